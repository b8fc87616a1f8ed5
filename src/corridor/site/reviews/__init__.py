"""The review builder: choose, edit the narrative, download."""
