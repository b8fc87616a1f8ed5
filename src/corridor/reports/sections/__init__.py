"""Sections of reports: one module a section, each with `blocks(context)`."""
