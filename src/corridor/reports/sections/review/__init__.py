"""Sections of the review of a country, area or group."""
