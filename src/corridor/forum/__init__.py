"""The Forum: summits, roundtables, the six areas, recommendations."""
