"""Markdown without its marks: the words of headings, lists, links and tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

from corridor.linking.passage import Page
from corridor.linking.reading.cleaning import clean
from corridor.linking.reading.plain import plain_pages

_LOOKS_MARKED = re.compile(r"^#{1,6} \S|\]\(\S+\)", re.M)
_RULE = re.compile(r"^ {0,3}(?:=+|-{2,}|(?:[-*_] *){3,}|(?:`{3,}|~{3,})[^`]*|(?=[ :|]*-)[ :|-]+)$")
_LINK_ADDRESS = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s+\S+.*$")
_QUOTED = re.compile(r"^(?: {0,3}> ?)+")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s+|$)")
_HEADING_END = re.compile(r"(?:^|(?<=\s))#+\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")
_LINKED = r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])"
_IMAGE = re.compile("!" + _LINKED)
_LINK = re.compile(_LINKED)
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>|</?[A-Za-z][^<>]*>|<!--[^<]*?-->")
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=[^\s\\])[*_]{1,3}(?!\w)|~~|(?<!\\)`+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name has a heading or a link of Markdown."""
    return _LOOKS_MARKED.search(text) is not None


def markdown_pages(text: TextIO) -> Iterator[Page]:
    """The pages of a Markdown document, without marks."""
    for page in plain_pages(text):
        yield replace(page, text=without_marks(page.text))


def without_marks(text: str) -> str:
    """The words of a Markdown text; headings, items of lists and cells are paragraphs of their own."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines.extend(_lines_of(line))
    return re.sub(r"\n{3,}", "\n\n", clean("\n".join(lines))).strip()


def _lines_of(line: str) -> list[str]:
    line = _QUOTED.sub("", line).rstrip()
    if not line or _RULE.match(line) or _LINK_ADDRESS.match(line):
        return [""]
    if _HEADING.match(line):
        return ["", _words(_HEADING_END.sub("", _HEADING.sub("", line))), ""]
    if line.lstrip().startswith("|"):
        cells = (_words(cell) for cell in line.strip().strip("|").split("|"))
        return [part for cell in cells if cell for part in ("", cell)]
    if item := _ITEM.match(line):
        return ["", _words(line[item.end() :])]
    return [_words(line)]


def _words(line: str) -> str:
    for mark in (_IMAGE, _LINK):
        line = mark.sub(r"\1", line)
    for mark in (_NOTE, _ADDRESS, _EMPHASIS):
        line = mark.sub("", line)
    return html.unescape(_ESCAPED.sub(r"\1", line)).strip()
