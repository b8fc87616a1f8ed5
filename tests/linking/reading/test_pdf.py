from __future__ import annotations

import io
import itertools
import logging
import tracemalloc

import pikepdf
import pytest
import typst

from corridor.errors import SourceError
from corridor.linking.reading import pdf as reader
from corridor.linking.reading.pdf_lines import paragraphs_of
from tests.linking.reading.made import drawn, pages, pdf, read, texts


def test_a_laid_out_document_gives_its_sentences_whole() -> None:
    sentence = "Migration policies facilitate orderly remittances and international responsibilities everywhere."
    source = f"""#set page(width: 8cm, height: 12cm)
#set text(lang: "en", hyphenate: true)
#set par(justify: true)
{sentence}
#pagebreak()
- Decent work
- Lower fees
"""
    made = typst.compile(source.encode())
    assert texts(made) == [sentence, "• Decent work\n\n• Lower fees"]
    assert read(made).count == 2


def test_a_page_without_text_is_an_empty_page() -> None:
    found = pages(pdf([b"", drawn(["Labour migration"]), b"0 0 m 9 9 l S"]))
    assert [(page.number, page.text) for page in found] == [(1, ""), (2, "Labour migration"), (3, "")]


def test_forms_are_read() -> None:
    assert texts(pdf([b"/X0 Do"], [drawn(["Text inside a form"])])) == ["Text inside a form"]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("the migra-\ntion of workers", "the migration of workers"),
        ("the migra\u2010 \n tion of", "the migration of"),
        ("the Migra\u00ad\nTion", "the MigraTion"),
        ("an EU-\nWide rule of 2015-\n2030", "an EU-Wide rule of 2015-2030"),
        ("safe, orderly -\nand regular", "safe, orderly - and regular"),
        ("one line\nafter another", "one line after another"),
        ("first\n \nsecond", "first\n\nsecond"),
        ("国际移\n民", "国际移民"),
        ("a long line of a paragraph that\nends here.\nAnother paragraph that is long", None),
    ],
)
def test_lines_become_paragraphs(lines: str, whole: str | None) -> None:
    expected = whole or "a long line of a paragraph that ends here.\n\nAnother paragraph that is long"
    assert paragraphs_of(lines) == expected


def test_a_scanned_document_says_so() -> None:
    with pytest.raises(SourceError, match="scanned: run it through text recognition first") as caught:
        read(pdf([b"0 0 m 9 9 l S"] * 40), "strategy.pdf")
    assert caught.value.found.startswith("40 pages without any")
    assert str(caught.value.where) == "strategy.pdf"


@pytest.mark.parametrize("place", [0, 19, 39])
def test_text_at_the_beginning_or_end_is_enough(place: int) -> None:
    contents = [b""] * 40
    contents[place] = drawn(["Conclusion"])
    found = pages(pdf(contents))
    assert [page.number for page in found] == list(range(1, 41))
    assert [page.number for page in found if page.text] == [place + 1]


def _encrypted(user: str, aes: bool) -> bytes:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf([drawn(["Return and reintegration"])]))) as document:
        document.save(
            held, encryption=pikepdf.Encryption(owner="owner", user=user, R=6 if aes else 3, aes=aes, metadata=aes)
        )
    return held.getvalue()


@pytest.mark.parametrize("aes", [True, False])
def test_an_encrypted_document_opens_only_without_a_password(aes: bool) -> None:
    assert texts(_encrypted("", aes)) == ["Return and reintegration"]
    with pytest.raises(SourceError, match="an encrypted one"):
        read(_encrypted("secret", aes))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.98])
def test_a_document_that_was_cut_off(share: float) -> None:
    made = typst.compile(b"Remittances #pagebreak() Diaspora")
    with pytest.raises(SourceError, match="cut off or damaged"):
        read(made[: int(len(made) * share)])


def test_pages_are_read_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_OPERATIONS", 100)
    document = read(pdf([drawn(["First"]), drawn(["too much"] * 100)]), "plan.pdf")
    assert document.count == 2
    assert next(document.pages).text == "First"
    with pytest.raises(SourceError, match=r"in plan\.pdf, page 2"):
        next(document.pages)


def test_forms_that_draw_forms_do_not_go_on_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_OPERATIONS", 1000)
    forms = [b"/X1 Do " * 10, b"/X2 Do " * 10, b"/X3 Do " * 10, drawn(["again"] * 10)]
    with pytest.raises(SourceError, match="steps of drawing"):
        read(pdf([drawn(["Start"]) + b" /X0 Do /X0 Do"], forms))


def test_two_thousand_pages_stream_in_little_memory() -> None:
    lines = [f"Line {number} of a page on labour migration and remittances" for number in range(40)]
    made = pdf([drawn([f"Page {number}", *lines]) for number in range(1, 2001)])
    tracemalloc.start()
    try:
        document = read(made)
        assert document.count == 2000
        assert next(document.pages).text.startswith("Page 1 Line 0")
        at_first = tracemalloc.get_traced_memory()[0]
        for page in itertools.islice(document.pages, 200):
            assert page.text.startswith(f"Page {page.number} ")
        assert tracemalloc.get_traced_memory()[0] - at_first < 4_000_000
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_limits_of_pages_and_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PDF_PAGES", 3)
    with pytest.raises(SourceError, match="found 4"):
        read(pdf([drawn(["x"])] * 4))
    with pytest.raises(SourceError, match="found 0"):
        read(pdf([]))
    monkeypatch.setattr(reader, "MAX_PAGE", 10)
    with pytest.raises(SourceError, match="at most 10 characters"):
        read(pdf([drawn(["Labour migration"])]))


def test_what_pypdf_mends_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    made = pdf([drawn(["Skills"])])
    moved = made.replace(b"startxref\n", b"startxref\n1")
    with caplog.at_level(logging.INFO):
        assert texts(b"\n \n" + moved) == ["Skills"]
    assert not caplog.records
