"""Sections of the contribution that the Forum made in 2017, from records."""
