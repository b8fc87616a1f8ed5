"""Charts: Vega-Lite specifications made of figures, one theme, drawn as SVG."""
