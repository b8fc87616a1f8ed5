"""Running the site: serve, back up and restore, watch, forget."""
