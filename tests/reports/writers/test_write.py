"""Writing files: all or none, and the file of figures beside them."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path

import pytest

from corridor.errors import ReportError, UsageError
from corridor.reports.document.blocks import Document
from corridor.reports.writers.figures_file import read_traces
from corridor.reports.writers.write import write
from tests.reports.writers.sample_document import MIGRANTS, UNKNOWN


@pytest.fixture(scope="module")
def small(document: Document) -> Document:
    """Without pictures, which these tests do not look at."""
    return replace(document, blocks=document.blocks[:3])


def test_it_writes_each_format_and_the_figures(small: Document, tmp_path: Path) -> None:
    paths = write(small, ["html", "pdf", "docx"], tmp_path / "new" / "folder")
    assert [path.name for path in paths] == [
        "sample-PHL-2020.html", "sample-PHL-2020.pdf", "sample-PHL-2020.docx", "sample-PHL-2020.figures.json",
    ]  # fmt: skip
    assert [path.read_bytes()[:4] for path in paths[:3]] == [b"<!DO", b"%PDF", b"PK\x03\x04"]
    assert sorted(path.name for path in paths[0].parent.iterdir()) == sorted(path.name for path in paths)


def test_the_file_of_figures_reads_back(small: Document, tmp_path: Path) -> None:
    (path,) = write(small, [], tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert (content["identifier"], content["date"]) == ("sample-PHL-2020", "2024-03-01")
    first, unknown = content["figures"][0], next(one for one in content["figures"] if one["key"] == UNKNOWN.key)
    assert (first["key"], first["value"], first["unit"], first["period"]) == (
        MIGRANTS.key, 280_598_105, "persons", "2020",
    )  # fmt: skip
    assert (unknown["value"], unknown["status"]) == (None, "O")
    traces = read_traces(path)
    assert traces == {key: small.traces[key] for key in traces}
    assert list(traces) == [one["key"] for one in content["figures"]]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"figures": [{}]}', '{"figures": [{"trace": {"key": 1}}]}'])
def test_any_other_file_is_refused_as_figures(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(ReportError, match=r"other\.json"):
        read_traces(path)


def test_a_file_that_is_not_there_is_refused_as_figures(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="No such file"):
        read_traces(tmp_path / "none.json")


def test_an_unknown_format_is_a_usage_error(small: Document, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="odt"):
        write(small, ["html", "odt"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_figure_without_a_trace_is_never_written(small: Document, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"none for 'migrant_stock\.WLD\.2020'"):
        write(replace(small, traces={}), ["html"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_older_files_whole(
    small: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(small, ["html"], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("corridor.whole_files.os.fsync", full)
    with pytest.raises(ReportError, match="No space left on device") as caught:
        write(replace(small, title="Another"), ["html"], tmp_path)
    assert "free space" in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_named(small: Document, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReportError, match="file"):
        write(small, [], tmp_path / "file" / "folder")
