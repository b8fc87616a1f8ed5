"""A document written to files: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corridor.errors import UsageError
from corridor.reports.document.blocks import Document
from corridor.reports.document.check import check
from corridor.reports.writers.docx.page import to_docx
from corridor.reports.writers.figures_file import SUFFIX, figures_file
from corridor.reports.writers.html.page import to_html
from corridor.reports.writers.pdf.page import to_pdf
from corridor.reports.writers.pictures import Picture, pictures
from corridor.whole_files import put

type Writer = Callable[[Document, Mapping[str, Picture]], bytes]

WRITERS: Mapping[str, Writer] = {"html": to_html, "pdf": to_pdf, "docx": to_docx}


def write(document: Document, formats: Sequence[str], folder: Path) -> list[Path]:
    """Write the document as `<identifier>.<format>` and its figures as `<identifier>.figures.json`.

    Formats are `html`, `pdf`, `docx`; any other raises `UsageError`. Everything is made before
    anything is written, and each file replaces an older one in one step. Raises `ReportError`
    for a document that `check` refuses, and where the folder cannot be written to.
    """
    for name in formats:
        if name not in WRITERS:
            raise UsageError(f"a format among {', '.join(WRITERS)}", repr(name), remedy="name one of these")
    check(document)
    drawn = pictures(document)
    files = {folder / f"{document.identifier}.{name}": WRITERS[name](document, drawn) for name in formats}
    files[folder / f"{document.identifier}{SUFFIX}"] = figures_file(document)
    put({path: [content] for path, content in files.items()}, folder)
    return list(files)
