"""Open publishers' files: packed or not, any usual encoding, whole or damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.files import (
    HEAD_BYTES,
    column_letter,
    csv_records,
    decode,
    head_of,
    open_workbook,
    plain_name,
    read_bytes,
    read_text,
    sheet_rows,
)
from tests.sources.readers.layouts import write_workbook

TEXT = "Côte d'Ivoire,1\r\nCuraçao,2\r\n"


@pytest.mark.parametrize(("name", "plain"), [("a.csv.gz", "a.csv"), ("A.CSV.GZ", "A.CSV"), ("a.csv", "a.csv")])
def test_plain_name(name: str, plain: str) -> None:
    assert plain_name(Path("folder") / name) == plain


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.csv.GZ"])
def test_bytes_packed_or_not(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"12345") if "gz" in name.lower() else b"12345")
    assert read_bytes(path) == b"12345"
    assert read_bytes(path, 2) == b"12"


def damaged(packed: bytes) -> list[bytes]:
    middle = len(packed) // 2
    return [
        packed[:-5],
        packed[:middle],
        packed[:middle] + b"\xff\x00\xff" + packed[middle + 3 :],
        b"no gzip at all",
    ]


@pytest.mark.parametrize("which", range(4))
def test_a_damaged_gz_is_an_error(tmp_path: Path, which: int) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(damaged(gzip.compress(bytes(range(256)) * 20))[which])
    with pytest.raises(SourceError, match="a complete gzip file") as caught:
        read_bytes(path)
    assert str(caught.value.where) == "a.csv.gz"


@pytest.mark.parametrize(
    ("encoding", "seen", "repaired"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8-sig", False),
        ("utf-16", "utf-16", False),
        ("utf-16-le", "utf-16-le", True),
        ("utf-16-be", "utf-16-be", True),
        ("cp1252", "cp1252", True),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, seen: str, repaired: bool) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode(encoding))
    decoded = read_text(path)
    assert (decoded.text, decoded.encoding) == (TEXT, seen)
    assert [repair.rule for repair in decoded.repairs] == (["encoding"] if repaired else [])


def test_a_mark_over_text_that_is_not_utf8() -> None:
    decoded = decode(b"\xef\xbb\xbf" + "Curaçao".encode("cp1252"), "a.csv")
    assert (decoded.text, decoded.encoding) == ("Curaçao", "cp1252")
    assert len(decoded.repairs) == 1


@given(st.text(max_size=30), st.integers(0, 3))
def test_a_character_cut_at_the_end_is_dropped(text: str, cut: int) -> None:
    data = ("x" * 10 + text + "€").encode()
    if "\x00" in text:
        return
    decoded = decode(data[: len(data) - cut], "a.csv").text
    assert ("x" * 10 + text + "€").startswith(decoded)
    assert len(decoded) >= 10 + len(text) + (cut == 0)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_records_keep_their_numbers(end: str) -> None:
    text = end.join(['"a","b"', "", '"line\none",2', ",", "c,d", ""])
    assert list(csv_records(text)) == [(1, ["a", "b"]), (3, ["line\none", "2"]), (5, ["c", "d"])]


def test_another_delimiter() -> None:
    assert list(csv_records("a;b,c\n", ";")) == [(1, ["a", "b,c"])]


def test_a_cell_without_end_is_an_error() -> None:
    with pytest.raises(SourceError, match="quotation marks close") as caught:
        list(csv_records('a,b\n"' + "x" * 200_000))
    assert caught.value.where == "record 2"


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_column_letters(index: int, letters: str) -> None:
    assert column_letter(index) == letters


@given(st.integers(0, 20_000))
def test_column_letters_count_back(index: int) -> None:
    number = 0
    for letter in column_letter(index):
        number = number * 26 + ord(letter) - ord("A") + 1
    assert number == index + 1


@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_sheets_begin_at_a1(tmp_path: Path, suffix: str) -> None:
    path = write_workbook(tmp_path / f"b{suffix}", {"one": [[], ["", "", 7.0, "x"]], "two": [["y"]]})
    workbook = open_workbook(path)
    rows = sheet_rows(workbook, "one", path.name)
    assert rows[1] == ["", "", 7.0, "x"]
    assert len(rows) == 2
    with pytest.raises(SourceError, match="a sheet named 'three'") as caught:
        sheet_rows(workbook, "three", path.name)
    assert "one, two" in caught.value.found


@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_a_packed_workbook(tmp_path: Path, suffix: str) -> None:
    plain = write_workbook(tmp_path / f"b{suffix}", {"one": [["x"]]})
    packed = tmp_path / f"p{suffix}.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert open_workbook(packed).sheet_names == ["one"]
    head = head_of(packed)
    assert (head.name, head.text, head.sheets) == (f"p{suffix}", None, {"one": [["x"]]})


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut", b"<html>Not found</html>"])
@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_no_workbook_is_an_error(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"b{suffix}"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="a complete workbook"):
        open_workbook(path)
    with pytest.raises(SourceError, match="a complete workbook"):
        head_of(path)


def test_heads(tmp_path: Path) -> None:
    long = tmp_path / "a.csv"
    long.write_text("x" * (HEAD_BYTES + 5), encoding="utf-8")
    assert head_of(long).text == "x" * HEAD_BYTES
    assert head_of(long).sheets is None
    foreign = tmp_path / "a.zip"
    foreign.write_bytes(b"PK")
    assert (head_of(foreign).text, head_of(foreign).sheets) == (None, None)
    book = write_workbook(tmp_path / "b.xlsx", {"one": [[number] for number in range(100)]})
    sheets = head_of(book).sheets
    assert sheets is not None
    assert len(sheets["one"]) == 40
    assert sheets["one"][3] == ["3.0"]
