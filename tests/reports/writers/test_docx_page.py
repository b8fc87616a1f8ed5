"""The DOCX: real styles, fields, repeating heads, alternatives, and equal bytes for equal documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn

from corridor.reports.document.blocks import Document
from corridor.reports.writers.docx.page import to_docx
from corridor.reports.writers.pictures import Picture
from tests.reports.writers.sample_document import HOSTILE


@pytest.fixture(scope="session")
def written(document: Document, drawn: Mapping[str, Picture]) -> bytes:
    return to_docx(document, drawn)


@pytest.fixture(scope="session")
def file(written: bytes) -> DocxDocument:
    return docx.Document(io.BytesIO(written))


def texts(file: DocxDocument, style: str) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs if paragraph.style and paragraph.style.name == style]


def test_headings_and_title_are_styles(file: DocxDocument, document: Document) -> None:
    assert texts(file, "Title") == [document.title]
    assert texts(file, "Heading 1") == [
        "Migration and the 2030 Agenda", "What it costs to send money home", "Where each figure comes from",
    ]  # fmt: skip
    assert texts(file, "Heading 2") == ["Who lives abroad", HOSTILE]
    assert texts(file, "Heading 3") == ["By country"]


def test_captions_count_with_fields(file: DocxDocument) -> None:
    captions = texts(file, "Caption")
    assert [caption.partition(".")[0] for caption in captions] == [
        "Chart 1", "Map 1", "Table 1", "Chart 2", "Chart 3", "Chart 4",
    ]  # fmt: skip
    codes = [code.text.strip() for code in file.element.body.iter(qn("w:instrText"))]
    assert [code for code in codes if code.startswith("SEQ")] == [
        "SEQ Chart \\* ARABIC", "SEQ Map \\* ARABIC", "SEQ Table \\* ARABIC", *["SEQ Chart \\* ARABIC"] * 3,
    ]  # fmt: skip
    assert codes[0].startswith("TOC ")
    marks = [mark.get(qn("w:fldCharType")) for mark in file.element.body.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") == 7


def test_the_contents_lead_to_bookmarks(file: DocxDocument) -> None:
    named = {mark.get(qn("w:name")) for mark in file.element.body.iter(qn("w:bookmarkStart"))}
    led = [link.get(qn("w:anchor")) for link in file.element.body.iter(qn("w:hyperlink"))]
    assert {anchor for anchor in led if anchor} <= named
    assert len([anchor for anchor in led if anchor]) == 5


def test_the_table_repeats_its_head_and_has_our_style(file: DocxDocument) -> None:
    (table,) = file.tables
    assert table.style is not None
    assert table.style.name == "Corridor Table"
    repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert repeated == [True] + [False] * 9
    assert [cell.text for cell in table.rows[1].cells] == [
        "Area 0",
        "1,234,567",
        "3.01",
        "\xa0Goal\xa010\xa0 10.7, 10.c",
    ]
    assert table.rows[3].cells[2].text == "3.21\N{NO-BREAK SPACE}?"
    assert table.rows[9].cells[1].text == "no\xa0data"


def test_figures_carry_a_style_of_their_own(file: DocxDocument) -> None:
    runs = [run for paragraph in file.paragraphs for run in paragraph.runs]
    figures = {run.text for run in runs if run.style.name == "Figure"}
    assert {"281\xa0million", "3.6", "USD\xa0441\xa0billion", "−335,800"} <= figures
    assert {run.text for run in runs if run.style.name == "Missing Figure"} == {"no\xa0data"}


def test_pictures_have_alternatives(file: DocxDocument, drawn: Mapping[str, Picture]) -> None:
    given = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    assert given == [picture.alternative for picture in drawn.values()]


def test_lists_bullet_and_count_from_one(file: DocxDocument) -> None:
    assert texts(file, "List Bullet") == ["one", "another", "held in all regions", "free of charge"]
    assert texts(file, "List Number")[0] == "first things"
    overrides = file.part.numbering_part.element.findall(f".//{qn('w:startOverride')}")
    assert [one.get(qn("w:val")) for one in overrides] == ["1"]


def test_hostile_text_is_kept_as_it_is(file: DocxDocument) -> None:
    assert HOSTILE in texts(file, "Normal")


def test_properties_are_the_documents(file: DocxDocument, document: Document) -> None:
    properties = file.core_properties
    assert (properties.title, properties.author, properties.language) == (document.title, "Corridor", "en")
    assert properties.subject == "Migration and the 2030 Agenda"
    assert properties.created is not None
    assert properties.created.date() == date(2024, 3, 1)
    assert properties.created == properties.modified
    languages = {tag.get(qn("w:val")) for tag in file.styles.element.iter(qn("w:lang"))}
    assert languages == {"en"}


def test_the_annex_holds_cells_and_hashes(file: DocxDocument, document: Document) -> None:
    assert len(texts(file, "Trace")) == len([key for key in document.traces if not key.startswith("map.")])
    steps = texts(file, "Trace Step")
    assert any("SHA-256: 9f86d081" in step and "Row: 1204" in step for step in steps)


def test_the_footer_counts_pages(file: DocxDocument) -> None:
    footer = file.sections[0].footer
    assert [code.text.strip() for code in footer._element.iter(qn("w:instrText"))] == ["PAGE"]


def test_equal_documents_give_equal_bytes(document: Document, drawn: Mapping[str, Picture], written: bytes) -> None:
    assert to_docx(document, drawn) == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2024, 3, 1, 0, 0, 0)}
