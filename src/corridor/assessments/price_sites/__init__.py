"""The twelve minimum requirements for a price comparison site, as tests over a national price file."""
