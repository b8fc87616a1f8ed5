"""Scripts, as far as search treats them differently."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cache

from corridor.definitions import Record, data_path, read_records


class Script(StrEnum):
    """The script of a letter. `UNSPACED` are those that part no words: Chinese, Japanese, Korean, Thai, ..."""

    LATIN = "latin"
    GREEK = "greek"
    CYRILLIC = "cyrillic"
    HEBREW = "hebrew"
    ARABIC = "arabic"
    UNSPACED = "unspaced"
    OTHER = "other"


class CodePoints(Record):
    """A range of code points, in hexadecimal, both ends included."""

    first: str
    last: str
    note: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Both ends as numbers."""
        return int(self.first, 16), int(self.last, 16)


class _ScriptRange(CodePoints):
    script: Script


@cache
def script_ranges() -> tuple[tuple[int, int, Script], ...]:
    """First and last code point and script, in the order of code points."""
    records = read_records(data_path(__package__, "scripts.csv"), _ScriptRange)
    return tuple(sorted((*record.span, record.script) for record in records))


@cache
def _starts() -> tuple[int, ...]:
    return tuple(first for first, _, _ in script_ranges())


def script_of(letter: str) -> Script:
    """The script of one letter; `OTHER` for those that search treats alike."""
    place = bisect_right(_starts(), ord(letter)) - 1
    if place < 0:
        return Script.OTHER
    _, last, script = script_ranges()[place]
    return script if ord(letter) <= last else Script.OTHER
