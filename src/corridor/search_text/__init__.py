"""Text made ready for search, once for both engines: normal form, words, stems, queries, highlights, corrections."""
