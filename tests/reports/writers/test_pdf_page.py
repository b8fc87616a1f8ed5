"""The PDF: tagged, with language, title and alternatives, every text whole, equal for equal documents."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from corridor.errors import ReportError
from corridor.reports.document.blocks import Document, Heading, Paragraph
from corridor.reports.document.inline import Words
from corridor.reports.writers.pdf.page import to_pdf
from corridor.reports.writers.pdf.payload import payload
from corridor.reports.writers.pictures import Picture
from tests.reports.writers.sample_document import HOSTILE, MIGRANTS


@pytest.fixture(scope="session")
def written(document: Document, drawn: Mapping[str, Picture]) -> bytes:
    return to_pdf(document, drawn)


@pytest.fixture
def pdf(written: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(written)) as opened:
        yield opened


def tags(pdf: pikepdf.Pdf) -> list[Any]:
    """All elements of the structure tree, in reading order."""
    found = []
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found.append(one)
            if "/K" in one:
                waiting.append(one.K)
    return found


def names(pdf: pikepdf.Pdf) -> list[str]:
    return [str(tag.S)[1:] for tag in tags(pdf)]


def test_it_is_marked_as_tagged_pdf_ua_with_language_and_title(pdf: pikepdf.Pdf, document: Document) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    metadata = pdf.open_metadata()
    assert metadata["pdfuaid:part"] == "1"
    assert metadata["dc:title"] == document.title
    assert metadata["dc:creator"] == ["Corridor"]
    assert "2024-03-01" in metadata["xmp:CreateDate"]


def test_headings_and_tables_are_tagged(pdf: pikepdf.Pdf) -> None:
    count = Counter(names(pdf))
    assert count["Title"] == 1
    # Contents, two chapters and the annex; two sections; one part of a section.
    assert (count["H1"], count["H2"], count["H3"]) == (4, 2, 1)
    assert (count["Table"], count["THead"], count["TBody"], count["TH"], count["TR"]) == (1, 1, 1, 4, 10)
    assert count["Caption"] == 6
    assert count["L"] >= 3


def test_every_picture_has_its_alternative(pdf: pikepdf.Pdf, drawn: Mapping[str, Picture]) -> None:
    given = [str(tag.Alt) for tag in tags(pdf) if str(tag.S) == "/Figure" and "/Alt" in tag]
    assert given == [picture.alternative for picture in drawn.values()]


def test_figures_are_links_into_the_annex_and_back(pdf: pikepdf.Pdf, document: Document) -> None:
    links = [
        annotation for page in pdf.pages for annotation in page.get("/Annots", []) if str(annotation.Subtype) == "/Link"
    ]
    inside = [link for link in links if "/Dest" in link]
    outside = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
    assert set(outside) == {"https://sdgs.un.org/2030agenda?a=1&b=2"}
    assert len(inside) > 2 * 25
    assert all("/Contents" in link or "/StructParent" in link for link in links)


def test_pages_are_a4_with_fonts_inside(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        assert [round(float(edge)) for edge in page.MediaBox] == [0, 0, 595, 842]
    fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"NotoSans", "NotoSansArabic"}


def test_text_goes_in_as_data_so_that_all_of_it_survives(document: Document, drawn: Mapping[str, Picture]) -> None:
    data = payload(document, drawn)
    paragraphs = [part["text"] for block in data["blocks"] if block["kind"] == "paragraph" for part in block["text"]]
    assert HOSTILE in paragraphs
    bare = Document(HOSTILE, HOSTILE, "en", "hostile", {"date": "2024-03-01", "author": HOSTILE}, (
        Heading(1, HOSTILE, "a"), Paragraph((Words(HOSTILE), Words(HOSTILE, emphasis=True))),
    ))  # fmt: skip
    with pikepdf.open(io.BytesIO(to_pdf(bare, {}))) as opened:
        assert opened.open_metadata()["dc:title"] == HOSTILE
        outline = opened.Root.Outlines.First
        titles = []
        while outline is not None:
            titles.append(str(outline.Title))
            outline = outline.get("/Next")
        assert HOSTILE in titles


def test_numbers_do_not_break_over_lines(document: Document, drawn: Mapping[str, Picture]) -> None:
    data = payload(document, drawn)
    shown = [part for block in data["blocks"] if block["kind"] == "paragraph" for part in block["text"]]
    assert [part["text"] for part in shown if part.get("key") == MIGRANTS.key] == ["281\N{NO-BREAK SPACE}million"]


def test_equal_documents_give_equal_bytes(document: Document, drawn: Mapping[str, Picture], written: bytes) -> None:
    assert to_pdf(document, drawn) == written


def test_a_character_that_no_font_has_is_named(document: Document) -> None:
    unwritable = "\U0010fffd"  # for private use, the last of them: whatever is installed, no font writes it
    bare = replace(document, blocks=(Paragraph((Words(unwritable),)),), traces={})
    with pytest.raises(ReportError, match="install a font"):
        to_pdf(bare, {})


def test_a_picture_that_is_none_is_an_error_of_the_report(document: Document) -> None:
    broken = {block.anchor: Picture("<svg", "x") for block in document.blocks if hasattr(block, "alternative")}
    with pytest.raises(ReportError, match=r"document\.typ"):
        to_pdf(document, broken)
