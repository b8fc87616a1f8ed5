"""What the API gives and takes of the catalogue: entries, drafts, decisions, code lists."""
