"""How much of a document is read: what is larger is a mistake or an attack, and ends in an error."""

from __future__ import annotations

MAX_FILE = 100_000_000
"""Bytes. Twice the largest report that people send; the file is held in memory."""

MAX_UNPACKED = 200_000_000
"""Bytes of all parts of a DOCX, unpacked. Its text is a small part of them, read piece by piece."""

MAX_RATIO = 200
"""How many times a part of a DOCX may grow when it is unpacked. Word's own parts grow 5 to 60 times."""

RATIO_FROM = 1_000_000
"""Bytes, unpacked, from which the ratio counts: smaller parts do no harm, and blank ones pack very well."""

MAX_PARTS = 10_000
"""Parts of a DOCX. A long one with many pictures has a few hundred."""

MAX_DEPTH = 500
"""Elements inside one another. Word's documents reach about 60, browsers stop at 512."""

MAX_PAGE = 2_000_000
"""Characters of a page: a whole book. Text without page breaks is parted there."""

MAX_PDF_PAGES = 20_000
"""Pages of a PDF: ten times the longest national report."""

MAX_OPERATIONS = 2_000_000
"""Steps of drawing on a page of a PDF. A page of text has some hundreds, a map up to a million."""
