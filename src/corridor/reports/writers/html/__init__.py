"""HTML: one file that needs nothing else, no script, no request."""
