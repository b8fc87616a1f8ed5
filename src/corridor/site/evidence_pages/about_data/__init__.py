"""About the data: files, vintages, licences, counts, repairs, and what was not taken."""
