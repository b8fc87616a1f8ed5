"""The site: the online database of practices and the pages on evidence, on Django."""
