"""A document from a file or from standard input, in any of the formats, told by its content."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from corridor.errors import Location, SourceError, UsageError
from corridor.linking.passage import Page
from corridor.linking.reading.cleaning import has_words
from corridor.linking.reading.document import Document
from corridor.linking.reading.docx import docx_pages
from corridor.linking.reading.encoding import open_text
from corridor.linking.reading.html import html_pages
from corridor.linking.reading.kind import Kind, kind_of
from corridor.linking.reading.limits import MAX_FILE
from corridor.linking.reading.markdown import markdown_pages
from corridor.linking.reading.plain import plain_pages
from corridor.linking.reading.table import table_pages

_BLOCK = 1 << 20
_LOOKED_AT = 1000


def pages_of(path: Path, *, column: str | None = None) -> Document:
    """The document in a file; of a table the column that has the text.

    Raises `UsageError` for a file or column that is not there, `SourceError` for what cannot be read; so may the
    pages when they are asked for.
    """
    try:
        with path.open("rb") as file:
            return read_stream(file, path.name, column=column)
    except OSError as error:
        raise UsageError(
            "a file that can be read",
            error.strerror or str(error),
            where=Location(str(path)),
            remedy="check the name of the file, and that you may read it",
        ) from error


def read_stream(stream: BinaryIO, name: str = "standard input", *, column: str | None = None) -> Document:
    """The document that a stream of bytes gives, as `pages_of`."""
    data = _bytes_of(stream, name)
    kind = kind_of(data, name)
    if column is not None and kind in (Kind.TEXT, Kind.MARKDOWN):
        kind = Kind.TABLE
    if column is not None and kind is not Kind.TABLE:
        raise UsageError(
            f"no column for a document in {kind}",
            f"column {column!r}",
            where=Location(name),
            remedy="leave the column out; only a CSV has columns",
        )
    if kind is Kind.PDF:
        # pypdf takes a tenth of a second to load, and only a PDF needs it.
        from corridor.linking.reading.pdf import pdf_document

        return pdf_document(data, name)
    if kind is Kind.TABLE:
        return Document(name, None, _with_a_row(table_pages(open_text(data, name), name, column), name), "row")
    return Document(name, None, _with_words(_flowing_pages(data, name, kind), name))


def _flowing_pages(data: bytes, name: str, kind: Kind) -> Iterator[Page]:
    if kind is Kind.DOCX:
        return docx_pages(data, name)
    if kind is Kind.HTML:
        return html_pages(data, name)
    text = open_text(data, name)
    return markdown_pages(text) if kind is Kind.MARKDOWN else plain_pages(text)


def _bytes_of(stream: BinaryIO, name: str) -> bytes:
    held = io.BytesIO()
    while block := stream.read(_BLOCK):
        held.write(block)
        if held.tell() > MAX_FILE:
            raise SourceError(
                f"a document of at most {MAX_FILE // 1_000_000} MB",
                "a larger one",
                where=Location(name),
                remedy="split it, or save it without pictures",
            )
    return held.getvalue()


def _with_words(pages: Iterator[Page], name: str) -> Iterator[Page]:
    """The pages, after a look whether any of them has words, so that an error comes before the first one."""
    seen: list[Page] = []
    for page in islice(pages, _LOOKED_AT):
        seen.append(page)
        if has_words(page.text):
            return chain(seen, pages)
    raise SourceError(
        "a document with text", "none", where=Location(name), remedy="check that this is the document that you mean"
    )


def _with_a_row(rows: Iterator[Page], name: str) -> Iterator[Page]:
    first = next(rows, None)
    if first is None:
        raise SourceError(
            "a table with rows", "its header only", where=Location(name), remedy="check that the table was saved whole"
        )
    return chain([first], rows)
