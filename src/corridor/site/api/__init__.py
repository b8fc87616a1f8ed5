"""The API: read for all, write with a token."""
