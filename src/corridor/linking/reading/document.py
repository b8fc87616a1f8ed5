"""A document as it is read: its name, how many pages it has, and the pages one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corridor.linking.passage import Page

type Part = Literal["page", "row"]
"""What a document is read by."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose pages are read as they are asked for, once; each may raise `SourceError`.

    `count` is the number of pages where it is known before they are read: in PDF. Text, Markdown and HTML
    without page breaks, and DOCX that was never laid out, are one page, or a few where they are very long.
    The pages of a table are its rows: then `part` says so.
    """

    name: str
    count: int | None
    pages: Iterator[Page]
    part: Part = "page"
