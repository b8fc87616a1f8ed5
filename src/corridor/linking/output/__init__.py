"""What is found in a document, written out: rows, JSON, a table of goals, a marked-up page, an explanation."""
