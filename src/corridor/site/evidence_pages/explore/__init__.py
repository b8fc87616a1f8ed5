"""The indicator explorer: all series, and for each a table, a chart, a map, files, an embedded page, a citation."""
