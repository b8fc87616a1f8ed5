"""Pages on corridors: choose one, the largest, and the sheet of each."""
