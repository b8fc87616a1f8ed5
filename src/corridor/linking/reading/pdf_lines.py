"""The lines of a PDF's page as paragraphs."""

from __future__ import annotations

import re

from corridor.linking.reading.cleaning import clean

_HYPHENS = "-\u2010"
_SOFT_HYPHEN = "\u00ad"
_BULLET = re.compile(r"[•‣▪▫◦●○■□➢➤✓·]\s")
_SENTENCE_END = re.compile(r"[.!?:;。？！؟۔][\"'»”’)\]]*\d{0,3}$")
_SHORT = 0.75
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def paragraphs_of(text: str) -> str:
    """The text with each paragraph on one line; words parted at a line's end are whole again.

    A paragraph ends at an empty line, before the mark of a list's item, and after a line that ends a sentence well
    before the others end. A hyphen goes where small letters stand on both sides of it.
    """
    lines = [line.strip() for line in text.splitlines()]
    short = _SHORT * max(map(len, lines), default=0)
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line or _BULLET.match(line):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
        if len(line) < short and _SENTENCE_END.search(line):
            paragraphs.append([])
    joined = (clean(_joined(paragraph)).strip() for paragraph in paragraphs if paragraph)
    return "\n\n".join(paragraph for paragraph in joined if paragraph)


def _joined(lines: list[str]) -> str:
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        parts.append(_with_its_end(line, following[:1]))
    return "".join(parts)


def _with_its_end(line: str, following: str) -> str:
    """The line with what stands between it and the following letter."""
    if not following:
        return line
    if line.endswith(_SOFT_HYPHEN):
        return line[:-1]
    if line[-1] in _HYPHENS and len(line) > 1 and line[-2].islower() and following.islower():
        return line[:-1]
    if line[-1] in _HYPHENS and len(line) > 1 and line[-2].isalnum() and following.isalnum():
        return line  # "EU-" and "wide", "2015-" and "2030": the hyphen is the word's own
    if _UNSPACED.match(line[-1]) and _UNSPACED.match(following):
        return line
    return line + " "
