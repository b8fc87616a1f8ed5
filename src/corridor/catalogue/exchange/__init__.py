"""Entries as files and back: CSV, JSON, XLSX, and what others publish."""
