"""Codes in texts, such as 10.7, 10.c, A/RES/73/195 and COVID-19, as tokens of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corridor.search_text.lexeme import JOINTS, lexeme

MOST_PARTS = 10
"""A run of more parts than this is an address or a table, and is found by its parts."""


@dataclass(frozen=True, slots=True)
class CodeForm:
    """One token for the parts `first` to `last` of a code."""

    token: str
    first: int
    last: int


def code_forms(parts: Sequence[str], joints: Sequence[str], target_letters: Mapping[str, str]) -> Iterator[CodeForm]:
    """The tokens by which a code of two or more parts is found: whole, and in pieces. Without a figure it is words.

    Strokes and hyphens part it into pieces, of which any neighbours count: `73/195` finds `A/RES/73/195`. Points
    order: `10.7` finds `10.7.2`, and `7.2` does not. `target_letters` are those by which a language writes targets
    with hyphens (10-ج for 10.c); without them, no code is read so.
    """
    figures = [any(map(str.isnumeric, part)) for part in parts[: MOST_PARTS + 1]]
    if len(parts) > MOST_PARTS or not any(figures):
        return
    for first, last in _neighbours(joints):
        if any(figures[first : last + 1]):
            yield CodeForm(_joined(parts[first : last + 1], joints[first:last]), first, last)
    target = _target_parts(parts, joints, target_letters)
    for last in range(1, len(target)):
        yield CodeForm(_joined(target[: last + 1], "." * last), 0, last)


def _neighbours(joints: Sequence[str]) -> Iterator[tuple[int, int]]:
    starts = [0, *(place + 1 for place, joint in enumerate(joints) if joint != ".")]
    ends = [*(start - 1 for start in starts[1:]), len(joints)]
    for number, start in enumerate(starts):
        for end in range(start + 1, ends[number]):
            yield start, end
        for end in ends[number:]:
            if end > start:
                yield start, end


def _target_parts(parts: Sequence[str], joints: Sequence[str], letters: Mapping[str, str]) -> Sequence[str]:
    """The parts as written with points elsewhere; none where the code is not a target or indicator."""
    goal, within = parts[0], parts[1]
    short = goal.isdecimal() and len(goal) <= 2 and (within in letters or (within.isdecimal() and len(within) <= 2))
    if not letters or set(joints) != {"-"} or not short or len(parts) > 3:
        return ()
    return (goal, letters.get(within, within), *parts[2:])


def _joined(parts: Sequence[str], joints: Sequence[str]) -> str:
    """The token for a whole code. A hyphen between letters and a figure is left out: COVID-19 is COVID19."""
    text = lexeme(parts[0])
    for joint, before, part in zip(joints, parts, parts[1:], strict=False):
        between_letters_and_figure = joint == "-" and before[-1].isalpha() and part[0].isnumeric()
        text += ("" if between_letters_and_figure else JOINTS[joint]) + lexeme(part)
    return lexeme(text)
