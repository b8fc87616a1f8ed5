"""Whatever comes in, pages or an error with words come out."""

from __future__ import annotations

import io

import pytest
import typst
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import CorridorError
from corridor.linking.reading.cleaning import clean
from corridor.linking.reading.limits import MAX_PAGE
from tests.linking.reading.made import docx, drawn, packed, pages, paragraph, pdf

NAMES = st.sampled_from(["a.pdf", "a.docx", "a.html", "a.md", "a.txt", "a.csv", "standard input"])
STARTS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"# ", b"a,text\n"]
)
MARKS = st.sampled_from(
    [*"<>!-[]()/&;#*`|='\"x 1\n", "<p>", "<![", "<nav", "<script>", "&#xd800;", "&#0;", "<?", "]]>"]
)
STEPS = st.sampled_from([b"BT", b"ET", b"/F 9 Tf", b"(a) Tj", b"[(a) 9 (b", b"T*", b"/X0 Do", b"<<", b"BI ID"])


def _word() -> bytes:
    made = WordDocument()
    made.add_paragraph("Remittances and diaspora")
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


WHOLE = {
    "typst": typst.compile(b"Remittances #pagebreak() Diaspora"),
    "pdf": pdf([drawn(["Skills"]), b"/X0 Do"], [drawn(["Form"])]),
    "docx": docx(paragraph("Remittances")),
    "word": _word(),
}


def _read_or_told(data: bytes, name: str, column: str | None = None) -> None:
    try:
        found = pages(data, name, column)
    except CorridorError as error:
        assert all((error.expected, error.found, error.remedy, error.where))  # noqa: PT017 - pages are as good
        return
    numbers = [page.number for page in found]
    assert numbers == sorted(set(numbers))
    for page in found:
        assert len(page.text) <= MAX_PAGE
        assert page.text == clean(page.text)
        page.text.encode()


@settings(max_examples=300)
@given(start=STARTS, data=st.binary(max_size=400), name=NAMES, column=st.sampled_from([None, "text"]))
def test_any_bytes(start: bytes, data: bytes, name: str, column: str | None) -> None:
    _read_or_told(start + data, name, column)


@settings(max_examples=200)
@given(text=st.text(max_size=300), name=NAMES, encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_text(text: str, name: str, encoding: str) -> None:
    _read_or_told(text.encode(encoding, errors="replace"), name)


@settings(max_examples=300)
@given(parts=st.lists(MARKS, max_size=30), name=NAMES)
def test_any_marks(parts: list[str], name: str) -> None:
    _read_or_told("".join(parts).encode(), name)
    _read_or_told(("<html>Words" + "".join(parts)).encode(), name)


@pytest.mark.parametrize("made", WHOLE)
@settings(max_examples=150)
@given(data=st.data())
def test_any_damage(made: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[made])
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    _read_or_told(bytes(whole), "damaged")


@settings(max_examples=100)
@given(xml=st.text(alphabet="<>/w:ptbr'=\"&;!- ax", max_size=120), rest=st.binary(max_size=50))
def test_any_part_of_a_docx(xml: str, rest: bytes) -> None:
    _read_or_told(docx(xml), "a.docx")
    _read_or_told(packed({"word/document.xml": xml.encode() + rest}), "a.docx")


@settings(max_examples=150)
@given(content=st.lists(STEPS))
def test_any_drawing_of_a_page(content: list[bytes]) -> None:
    _read_or_told(pdf([drawn(["Start"]), b" ".join(content)], [b"/X0 Do " + b" ".join(content)]), "a.pdf")
