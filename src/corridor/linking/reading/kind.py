"""Which format a document has: by its first bytes, and by its name where they do not tell."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from corridor.errors import Location, SourceError
from corridor.linking.reading.encoding import encoding_of
from corridor.linking.reading.markdown import looks_like_markdown

_START = 1024
_SAMPLE = 8192


class Kind(StrEnum):
    """The formats that are read."""

    PDF = "PDF"
    DOCX = "DOCX"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    TEXT = "text"
    TABLE = "CSV"


_BY_SUFFIX = {
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
}
_SURELY_HTML = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*<(?:!doctype\s+html|html)\b", re.S)
_LIKELY_HTML = re.compile(r"<(?:\?xml|!--|(?:head|body|title|meta|main|article|section|div|table|p|h[1-6])[\s>])")

_PICTURE = ("a picture", "run it through text recognition first, and give the text")
_PACKED = ("a packed file", "unpack it first")
_OTHERS = {
    b"\xd0\xcf\x11\xe0": ("an old Office document, or one with a password", "save it as DOCX without a password"),
    b"{\\rtf": ("an RTF document", "save it as DOCX"),
    b"%!PS": ("a PostScript document", "save it as PDF"),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\x00": _PICTURE,
    b"MM\x00*": _PICTURE,
    b"\x1f\x8b": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"Rar!": _PACKED,
    b"PK\x05\x06": ("an empty zip file", "send the document again"),
}


def kind_of(data: bytes, name: str) -> Kind:
    """The format of a document.

    Raises `SourceError` for an empty file, and for formats that are known but not read.
    """
    start = data[:_START]
    if not start.strip() and not data.strip():
        raise SourceError(
            "a document with text",
            "an empty file",
            where=Location(name),
            remedy="check that it was saved whole",
        )
    for mark, (what, remedy) in _OTHERS.items():
        if start.startswith(mark):
            raise SourceError(
                "a PDF, DOCX, HTML, Markdown or text document, or a CSV", what, where=Location(name), remedy=remedy
            )
    suffix = PurePath(name).suffix.lower()
    if start.lstrip().startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in start):
        return Kind.PDF
    if start.startswith(b"PK\x03\x04"):
        return Kind.DOCX
    return _kind_of_text(data[:_SAMPLE], suffix)


def _kind_of_text(sample: bytes, suffix: str) -> Kind:
    text = sample.decode(encoding_of(sample), errors="replace").lstrip()
    if _SURELY_HTML.match(text.lower()):
        return Kind.HTML
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if _LIKELY_HTML.match(text.lower()):
        return Kind.HTML
    return Kind.MARKDOWN if looks_like_markdown(text) else Kind.TEXT
