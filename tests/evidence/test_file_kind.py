"""What a file is, told from its bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from corridor.errors import FetchError
from corridor.evidence.downloads import FileKind
from corridor.evidence.file_kind import check_file_kind, check_media_type

ADDRESS = "https://publisher.example/file"


def workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Table 1").write(0, 0, 1)
    return path


def old_workbook(path: Path) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("Data").write(0, 0, 1)
    book.save(str(path))
    return path


def archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.csv", "a,b\n")
    return path


def text(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def every_kind(folder: Path) -> dict[FileKind, Path]:
    return {
        FileKind.XLSX: workbook(folder / "a"),
        FileKind.XLS: old_workbook(folder / "b"),
        FileKind.ZIP: archive(folder / "c"),
        FileKind.JSON: text(folder / "d", b'{"refAreas": [1, 2]}'),
        FileKind.CSV: text(folder / "e", b"Goal,Target\n10,10.7\n"),
    }


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_passes_as_its_own_kind_and_as_no_other(tmp_path: Path, kind: FileKind) -> None:
    made = every_kind(tmp_path)
    check_file_kind(made[kind], kind, ADDRESS)
    also_fits = {FileKind.ZIP: {FileKind.XLSX}}.get(kind, set())  # a workbook is a zip archive
    for other in set(FileKind) - {kind} - also_fits:
        with pytest.raises(FetchError, match=f"kind {kind}") as caught:
            check_file_kind(made[other], kind, ADDRESS)
        assert caught.value.where == ADDRESS


@pytest.mark.parametrize("kind", [FileKind.XLSX, FileKind.ZIP, FileKind.JSON])
def test_a_truncated_file_is_refused(tmp_path: Path, kind: FileKind) -> None:
    whole = every_kind(tmp_path)[kind].read_bytes()
    with pytest.raises(FetchError, match=r"ends early|not whole JSON"):
        check_file_kind(text(tmp_path / "half", whole[: len(whole) - 10]), kind, ADDRESS)


@pytest.mark.parametrize("content", ["Año;Pais\n2020;España\n".encode("latin-1"), "a\tb\n1\t2\n".encode("utf-16")])
def test_a_csv_in_another_encoding_or_with_another_delimiter_passes(tmp_path: Path, content: bytes) -> None:
    check_file_kind(text(tmp_path / "a.csv", content), FileKind.CSV, ADDRESS)


@pytest.mark.parametrize("content", [b"one word", b"a,b\0c", b'[{"a": 1, "b": 2}]'])
def test_what_has_no_columns_is_no_csv(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FetchError):
        check_file_kind(text(tmp_path / "a.csv", content), FileKind.CSV, ADDRESS)


@pytest.mark.parametrize("media_type", ["text/html", "TEXT/HTML; charset=utf-8", "application/xhtml+xml"])
def test_a_declared_web_page_is_refused(media_type: str) -> None:
    with pytest.raises(FetchError, match="web page"):
        check_media_type(media_type, ADDRESS)


@pytest.mark.parametrize("media_type", ["", "text/csv", "application/octet-stream"])
def test_other_declarations_pass(media_type: str) -> None:
    check_media_type(media_type, ADDRESS)
