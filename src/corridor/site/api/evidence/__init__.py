"""What the API gives of the evidence: builds, series, observations, figures, places, corridors, prices."""
