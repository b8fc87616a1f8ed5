"""Formulae over evidence, each with its official source."""
