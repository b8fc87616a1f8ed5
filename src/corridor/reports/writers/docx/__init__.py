"""DOCX through python-docx: real styles, fields and tables, so that people can edit the text."""
