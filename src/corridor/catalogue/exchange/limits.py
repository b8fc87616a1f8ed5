"""How large a file of entries may be, and what is refused by its content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corridor.errors import Location, SourceError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many bytes in the file, bytes once unpacked, rows, and columns.

    As they stand, a catalogue of 100,000 entries goes out and comes in again. A door that is open to strangers
    passes narrower ones.
    """

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 500 * MEGABYTE
    rows: int = 200_000
    columns: int = 100


LIMITS = Limits()

# The first bytes of files that people take for tables, and what they are.
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "a document in an old Office format, or one with a password"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"<svg")


def read_within(path: Path, limits: Limits) -> bytes:
    """The file's bytes; raises `SourceError` for a file larger than allowed."""
    with path.open("rb") as file:
        data = file.read(limits.file_bytes + 1)
    check_size(data, path.name, limits)
    return data


def check_size(data: bytes, name: str, limits: Limits) -> None:
    """Raises `SourceError` for more bytes than allowed."""
    if len(data) > limits.file_bytes:
        raise SourceError(
            f"a file of at most {limits.file_bytes // MEGABYTE} MB",
            "a larger one",
            where=Location(name),
            remedy="cut it into several files",
        )


def check_rows(count: int, name: str, limits: Limits, sheet: str | None = None) -> None:
    """Raises `SourceError` for more rows than allowed."""
    if count > limits.rows:
        raise SourceError(
            f"at most {limits.rows:,} entries in a file",
            "more",
            where=Location(name, sheet),
            remedy="cut it into several files",
        )


def check_is_table(data: bytes, name: str) -> None:
    """Raises `SourceError` for what is no table by its content, whatever its name says."""
    start = data[:200].lstrip().lower()
    found = next((what for mark, what in _FOREIGN if data.startswith(mark)), None)
    if found is None and start.startswith(_PAGES):
        found = "a web page, a picture or another document with tags"
    if found is None and b"\x00" in data:
        found = "a file that is no text"
    if found is not None:
        raise SourceError(
            "a CSV file, a JSON file or a workbook (.xlsx)",
            found,
            where=Location(name),
            remedy="save the table as CSV UTF-8 or as .xlsx; the ending of the name alone changes nothing",
        )
