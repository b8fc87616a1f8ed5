"""PDF: the text of each page, read when it is asked for."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator

from pypdf import PageObject, PasswordType, PdfReader, apply_configuration

from corridor.errors import Location, SourceError
from corridor.linking.passage import Page
from corridor.linking.reading.cleaning import has_words
from corridor.linking.reading.document import Document
from corridor.linking.reading.limits import MAX_OPERATIONS, MAX_PAGE, MAX_PDF_PAGES
from corridor.linking.reading.pdf_lines import paragraphs_of

_FIRST_PAGES = 20
_LAST_PAGES = 5
_FORGOTTEN_EVERY = 50  # pages; pypdf keeps every object that it has met

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each oddity of a file, of which there are thousands


def pdf_document(data: bytes, name: str) -> Document:
    """The pages of a PDF; a page without text is an empty one.

    Raises `SourceError` for a PDF that is damaged, needs a password, has more pages than are read, or has pictures
    of text only: no text on the first 20 pages and the last 5.
    """
    pages = _Pages(data, name)
    known = _first_texts(pages, name)
    return Document(name, pages.count, _texts(pages, known))


def _texts(pages: _Pages, known: dict[int, str]) -> Iterator[Page]:
    for number in range(1, pages.count + 1):
        text = known.pop(number, None)
        yield Page(number, pages.text(number) if text is None else text)
        if number % _FORGOTTEN_EVERY == 0:
            pages.forget()


def _first_texts(pages: _Pages, name: str) -> dict[int, str]:
    """The texts that were read until one had words."""
    known: dict[int, str] = {}
    first = range(1, min(pages.count, _FIRST_PAGES) + 1)
    last = range(max(pages.count - _LAST_PAGES, _FIRST_PAGES) + 1, pages.count + 1)
    for number in (*first, *last):
        known[number] = pages.text(number)
        if has_words(known[number]):
            return known
    raise SourceError(
        "a PDF with text",
        f"{pages.count:,} pages without any: they are pictures, as from a scanner",
        where=Location(name),
        remedy="it is scanned: run it through text recognition first",
    )


class _Pages:
    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._reader = self._told(lambda: PdfReader(io.BytesIO(data)))
        if self._told(self._needs_password):
            raise SourceError(
                "a PDF that opens without a password",
                "an encrypted one",
                where=Location(name),
                remedy="open it with its password and save it without one",
            )
        self.count = self._told(lambda: len(self._reader.pages))
        if not 1 <= self.count <= MAX_PDF_PAGES:
            raise SourceError(
                f"a PDF of 1 to {MAX_PDF_PAGES:,} pages",
                f"{self.count:,}",
                where=Location(name),
                remedy="split it into parts" if self.count else "send it again; it may have been cut off",
            )

    def text(self, number: int) -> str:
        """The text of a page, numbered from 1."""
        text = self._told(lambda: _extracted(self._reader.pages[number - 1]), number)
        if len(text) > MAX_PAGE:
            raise SourceError(
                f"a page of at most {MAX_PAGE:,} characters",
                f"{len(text):,}",
                where=self._where(number),
                remedy="take the page out of the PDF",
            )
        return paragraphs_of(text)

    def forget(self) -> None:
        """Frees the objects of the pages that were read; what is needed again is read again."""
        self._reader.resolved_objects.clear()

    def _needs_password(self) -> bool:
        return self._reader.is_encrypted and self._reader.decrypt("") == PasswordType.NOT_DECRYPTED

    def _told[T](self, step: Callable[[], T], page: int | None = None) -> T:
        try:
            with apply_configuration(stream_parsing_work_maximum_count=MAX_OPERATIONS):
                return step()
        except Exception as error:  # pypdf says itself that damaged files raise anything
            raise SourceError(
                "a complete PDF",
                f"one that is cut off or damaged ({type(error).__name__}: {error})",
                where=self._where(page),
                remedy="send it again, or print it into a new PDF",
            ) from error

    def _where(self, page: int | None) -> Location | str:
        return Location(self._name) if page is None else f"{self._name}, page {page}"


def _extracted(page: PageObject) -> str:
    """The text as pypdf gives it. Where a page draws forms, which may draw forms, the steps are counted."""
    if not _has_forms(page):
        return page.extract_text()
    steps = 0

    def count(*drawn: object) -> None:
        nonlocal steps
        steps += 1
        if steps > MAX_OPERATIONS:
            raise OverflowError(f"more than {MAX_OPERATIONS:,} steps of drawing")

    return page.extract_text(visitor_operand_before=count)


def _has_forms(page: PageObject) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    if drawn is None:
        return False
    return any(one.get_object().get("/Subtype") == "/Form" for one in drawn.get_object().values())
