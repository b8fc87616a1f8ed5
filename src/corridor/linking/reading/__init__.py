"""Documents read page by page: PDF, DOCX, HTML, Markdown, plain text, a column of a CSV."""
