"""UPR Info's exports of recommendations (CSV, `.gz` or not) as entries of kind recommendation.

One row is what one state recommended to another in a session of the Universal Periodic Review. The files have
the line ends (CR) and the letters (Mac Roman) of old Macintosh programs.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from corridor.catalogue.entry import Entry, EntryKind, EntrySource, Level
from corridor.catalogue.exchange.intake import Intake, RowNotes, RowResult
from corridor.catalogue.exchange.limits import LIMITS, MEGABYTE, Limits, check_is_table, check_rows
from corridor.certainty import Certainty
from corridor.definitions import Record, data_path, read_record
from corridor.errors import Location, SourceError, UsageError
from corridor.places.place import Place, PlaceKind
from corridor.places.registry import place
from corridor.places.resolver import resolver
from corridor.places.search import find
from corridor.sources.contract import Repair
from corridor.sources.files import plain_name, read_bytes

HEADER = ["To", "To-Rgrp", "To-Org", "Text", "From", "From-Rgrp", "From-Org", "Response", "Action", "Issue", "Session"]
RESPONSES = ("Accepted", "Noted")
ACTIONS = ("1", "2", "3", "4", "5")
TITLE_LENGTH = 90

_OLD_ENCODING = "mac_roman"
_HEAD_BYTES = 200
_STATES = (PlaceKind.COUNTRY, PlaceKind.AREA)
_HASH_DIGITS = 12


class UprInfo(Record):
    """What the entries say of their source, and the names of states that only this publisher uses."""

    publisher: str
    title: str
    url: str
    states: Mapping[str, str]
    unknown: str


@cache
def upr_info() -> UprInfo:
    """The publisher; raises `DefinitionError` where the record does not hold what it must."""
    return read_record(data_path("corridor.catalogue", "upr_info.yaml"), UprInfo)


def is_upr_info(path: Path) -> bool:
    """Whether the file begins as UPR Info's exports do; raises `SourceError` for a damaged `.gz`."""
    return read_bytes(path, _HEAD_BYTES).startswith(",".join(HEADER).encode())


def read_upr_info(path: Path, limits: Limits = LIMITS) -> Intake:
    """All recommendations of a file.

    A recommendation that is listed twice is one entry. Raises `SourceError` for a file in another layout, in
    another encoding, or larger than allowed.
    """
    name = plain_name(path)
    data = read_bytes(path, limits.unpacked_bytes + 1)
    if len(data) > limits.unpacked_bytes:
        raise SourceError(f"at most {limits.unpacked_bytes // MEGABYTE} MB", "more", where=Location(name))
    check_is_table(data, name)
    text, repairs = _decoded(data, name)
    rows = (
        _read(cells, RowNotes(name, number), tell_letters=bool(repairs)) for number, cells in _rows(text, name, limits)
    )
    return Intake(name, tuple(_each_once(rows)), repairs)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Repair, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if b"\n" in data:
            raise SourceError(
                "text in UTF-8, or in Mac Roman with the line ends of a Macintosh",
                f"the byte 0x{data[error.start]:02X} at position {error.start} in a file with other line ends",
                where=Location(name),
                remedy="save the file as CSV UTF-8",
            ) from error
    repair = Repair(Location(name), "bytes that are not UTF-8, lines that end with CR", "read as Mac Roman", "encoding")
    return data.decode(_OLD_ENCODING), (repair,)


def _rows(text: str, name: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        header = next(reader, [])
        if header != HEADER:
            raise SourceError(
                f"the columns {', '.join(HEADER)}",
                ", ".join(header)[:200] or "nothing",
                where=Location(name, row=1),
                remedy="take UPR Info's export as it is",
            )
        for number, cells in enumerate(reader, start=2):
            check_rows(number - 1, name, limits)
            if any(cells):
                yield number, cells
    except csv.Error as error:
        raise SourceError(
            "cells whose quotation marks close", str(error), where=Location(name, row=number + 1)
        ) from error


def _read(cells: list[str], notes: RowNotes, *, tell_letters: bool) -> tuple[RowNotes, Entry | None]:
    if len(cells) != len(HEADER):
        notes.error("", f"{len(HEADER)} cells", len(cells), "look for a stray comma")
        return notes, None
    named = dict(zip(HEADER, cells, strict=True))
    if tell_letters:
        _tell_letters(named, notes)
    row = {column: _tidy(column, cell, notes) for column, cell in named.items()}
    under_review, recommending = _state("To", row["To"], notes), _recommending(row["From"], notes)
    _check(row, notes)
    if notes.errors or under_review is None:
        return notes, None
    return notes, _entry(row, under_review, recommending)


def _tidy(column: str, cell: str, notes: RowNotes) -> str:
    """The cell without HTML codes for signs, and with single blanks."""
    signs = html.unescape(cell)
    if signs != cell:
        notes.repair(column, cell, signs, "HTML codes for signs")
    tidy = " ".join(signs.split())
    if tidy != signs:
        notes.repair(column, signs[-20:], tidy[-20:], "blanks at the end or doubled")
    return tidy


def _tell_letters(cells: Mapping[str, str], notes: RowNotes) -> None:
    """Notes the words whose letters were bytes of Mac Roman, so that somebody can check them."""
    for column, cell in cells.items():
        words = [word for word in cell.split() if not word.isascii()]
        if words:
            notes.repair(column, [word.encode(_OLD_ENCODING) for word in words], ", ".join(words), "Mac Roman letters")


def _check(row: Mapping[str, str], notes: RowNotes) -> None:
    if not row["Text"]:
        notes.error("Text", "a recommendation", "", "leave the row out")
    if row["Response"] not in RESPONSES:
        notes.error("Response", f"one of {', '.join(RESPONSES)}", row["Response"])
    if row["Action"] not in ACTIONS:
        notes.error("Action", f"one of {', '.join(ACTIONS)}", row["Action"])
    if not (row["Session"].isascii() and row["Session"].isdigit() and len(row["Session"]) <= 3):
        notes.error("Session", "the number of a session", row["Session"])


def _recommending(name: str, notes: RowNotes) -> Place | None:
    """The state that recommends, None where the publisher does not know it."""
    if name == upr_info().unknown:
        notes.repair("From", name, "left open", "recommending state not known")
        return None
    return _state("From", name, notes)


def _state(column: str, name: str, notes: RowNotes) -> Place | None:
    code = upr_info().states.get(name) or resolver("name").code(name)
    found = None if code is None else place(code)
    if found is None or found.kind not in _STATES:
        notes.error(column, "the name of a state", name, _meant(name))
        return None
    return found


@cache
def _meant(name: str) -> str | None:
    try:
        return f"did you mean {find(name).name}?"
    except UsageError as error:
        return error.remedy


def _entry(row: Mapping[str, str], under_review: Place, recommending: Place | None) -> Entry:
    by = "a state that is not on record" if recommending is None else recommending.name_in_sentence
    issues = "; ".join(row["Issue"].split(",")) or "none given"
    source = upr_info()
    return Entry(
        kind=EntryKind.RECOMMENDATION,
        id=_id(row, under_review, recommending),
        title=_title(row["Text"]),
        summary=row["Text"],
        countries=(under_review.code,),
        level=Level.NATIONAL,
        sources=(
            EntrySource(
                publisher=source.publisher,
                title=f"{source.title}, session {int(row['Session'])}",
                url=source.url,
                seen="full",
            ),
        ),
        certainty=Certainty.HIGH,
        note=f"Recommended by {by}. Response: {row['Response'].lower()}. Action category: {row['Action']}. "
        f"Issues: {issues}.",
    )


def _id(row: Mapping[str, str], under_review: Place, recommending: Place | None) -> str:
    """The same for the same text from the same state to the same state in the same session, in whichever file."""
    by = recommending.code if recommending else ""
    content = "\n".join([str(int(row["Session"])), under_review.code, by, row["Text"]])
    digest = sha256(content.encode()).hexdigest()[:_HASH_DIGITS]
    return f"upr-{int(row['Session'])}-{under_review.code.lower()}-{digest}"


def _title(text: str) -> str:
    """The first words of the text, cut after a word."""
    if len(text) <= TITLE_LENGTH:
        return text
    words = text[: TITLE_LENGTH + 1].rpartition(" ")[0] or text[:TITLE_LENGTH]
    return words.rstrip(" ,;:-(") + "…"


def _each_once(rows: Iterator[tuple[RowNotes, Entry | None]]) -> Iterator[RowResult]:
    first: dict[str, tuple[int, Entry]] = {}
    for notes, entry in rows:
        if entry is None:
            yield notes.result(None)
            continue
        row, kept = first.setdefault(entry.id, (notes.row, entry))
        if row == notes.row:
            yield notes.result(entry)
            continue
        differs = "" if kept.note == entry.note else f"; this row said: {entry.note}"
        notes.repair("Text", entry.summary, f"left out, as row {row} has it{differs}", "recommendation listed twice")
        yield notes.result(None)
