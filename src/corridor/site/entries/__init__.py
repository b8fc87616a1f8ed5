"""Entries that people write: stored, versioned, moderated, published."""
