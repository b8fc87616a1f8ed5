from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument
from docx.enum.text import WD_BREAK

from corridor.errors import SourceError
from corridor.linking.reading import package
from tests.linking.reading.made import WORD, docx, packed, pages, paragraph, read, texts


def test_paragraphs_and_cells_in_their_order_with_page_breaks() -> None:
    made = WordDocument()
    made.add_heading("Labour migration", level=1)
    made.add_paragraph("First").add_run(" page\twith tab").add_break(WD_BREAK.LINE)
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], "abcd", strict=True):
        cell.text = text
    made.add_page_break()
    made.add_paragraph("Second")
    held = io.BytesIO()
    made.save(held)
    assert texts(held.getvalue()) == ["Labour migration\n\nFirst page\twith tab\n\na\n\nb\n\nc\n\nd", "Second"]
    assert read(held.getvalue()).count is None


def test_a_break_and_the_same_break_as_laid_out_are_one() -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two begins </w:t>"
        "<w:lastRenderedPageBreak/><w:t>and ends</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Three</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:lastRenderedPageBreak/><w:t>Four</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:pageBreakBefore w:val='0'/></w:pPr><w:r><w:t>still four</w:t></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Five</w:t></w:r></w:p>"
    )
    found = pages(docx(body))
    assert [page.number for page in found] == [1, 2, 3, 4, 5]
    assert [page.text for page in found] == ["One", "Two begins and ends", "Three", "Four\n\nstill four", "Five"]


def test_a_note_stands_on_the_page_that_refers_to_it() -> None:
    notes = f"""<w:footnotes {WORD}><w:footnote w:id="2">{paragraph("The note")}</w:footnote>
        <w:footnote w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote></w:footnotes>"""
    ends = f'<w:endnotes {WORD}><w:endnote w:id="2">{paragraph("The end")}</w:endnote></w:endnotes>'
    body = (
        "<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
        + "<w:p><w:r><w:br w:type='page'/><w:t>More</w:t><w:endnoteReference w:id='2'/></w:r></w:p>"
        + paragraph("Last")
    )
    assert texts(docx(body, footnotes=notes, endnotes=ends)) == ["Text\n\nThe note", "More\n\nLast\n\nThe end"]


def test_text_boxes_once_and_no_deleted_or_moved_text() -> None:
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph('Box')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Be</w:t><mc:AlternateContent {compatible}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>fore</w:t><w:noBreakHyphen/></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t>kept</w:t></w:r></w:p>"
    )
    assert texts(docx(body)) == ["Box\n\nBefore-\n\nkept"]


def test_the_main_part_is_found_by_its_relation() -> None:
    rels = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
        Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        Target="/word/document2.xml"/></Relationships>"""
    document = f"<w:document {WORD}><w:body>{paragraph('Found')}</w:body></w:document>".encode("utf-16")
    assert texts(packed({"_rels/.rels": rels, "word/document2.xml": document})) == ["Found"]


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    blown = docx(paragraph("a" * 5_000_000))
    with pytest.raises(SourceError, match="unpack to at most 200 times"):
        read(blown, "bomb.docx")
    notes = docx(paragraph("a"), footnotes=f"<w:footnotes {WORD}>{' ' * 5_000_000}</w:footnotes>")
    with pytest.raises(SourceError, match="unpack to at most 200 times"):
        read(notes)
    monkeypatch.setattr(package, "MAX_UNPACKED", 1000)
    with pytest.raises(SourceError, match="at most 1,000 bytes together"):
        read(docx(paragraph("a"), theme="x" * 1000))
    monkeypatch.setattr(package, "MAX_PARTS", 2)
    with pytest.raises(SourceError, match="at most 2 parts"):
        read(docx(paragraph("a"), one="", two=""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    declared = f"<!DOCTYPE w [<!ENTITY a 'aaaa'>]><w:document {WORD}><w:p><w:t>&a;</w:t></w:p></w:document>"
    with pytest.raises(SourceError, match="<!DOCTYPE"):
        read(packed({"word/document.xml": declared.encode(encoding)}))


def test_elements_without_end_inside_one_another() -> None:
    with pytest.raises(SourceError, match="inside one another"):
        read(docx("<w:p>" * 600))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_document_that_was_cut_off(share: float) -> None:
    made = docx(paragraph("Remittances"))
    with pytest.raises(SourceError, match="cut off or damaged"):
        read(made[: int(len(made) * share)])


def test_damaged_xml_is_told() -> None:
    with pytest.raises(SourceError, match="cut off or damaged"):
        read(docx("<w:p></w:q>"))


@pytest.mark.parametrize(
    ("parts", "found"),
    [({"xl/workbook.xml": b"<a/>"}, "a workbook"), ({"a.txt": b"text"}, "a zip file that holds no Word document")],
)
def test_other_zip_files_are_named(parts: dict[str, bytes], found: str) -> None:
    with pytest.raises(SourceError, match=f"found {found}"):
        read(packed(parts))


def test_a_document_without_text() -> None:
    with pytest.raises(SourceError, match="a document with text"):
        read(docx("<w:p/>"))
