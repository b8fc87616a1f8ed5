"""A document as one PDF file, tagged to PDF/UA-1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from corridor.errors import ReportError
from corridor.reports.document.blocks import Document
from corridor.reports.fonts import FAMILIES, typst_fonts
from corridor.reports.writers.pdf.payload import payload
from corridor.reports.writers.pictures import Picture

if TYPE_CHECKING:
    import typst

_NO_GLYPH = "could not be displayed with font"


def to_pdf(document: Document, pictures: Mapping[str, Picture]) -> bytes:
    """The whole file; its creation date is the document's date, so equal documents give equal bytes.

    Where the packaged typefaces lack a character, the machine's own are asked. Raises
    `ReportError` where they lack it too, or where typst cannot set the document as PDF/UA-1.
    """
    import typst

    data = json.dumps({**payload(document, pictures), "fonts": FAMILIES}, ensure_ascii=False)
    try:
        try:
            return _compile(document, data, typst_fonts(system=False))
        except typst.TypstError as error:
            if _NO_GLYPH not in error.message:
                raise
            return _compile(document, data, typst_fonts(system=True))
    except typst.TypstError as error:
        raise ReportError(
            "a document that typst can set as PDF/UA-1",
            error.message,
            where=f"document {document.identifier!r}",
            remedy="install a font for the script that it names (Noto has one)"
            if _NO_GLYPH in error.message
            else "mend the block that it names, or reports/writers/pdf/data/document.typ",
        ) from error


def _compile(document: Document, data: str, fonts: typst.Fonts) -> bytes:
    import typst

    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"document": data},
        font_paths=fonts,
        pdf_standards=["ua-1"],
        timestamp=datetime.fromisoformat(document.metadata["date"]).replace(tzinfo=UTC),
    )


@cache
def _template() -> bytes:
    return resources.files("corridor.reports.writers.pdf").joinpath("data/document.typ").read_bytes()
