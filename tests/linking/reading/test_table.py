from __future__ import annotations

import pytest

from corridor.errors import SourceError, UsageError
from tests.linking.reading.made import docx, pages, paragraph, read


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_is_a_page_numbered_as_in_a_spreadsheet(delimiter: str) -> None:
    lines = ["id,text,note", '1,"First\nline",x', "", "2,,y", "3", "4,Last,z"]
    made = "\r\n".join(lines).replace(",", delimiter).encode("utf-16")
    found = pages(made, "table.csv", "text")
    assert [(page.number, page.text) for page in found] == [(2, "First\nline"), (4, ""), (5, ""), (6, "Last")]
    assert read(made, "-", "text").count is None


def test_the_delimiter_is_the_one_that_shows_the_column() -> None:
    made = b"id;text, in French, in full\n1;Bonjour, monde\n"
    assert [page.text for page in pages(made, "a.csv", "text, in French, in full")] == ["Bonjour, monde"]


def test_an_unknown_column_names_those_there_are() -> None:
    for column in ("abstract", None):
        with pytest.raises(UsageError, match="name one of 'id', 'text'") as caught:
            read(b"\xef\xbb\xbfid,text\n1,a\n", "a.csv", column)
        assert str(caught.value.where).startswith("a.csv")


def test_a_column_that_is_there_twice() -> None:
    with pytest.raises(UsageError, match="more than one of that name"):
        read(b"text,text\na,b\n", "a.csv", "text")


def test_a_column_of_what_is_no_table() -> None:
    with pytest.raises(UsageError, match="no column for a document in DOCX"):
        read(docx(paragraph("Text")), "a.docx", "text")


def test_tables_without_header_or_rows() -> None:
    with pytest.raises(SourceError, match="the names of the columns"):
        read(b"\n1,a\n", "a.csv", "text")
    with pytest.raises(SourceError, match="the names of the columns"):
        read(b'"' + b"no end " * 30_000, "a.csv", "text")
    with pytest.raises(SourceError, match="its header only"):
        read(b"id,text\n", "a.csv", "text")


def test_a_quotation_mark_that_does_not_close() -> None:
    made = b'id,text\n1,a\n2,"' + b"word " * 40_000
    with pytest.raises(SourceError, match="whose quotation marks close") as caught:
        pages(made, "a.csv", "text")
    assert str(caught.value.where) == "a.csv, row 3"
