"""HTML: the words of the title and of the text, without scripts, styles and menus."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from corridor.errors import Location, SourceError
from corridor.linking.passage import Page
from corridor.linking.reading.encoding import open_text
from corridor.linking.reading.limits import MAX_DEPTH, MAX_PAGE
from corridor.linking.reading.pager import Pager

_BLOCK = 1 << 20
_LONGEST_ELEMENT = 2 * MAX_PAGE  # the parser looks at an element that does not end from its beginning, again and again
_LONGEST_REST = 1 << 16
_DROPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "canvas",
        "object",
        "select",
        "textarea",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"),
        *("hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"),
    ]
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
_CHARSETS = re.compile(r"cp125\d|iso8859(?:-\d+)?|koi8-[ru]|gb2312|gbk|gb18030|big5|mac-\w+")


def html_pages(data: bytes, name: str) -> Iterator[Page]:
    """The text of an HTML document; elements that stand apart are paragraphs.

    Raises `SourceError` for an element of millions of characters that does not end.
    """
    text = open_text(data, name, _declared_charset(data))
    reader = _Reader()
    while block := text.read(_BLOCK):
        reader.feed(block)
        _check_rest(reader, _LONGEST_ELEMENT, name)
        yield from reader.pager.complete()
    if not reader.inside_dropped():
        _check_rest(reader, _LONGEST_REST, name)
        reader.close()
    reader.end_paragraph()
    yield from reader.pager.last()


def _check_rest(reader: _Reader, limit: int, name: str) -> None:
    if len(reader.rawdata) > limit:
        raise SourceError(
            "HTML whose elements end",
            f"one that does not within {limit:,} characters",
            where=Location(name),
            remedy="save the page again, or save it as text",
        )


def _declared_charset(data: bytes) -> str | None:
    """The charset that the document says it has, where it is one that text is written in."""
    found = _CHARSET.search(data[:2048])
    if found is None:
        return None
    try:
        charset = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return charset if _CHARSETS.fullmatch(charset) else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pager = Pager()
        self._open: list[str] = []
        self._counted: Counter[str] = Counter()
        self._lines: list[list[str]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._lines.append([])
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag == "main" and self._counted["nav"]:
            self._close("nav")  # a menu that was not closed would take the whole text with it
        if tag not in _VOID and len(self._open) < MAX_DEPTH:
            self._open.append(tag)
            self._counted[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        self._close(tag)

    def handle_data(self, data: str) -> None:
        if not self.inside_dropped():
            self._lines[-1].append(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # the standard library's answer to a `<![` that it does not know
            end = self.rawdata.find(">", i)
            return end + 1 if end >= 0 else -1

    def inside_dropped(self) -> bool:
        return any(self._counted[tag] for tag in _DROPPED)

    def _close(self, tag: str) -> None:
        """Closes the element, and those inside it that were left open."""
        while self._counted[tag]:
            last = self._open.pop()
            self._counted[last] -= 1
            if last == tag:
                return

    def end_paragraph(self) -> None:
        if self._lines == [[]]:
            return
        lines = (" ".join("".join(line).split()) for line in self._lines)
        self.pager.add("\n".join(line for line in lines if line))
        self._lines = [[]]
