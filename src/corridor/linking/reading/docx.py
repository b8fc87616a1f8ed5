"""DOCX: paragraphs, cells and notes in their order, page by page as it was last laid out."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.linking.passage import Page
from corridor.linking.reading.package import Package
from corridor.linking.reading.pager import Pager

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",  # the strict form of the standard
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_SKIPPED = {
    f"{_COMPATIBILITY}Fallback",  # the text of the choice before it once more
    *(f"{word}moveFrom" for word in _WORD),  # the text at the place that it was moved from
}
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = ("footnote", "endnote")


def docx_pages(data: bytes, name: str) -> Iterator[Page]:
    """The pages of a DOCX; each note stands at the end of the page that refers to it.

    A paragraph that goes over a page's end stays whole on the page where it begins.
    Raises `SourceError` for what is no DOCX, damaged, or unpacks too large.
    """
    package = Package(data, name)
    notes: dict[tuple[str, str], list[str]] = {}
    for kind in _NOTES:
        part = package.beside_main(f"{kind}s.xml")
        if package.has(part):
            found = _Notes(kind, notes)
            for _ in package.parse(part, found.start, found.end, found.text):
                continue
    body = _Body(notes)
    for _ in package.parse(package.main, body.start, body.end, body.text):
        yield from body.pager.complete()
    body.add_notes()
    yield from body.pager.last()


class _Flow:
    """The text of paragraphs, also of those in text boxes inside other paragraphs."""

    def __init__(self) -> None:
        self._paragraphs: list[list[str]] = []
        self._in_text = False
        self._skipped = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            return
        name = _word_name(tag)
        if name == "p":
            self._paragraphs.append([])
        elif name == "t":
            self._in_text = True
        elif name in _SIGNS:
            self.write(_SIGNS[name])
        elif name is not None:
            self.element(name, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = _word_name(tag)
        if name == "t":
            self._in_text = False
        elif name == "p":
            self.paragraph("".join(self._paragraphs.pop()))

    def text(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self.write(text)

    def write(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].append(text)

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Any other element of Word's."""
        if name == "br":
            self.write("\n")

    def paragraph(self, text: str) -> None:
        """A paragraph that has ended."""


class _Notes(_Flow):
    def __init__(self, kind: str, notes: dict[tuple[str, str], list[str]]) -> None:
        super().__init__()
        self._kind = kind
        self._notes = notes
        self._note: list[str] = []

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._kind:
            self._note = self._notes.setdefault((self._kind, attributes.get("id", "")), [])
        else:
            super().element(name, attributes)

    def paragraph(self, text: str) -> None:
        if text.strip():
            self._note.append(text)


class _Body(_Flow):
    def __init__(self, notes: dict[tuple[str, str], list[str]]) -> None:
        super().__init__()
        self.pager = Pager()
        self._notes = notes
        self._referred: list[str] = []
        self._turns = 0
        self._just_turned = False

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if _is_page_break(name, attributes):
            self._break_here()
        elif name == "lastRenderedPageBreak":
            self._rendered_break()
        elif name.endswith("Reference") and name.removesuffix("Reference") in _NOTES:
            key = (name.removesuffix("Reference"), attributes.get("id", ""))
            self._referred.extend(self._notes.pop(key, ()))
        else:
            super().element(name, attributes)

    def write(self, text: str) -> None:
        super().write(text)
        self._just_turned = self._just_turned and not text.strip()

    def paragraph(self, text: str) -> None:
        self.pager.add(text)
        if not self._paragraphs:
            self._turn_as_rendered()

    def add_notes(self) -> None:
        for note in self._referred:
            self.pager.add(note)
        self._referred = []

    def _break_here(self) -> None:
        if len(self._paragraphs) > 1:
            return  # a text box is no page
        if self._paragraphs:
            self.pager.add("".join(self._paragraphs[0]))
            self._paragraphs[0].clear()
        self._turn_as_rendered()
        self._turn()
        self._just_turned = True

    def _rendered_break(self) -> None:
        if self._just_turned:  # the same break, as it was laid out
            self._just_turned = False
        elif self._paragraphs and "".join(self._paragraphs[0]).strip():
            self._turns += 1
        else:
            self._turn()

    def _turn_as_rendered(self) -> None:
        for _ in range(self._turns):
            self._turn()
        self._turns = 0

    def _turn(self) -> None:
        self.add_notes()
        self.pager.turn()


def _is_page_break(name: str, attributes: dict[str, str]) -> bool:
    if name == "pageBreakBefore":
        return attributes.get("val", "1") not in ("0", "false", "off")
    return name == "br" and attributes.get("type") == "page"


def _word_name(tag: str) -> str | None:
    namespace, blank, name = tag.rpartition(" ")
    return name if namespace + blank in _WORD else None
