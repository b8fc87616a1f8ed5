"""A document written to files: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from corridor.errors import ReportError, UsageError
from corridor.reports.document.blocks import Document
from corridor.reports.document.check import check
from corridor.reports.writers.docx.page import to_docx
from corridor.reports.writers.figures_file import SUFFIX, figures_file
from corridor.reports.writers.html.page import to_html
from corridor.reports.writers.pdf.page import to_pdf
from corridor.reports.writers.pictures import Picture, pictures

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
    _put(files, folder)
    return list(files)


def _put(files: Mapping[Path, bytes], folder: Path) -> None:
    """Write all files under temporary names, then give each its own."""
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            with NamedTemporaryFile(dir=folder, prefix=f".{path.name}.", delete=False) as temporary:
                waiting.append((Path(temporary.name), path))
                temporary.write(content)
                temporary.flush()
                os.fsync(temporary.fileno())
        for temporary_path, path in waiting:
            temporary_path.chmod(0o644)
            temporary_path.replace(path)
    except OSError as error:
        raise ReportError(
            "a folder with room for the document",
            error.strerror or str(error),
            where=str(error.filename or folder),
            remedy="free space on the disk, or name a folder that you may write to",
        ) from error
    finally:
        for temporary_path, _ in waiting:
            temporary_path.unlink(missing_ok=True)
