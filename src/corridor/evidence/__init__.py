"""The store of observations: build, vintages, query, trace."""
