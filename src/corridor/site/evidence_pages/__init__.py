"""The pages of the evidence: countries, corridors, costs, indicators, coverage, sources."""
