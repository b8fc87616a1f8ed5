"""The `corridor` command: thin, no formula lives here."""
