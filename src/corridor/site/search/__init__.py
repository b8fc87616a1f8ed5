"""Search over what is published: text by the database's engine, facets by sets in memory."""
