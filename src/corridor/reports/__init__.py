"""Documents: what a report says, and the writers that put it on a page."""
