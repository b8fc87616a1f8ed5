"""Pages on countries, areas and groups: the list, and the profile of each."""
