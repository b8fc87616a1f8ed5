"""Files that are refused as a whole: by their content, their size, their header."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.limits import LIMITS, Limits
from corridor.catalogue.exchange.read import read_entries, read_entries_from
from corridor.catalogue.exchange.write import write_entries
from corridor.errors import SourceError
from tests.catalogue.exchange.files import ROW, csv_of, part_of, replaced, sheet_of, workbook_of
from tests.catalogue.made import made

SHEET_XML = "xl/worksheets/sheet1.xml"
TEXTS_XML = "xl/sharedStrings.xml"
SMALL = Limits(file_bytes=100_000, unpacked_bytes=200_000, rows=3, columns=30)


def refused(data: bytes, name: str = "f.csv", limits: Limits = LIMITS) -> str:
    with pytest.raises(SourceError) as caught:
        read_entries_from(data, name, limits)
    assert name in str(caught.value.where)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a PNG picture"),
        (b"\xff\xd8\xff\xe0....", "a JPEG picture"),
        (b"GIF89a....", "a GIF picture"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\xd0\xcf\x11\xe0....", "an old Office format, or one with a password"),
        (b"\x1f\x8b....", "a gzip archive"),
        (b"  <!DOCTYPE html><p>", "a web page"),
        (b"<svg xmlns='x'/>", "a picture or another document with tags"),
        (b"id,kind\x00", "no text"),
        ("id,kind".encode("utf-16"), "no text"),
    ],
)
@pytest.mark.parametrize("name", ["f.csv", "f.xlsx", "f.json"])
def test_what_is_no_table_is_refused_whatever_its_name(data: bytes, found: str, name: str) -> None:
    assert found in refused(data, name)


def test_the_content_says_what_a_file_is_and_a_wrong_name_is_told() -> None:
    for form in Format:
        data = write_entries([made("a")], form)
        for other in Format:
            intake = read_entries_from(data, f"f.{other}")
            assert [entry.id for entry in intake.entries] == ["a"]
            assert [repair.rule for repair in intake.repairs] == ([] if other is form else ["content, not name"])
        assert read_entries_from(data, "upload").repairs == ()


def test_a_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(csv_of())

    assert read_entries(path).file == "mine.csv"
    with pytest.raises(SourceError, match="at most 0 MB"):
        read_entries(path, Limits(file_bytes=len(csv_of()) - 1))


def test_text_that_is_not_utf_8() -> None:
    assert "the byte 0xE9 at position" in refused(csv_of(ROW | {"title": "Société"}).decode().encode("latin-1"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_delimiters_and_the_mark(delimiter: str, mark: bytes) -> None:
    row = ROW | {"summary": "One, two; three\tfour."}

    assert read_entries_from(mark + csv_of(row, delimiter=delimiter), "f.csv").entries[0].summary == row["summary"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"id,", b"identifier,", "a heading of the layout\nfound 'identifier'\nin f.csv, row 1, column A"),
        (b"countries", b"country", "did you mean countries?"),
        (b"kind,", b"note,", "no column kind"),
        (b"countries", b"title", "two columns title"),
        (b"countries", b"Contact", "no contacts"),
    ],
)
def test_a_header_that_is_not_of_the_layout(old: bytes, new: bytes, said: str) -> None:
    assert said in refused(csv_of().replace(old, new, 1))


def test_headings_may_be_written_in_other_ways() -> None:
    data = csv_of().replace(b"countries", b" Countries ", 1)
    data = b"GCM Objectives," + data.replace(b"\r\nstall", b"\r\n20,stall", 1)

    assert read_entries_from(data, "f.csv").entries[0].gcm_objectives == (20,)


def test_empty_files() -> None:
    for data in (b"", b"\xef\xbb\xbf", b"\r\n , \r\n"):
        assert "found nothing" in refused(data)
    assert read_entries_from(csv_of().splitlines()[0], "f.csv").entries == ()


def test_quotation_marks_that_never_close() -> None:
    assert "whose quotation marks close" in refused(csv_of().replace(b"Stall,", b'"Stall,', 1))


def test_too_many_rows() -> None:
    rows = [ROW | {"id": f"a{number}"} for number in range(4)]

    assert len(read_entries_from(csv_of(*rows[:3]), "f.csv", SMALL).entries) == 3
    assert "at most 3 entries" in refused(csv_of(*rows), limits=SMALL)
    entries = [made(row["id"]) for row in rows]
    assert "at most 3 entries" in refused(write_entries(entries, Format.JSON), "f.json", SMALL)
    assert "at most 3 entries" in refused(write_entries(entries, Format.XLSX), "f.xlsx", SMALL)


def test_too_many_bytes() -> None:
    assert "a file of at most 0 MB" in refused(b"x" * 100_001, limits=SMALL)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[", "cannot be read"),
        (b"{}", "found one object"),
        (b'[{"id": 1, "id": 2}]', "'id' twice"),
        (b"[NaN]", "NaN is no JSON"),
        (b"[" * 200_000, "cannot be read"),
        (b"[" + b"1" * 10_000 + b"]", "cannot be read"),
        (b'["\xe9"]', "cannot be read"),
    ],
)
def test_json_that_is_none(data: bytes, said: str) -> None:
    assert said in refused(data, "f.json")


def test_a_zip_archive_that_is_no_workbook() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made_archive:
        made_archive.writestr("evil.exe", b"MZ")

    assert "holds no workbook" in refused(archive.getvalue())
    assert "cannot be opened" in refused(sheet_of(ROW)[:500], "f.xlsx")
    assert "cannot be opened" in refused(b"PK\x03\x04" + b"x" * 100, "f.xlsx")


def test_a_workbook_that_unpacks_to_too_much() -> None:
    bomb = replaced(sheet_of(ROW), "xl/theme/theme1.xml", b"<a>" + b" " * 300_000 + b"</a>")

    assert len(bomb) < 20_000
    assert "once unpacked" in refused(bomb, "f.xlsx", SMALL)


def test_a_workbook_that_lies_about_its_size() -> None:
    theme = b"<a>" + b" " * 3_000_000 + b"</a>"
    bomb = bytearray(replaced(sheet_of(ROW), "xl/theme/theme1.xml", theme))
    size = struct.pack("<I", len(theme))
    while (place := bomb.find(size)) >= 0:
        bomb[place : place + 4] = struct.pack("<I", 100)

    assert "cannot be opened" in refused(bytes(bomb), "f.xlsx", SMALL)


def test_a_workbook_in_which_many_cells_show_one_long_text() -> None:
    plain = sheet_of(ROW)
    texts = part_of(plain, TEXTS_XML).replace(b"Stall", b"S" * 30_000)
    cells = b"".join(b'<c r="%c3" t="s"><v>9</v></c>' % (ord("A") + column) for column in range(26))
    sheet = part_of(plain, SHEET_XML).replace(b"</sheetData>", b'<row r="3">' + cells + b"</row></sheetData>")

    assert read_entries_from(replaced(plain, TEXTS_XML, texts), "f.xlsx", SMALL).errors == ()
    bomb = replaced(replaced(plain, TEXTS_XML, texts), SHEET_XML, sheet)
    long_text = [b"S" * 30_000 in item for item in texts.split(b"<si>")[1:]].index(True)
    bomb = replaced(bomb, SHEET_XML, sheet.replace(b"<v>9</v>", b"<v>%d</v>" % long_text))
    assert "once unpacked" in refused(bomb, "f.xlsx", SMALL)


def test_a_cell_at_the_far_corner() -> None:
    plain = sheet_of(ROW)
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

    for cell in (far, far.replace(b"1048576", b"3"), far.replace(b"XFD", b"A")):
        bomb = replaced(plain, SHEET_XML, part_of(plain, SHEET_XML).replace(b"</sheetData>", cell))
        assert "delete what is empty below" in refused(bomb, "f.xlsx")


def test_a_sheet_written_to_deceive() -> None:
    plain = sheet_of(ROW)
    odd = part_of(plain, SHEET_XML).replace(b't="s"><v>', b't="s"><f/><v>', 1)

    assert "written in an unusual way" in refused(replaced(plain, SHEET_XML, odd), "f.xlsx")


def test_which_sheet_is_read() -> None:
    two = workbook_of(lambda workbook: [workbook.add_worksheet(name) for name in ("About", "Data")] and None)

    assert "2 sheets: About, Data" in refused(two, "f.xlsx")
    assert read_entries_from(sheet_of(ROW, "Sheet1"), "f.xlsx").rows[0].entry is not None
