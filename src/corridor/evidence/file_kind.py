"""Whether a downloaded file is what it should be: told from its bytes, not from its name."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from corridor.errors import FetchError
from corridor.evidence.downloads import FileKind

HEAD_BYTES = 4096
OLD_WORKBOOK_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MARK = b"PK\x03\x04"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MARKUP_BEGINNINGS = (b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head", b"<body")
MARKUP_TYPES = ("text/html", "application/xhtml+xml")

_AGAIN = "try again later, or download the file by hand and put it into the snapshot folder"


def check_media_type(media_type: str, address: str) -> None:
    """Raises `FetchError` when a server says that it sends a web page."""
    if media_type.partition(";")[0].strip().lower() in MARKUP_TYPES:
        raise FetchError("a data file", "a web page (an error or a login page)", where=address, remedy=_AGAIN)


def check_file_kind(path: Path, kind: FileKind, address: str) -> None:
    """Raises `FetchError` when the file is empty, a web page, damaged, or of another kind than `kind`."""
    found = _mismatch(path, kind)
    if found is not None:
        raise FetchError(f"a file of kind {kind}", found, where=address, remedy=_AGAIN)


def _mismatch(path: Path, kind: FileKind) -> str | None:
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if not head:
        return "an empty file"
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(MARKUP_BEGINNINGS):
        return "a web page or other markup (an error or a login page)"
    match kind:
        case FileKind.XLSX:
            return _workbook_mismatch(path, head)
        case FileKind.XLS:
            return None if head.startswith(OLD_WORKBOOK_MARK) else f"a file that begins {head[:8]!r}"
        case FileKind.ZIP:
            return _zip_mismatch(path, head)
        case FileKind.JSON:
            return _json_mismatch(path)
    return _csv_mismatch(head)


def _zip_mismatch(path: Path, head: bytes) -> str | None:
    if not head.startswith(ZIP_MARK):
        return f"a file that begins {head[:8]!r}"
    return None if zipfile.is_zipfile(path) else "a zip archive that ends early"


def _workbook_mismatch(path: Path, head: bytes) -> str | None:
    mismatch = _zip_mismatch(path, head)
    if mismatch is not None:
        return mismatch
    with zipfile.ZipFile(path) as archive:
        return None if "xl/workbook.xml" in archive.namelist() else "a zip archive that is no workbook"


def _json_mismatch(path: Path) -> str | None:
    try:
        json.loads(path.read_bytes())
    except ValueError as error:  # covers both broken JSON and bytes that are no text
        return f"text that is not whole JSON ({error})"
    return None


def _csv_mismatch(head: bytes) -> str | None:
    if head.startswith(UTF16_MARKS):
        return None
    if b"\0" in head or head.startswith((ZIP_MARK, OLD_WORKBOOK_MARK)):
        return "a binary file"
    if head.lstrip()[:1] in (b"{", b"["):
        return "JSON"
    return None if any(mark in head for mark in (b",", b";", b"\t")) else "text without columns"
