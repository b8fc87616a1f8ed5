"""Corridor: migration evidence for the 2030 Agenda."""

__version__ = "0.1.0"
