"""Writers turn a document into files: HTML, PDF and DOCX. They know no domain."""
