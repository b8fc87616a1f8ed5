r"""How one cell of a table holds several values, and text that a spreadsheet would run.

Values are parted by a mark. A backslash takes the next character as it is; `\n` is a line break and `\r` a
carriage return.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LIST_MARK = ";"
PART_MARK = "|"

_TOKEN = re.compile(r"\\(?P<escaped>.)|(?P<plain>.)", re.DOTALL)
_CODED = {"n": "\n", "r": "\r"}
_WRITTEN = {"\n": r"\n", "\r": r"\r"}
# What makes a spreadsheet take a text for a formula, also behind apostrophes that were in the text before.
_RUNS = re.compile(r"'*[=+\-@\t\r\n]")
_KEPT = re.compile(r"'+[=+\-@\t\r\n]")


def joined(values: Iterable[str], mark: str) -> str:
    """The values as one text, parted by `mark`."""
    between = f" {mark} " if mark == PART_MARK else f"{mark} "
    return between.join(_escaped(value, mark) for value in values)


def parted(cell: str, marks: str) -> list[str]:
    """The values of a cell that are parted by any character of `marks`, without blanks around them."""
    if "\\" not in cell:
        plain = cell
        for mark in marks[1:]:
            plain = plain.replace(mark, marks[0])
        return [part.strip() for part in plain.split(marks[0])]
    parts: list[list[tuple[str, bool]]] = [[]]
    for token in _TOKEN.finditer(cell):
        if token["plain"] and token["plain"] in marks:
            parts.append([])
        elif token["plain"]:
            parts[-1].append((token["plain"], False))
        else:
            parts[-1].append((_CODED.get(token["escaped"], token["escaped"]), True))
    return ["".join(letter for letter, _ in _stripped(part)) for part in parts]


def neutralised(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def as_meant(cell: str) -> str:
    """The cell without the apostrophe that `neutralised` puts before it."""
    return cell[1:] if _KEPT.match(cell) else cell


def _escaped(value: str, mark: str) -> str:
    inner = "".join(_WRITTEN.get(letter, f"\\{letter}" if letter in ("\\", mark) else letter) for letter in value)
    if value[:1].isspace() and value[0] not in _WRITTEN:
        inner = f"\\{inner}"
    if len(value) > 1 and value[-1].isspace() and value[-1] not in _WRITTEN:
        inner = f"{inner[:-1]}\\{inner[-1]}"
    return inner


def _stripped(part: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    start, end = 0, len(part)
    while start < end and _is_blank(part[start]):
        start += 1
    while end > start and _is_blank(part[end - 1]):
        end -= 1
    return part[start:end]


def _is_blank(letter: tuple[str, bool]) -> bool:
    text, escaped = letter
    return not escaped and text.isspace()
