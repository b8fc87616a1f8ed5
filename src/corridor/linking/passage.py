"""What is read: the pages of a document, and the passages that they are split into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document, or a row of a table: its number from 1, and its text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of one page; `page.text[start:end]` is `text`."""

    page: int
    start: int
    end: int
    text: str
