"""The document model: what is on the page, with no knowledge of HTML, typst or DOCX."""
