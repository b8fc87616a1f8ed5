"""PDF/UA-1 through typst: the document goes in as data, so no text of it is ever read as markup."""
