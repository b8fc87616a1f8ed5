"""Sections of the sheet of a corridor: a pair of countries."""
