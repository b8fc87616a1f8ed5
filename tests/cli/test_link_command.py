"""`corridor link`: what it prints and writes, and what it ends with."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.cli.conftest import Run

TEXT = (
    "Migrant workers pay no recruitment fees.\n\nThe cost of a remittance is above 3 per cent.\n\n"
    "SDG 6.5 is about water.\n\nIt rained.\n"
)


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def speech(inside: Path) -> Path:
    path = inside / "speech.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_links_are_printed_with_table_one(run: Run, speech: Path, inside: Path) -> None:
    code, out, err = run("link", str(speech))
    assert code == 0
    links, goals = out.split("\n\n", 1)
    lines = [line.split() for line in links.splitlines()]
    assert lines[0] == ["Page", "Target", "Probability", "Category", "Evidence"]
    by_target = {line[1]: line for line in lines[1:]}
    assert {"8.8", "10.7", "10.c", "6.5"} <= set(by_target)
    assert by_target["10.c"][0] == "1"
    assert " ".join(by_target["10.c"][3:]) == "explicit The cost of a remittance is above 3 per cent"
    marked = {line.split()[0]: line.split()[1:] for line in goals.splitlines()}
    assert list(marked) == ["Goal", "6", "8", "10"]
    assert marked["8"] == ["1"]
    assert err.splitlines()[-1].startswith(f"{len(lines) - 1} links from 3 of 4 passages to ")
    assert files(inside) == {"speech.txt"}


def test_standard_input_gives_the_same(run: Run, speech: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, wanted, _ = run("link", str(speech))
    stdin(monkeypatch, TEXT.encode())
    code, out, _ = run("link", "-")
    assert (code, out) == (0, wanted)


def test_explain_says_why(run: Run, speech: Path, inside: Path) -> None:
    code, out, _ = run("link", str(speech), "--explain")
    assert code == 0
    assert "“remittance” (remittance), “cost” (price); right in 5 of 5 annotated passages" in out
    assert "the passage names target 6.5" in out
    assert out.index("recruitment fees") < out.index("It rained") < len(out)
    assert files(inside) == {"speech.txt"}


def test_formats_are_written_to_the_folder_and_nothing_else_is(run: Run, speech: Path, inside: Path) -> None:
    code, out, _ = run("link", str(speech), "--format", "json, csv,parquet,html", "--out", "to/here")
    assert code == 0
    names = [f"to/here/speech-links.{kind}" for kind in ("json", "csv", "parquet", "html")]
    assert out.splitlines() == names
    assert files(inside) == {"speech.txt", *names}
    rows = list(csv.DictReader(Path(names[1]).read_text(encoding="utf-8-sig").splitlines()))
    frame = pl.read_parquet(names[2])
    assert "10.c" in {row["target"] for row in rows}
    assert [row["target"] or None for row in rows] == [one or None for one in frame["target"].to_list()]
    held = json.loads(Path(names[0]).read_bytes())
    assert '"10.c"' in json.dumps(held)
    assert "The cost of a remittance" in Path(names[3]).read_text(encoding="utf-8").replace("<mark>", "")


def test_files_of_standard_input_are_named_links(run: Run, inside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, TEXT.encode())
    assert run("link", "-", "--format", "csv")[:2] == (0, "out/links.csv\n")
    assert files(inside) == {"out/links.csv"}


def test_the_same_file_is_written_the_same_again(run: Run, speech: Path, inside: Path) -> None:
    for folder in ("one", "two"):
        assert run("link", str(speech), "--format", "json,csv,html", "--out", folder)[0] == 0
    one, two = ({path.name: path.read_bytes() for path in (inside / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert len(one) == 3


def test_a_column_is_linked_row_by_row(run: Run, inside: Path) -> None:
    (inside / "said.csv").write_text("Id,Text\n1,It rained.\n2,The cost of a remittance fell.\n", encoding="utf-8")
    code, out, _ = run("link", "said.csv", "--column", "Text")
    assert code == 0
    (found,) = (line.split() for line in out.splitlines() if "10.c" in line)
    assert found[0] == "3"  # as a spreadsheet numbers rows
    assert out.split()[0] == "Row"
    assert "row 3, characters 0 to 30, en\n" in run("link", "said.csv", "--column", "Text", "--explain")[1]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["link", "speech.txt", "--format", "xlsx,json"], 2, "found xlsx"),
        (["link", "missing.txt"], 2, "missing.txt"),
        (["link", "speech.txt", "--format", "csv", "--out", "speech.txt"], 7, "a folder with room for the document"),
        (["link", "broken.pdf"], 3, "broken.pdf"),
        (["link", "said.csv", "--column", "Words"], 2, "Words"),
    ],
)
def test_what_does_not_fit_is_said_with_a_code(
    run: Run, speech: Path, inside: Path, words: list[str], code: int, said: str
) -> None:
    (inside / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (inside / "said.csv").write_text("Id,Text\n1,It rained.\n", encoding="utf-8")
    before = files(inside)
    ended, out, err = run(*words)
    assert (ended, out) == (code, "")
    assert err.startswith("corridor: expected ")
    assert said in err
    assert files(inside) == before


def test_linking_loads_neither_django_nor_what_only_training_needs(speech: Path) -> None:
    script = f"""
import sys
from corridor.cli.app import main
try:
    main(["link", {str(speech)!r}])
except SystemExit:
    pass
print(sorted({{name.partition(".")[0] for name in sys.modules}} & {{"django", "sklearn", "scipy", "onnxruntime"}}))
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=dict(os.environ), check=True
    )
    assert ended.stdout.splitlines()[-1] == "[]"
