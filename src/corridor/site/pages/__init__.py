"""The public pages of the catalogue: home, search, entries, goals and targets, areas, summits, log of decisions."""
