"""`corridor evidence`: what it prints, and what it ends with."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from corridor.cli import output, progress
from corridor.evidence import starter, store
from corridor.evidence.build import BuildResult, build
from tests.builders import RECEIVED, write_unhcr, write_wdi
from tests.cli.conftest import Run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "snapshots"
    write_wdi(folder / "received.csv", RECEIVED, {"PHL": {2019: 35, 2020: "1,234"}, "NPL": {2019: 8}})
    write_unhcr(folder / "unhcr.csv", [(2019, "AFG", "PHL", 12, 0, 3, 0)])
    (folder / "notes.txt").write_text("x")
    return folder


@pytest.fixture
def built(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildResult:
    monkeypatch.setenv("CORRIDOR_STORE", str(tmp_path / "store"))
    return build(source, tmp_path / "store")


def test_a_build_tells_what_it_holds_and_left_out(run: Run, source: Path, tmp_path: Path) -> None:
    write_wdi(source / "gdp.csv", ("NY.GDP.MKTP.CD", "GDP (current US$)"), {"PHL": {2019: 1, 2020: 2}})
    (source / "copy.csv").write_bytes((source / "unhcr.csv").read_bytes())
    code, out, err = run("evidence", "build", str(source), "--store", str(tmp_path / "store"))
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].startswith("build ")
    assert lines[0].endswith(": 10 observations from 3 files")
    assert lines[1:7] == [
        "repairs: 1 (corridor evidence repairs)",
        "files that no reader claims: 1",
        "  notes.txt",
        "files with the content of another: 1",
        "  unhcr.csv (as copy.csv)",
        "rows read: 12, taken by series: 10, left out: 2",
    ]
    assert lines[7].split() == ["2", "no", "series", "takes", "the", "variable:", "'NY.GDP.MKTP.CD'", "(gdp.csv)"]


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (["query", "migrant_stok"], 2, "the key of a series"),
        (["query", "migrant_stock", "--area", "Atlantis"], 2, "a country, area or group"),
        (["query", "migrant_stock", "--counterpart", "Lemuria"], 2, "a country, area or group"),
        (["build", "no/such/folder"], 5, "a folder of publishers' files"),
        (["diff", "0123456789abcdef", "starter"], 5, "a build named '0123456789abcdef'"),
        (["diff", "../../etc", "starter"], 5, "no such build"),
    ],
)
def test_errors_are_one_message_and_an_exit_code(
    run: Run, built: BuildResult, words: list[str], code: int, expected: str
) -> None:
    ended, out, err = run("evidence", *words)
    assert (ended, out) == (code, "")
    assert err.startswith("corridor: expected ")
    assert expected in err
    assert "what to do: " in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [["series"], ["sources"], ["repairs"], ["query", "migrant_stock"]])
def test_a_damaged_store_is_said_so(run: Run, built: BuildResult, words: list[str]) -> None:
    (built.folder / "series.json").unlink()
    code, out, err = run("evidence", *words)
    assert (code, out) == (5, "")
    assert "no series.json" in err


def test_a_store_without_build_and_a_package_without_starter(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "starter_folder", lambda: tmp_path / "none")
    code, _, err = run("evidence", "series", "--store", str(tmp_path / "empty"))
    assert code == 5
    assert "corridor evidence build" in err


def test_a_damaged_file_ends_with_its_own_code(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "half.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    code, _, err = run("evidence", "build", str(source), "--store", str(tmp_path / "store"))
    assert code == 3
    assert "half.xlsx" in err
    assert not (tmp_path / "store").exists()


def test_sources_and_series_are_tables_with_tabs_in_a_pipe(run: Run, built: BuildResult) -> None:
    _, sources, _ = run("evidence", "sources")
    head, *rows = [line.split("\t") for line in sources.splitlines()]
    assert head == ["Snapshot", "Publisher", "Title", "Vintage", "Licence", "File"]
    assert [row[-1] for row in rows] == ["received.csv", "unhcr.csv"]
    _, series, _ = run("evidence", "series")
    table = [line.split("\t") for line in series.splitlines()]
    assert table[0] == ["Series", "Title", "Unit", "Rows", "Values", "Areas", "First", "Last"]
    assert ["remittances_received_usd", "Personal remittances received", "USD", "4", "3", "2", "2019", "2020"] in table


def test_observations_are_printed_with_their_place(run: Run, built: BuildResult) -> None:
    _, out, _ = run("evidence", "query", "remittances_received_usd", "--area", "Philippines", "--period", "2019")
    head, row = [line.split("\t") for line in out.splitlines()]
    told = dict(zip(head, row, strict=True))
    assert (told["area"], told["period"], told["value"], told["unit"]) == ("PHL", "2019", "35.0", "USD")
    assert (told["row"], told["column"], told["sheet"]) == ("6", "2019", "")
    _, pairs, _ = run("evidence", "query", "refugees_unhcr", "--counterpart", "AFG")
    assert len(pairs.splitlines()) == 2
    _, none, _ = run("evidence", "query", "refugees_unhcr", "--counterpart", "NPL")
    assert len(none.splitlines()) == 1


def test_vintages_that_are_not_preferred_are_asked_for(
    run: Run, built: BuildResult, source: Path, tmp_path: Path
) -> None:
    write_wdi(source / "older.csv", RECEIVED, {"PHL": {2019: 30}}, updated="2020-09-15")
    build(source, tmp_path / "store")
    words = ("evidence", "query", "remittances_received_usd", "--area", "PHL", "--period", "2019")
    assert [len(run(*words, *more)[1].splitlines()) for more in ((), ("--all-vintages",))] == [2, 3]


def test_csv_is_csv(run: Run, built: BuildResult) -> None:
    _, out, _ = run("evidence", "query", "remittances_received_usd", "--area", "PHL", "--csv")
    assert out.splitlines()[0].startswith("area,counterpart,period,")
    assert out.splitlines()[1].startswith("PHL,,2019,")


def test_repairs_are_listed_with_their_file_and_place(run: Run, built: BuildResult) -> None:
    _, out, _ = run("evidence", "repairs")
    head, row = [line.split("\t") for line in out.splitlines()]
    assert head == ["file", "sheet", "row", "column", "found", "made", "rule"]
    assert row == ["received.csv", "", "6", "2020", "1,234", "1234.0", "thousands mark"]
    _, csv, _ = run("evidence", "repairs", "--csv")
    assert csv.splitlines()[1] == 'received.csv,,6,2020,"1,234",1234.0,thousands mark'


def test_a_build_without_repairs_still_has_a_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    write_unhcr(tmp_path / "s" / "unhcr.csv", [(2019, "AFG", "PHL", 12, 0, 3, 0)])
    build(tmp_path / "s", tmp_path / "store")
    for more, said in (
        ((), "file\tsheet\trow\tcolumn\tfound\tmade\trule"),
        (("--csv",), "file,sheet,row,column,found,made,rule"),
    ):
        assert run("evidence", "repairs", "--store", str(tmp_path / "store"), *more)[1].strip() == said


def test_a_diff_counts_and_details(run: Run, built: BuildResult, source: Path, tmp_path: Path) -> None:
    write_unhcr(source / "unhcr.csv", [(2019, "AFG", "PHL", 13, 0, 3, 0)])
    new = build(source, tmp_path / "store")
    _, counted, _ = run("evidence", "diff", built.build, new.build)
    assert counted.splitlines() == ["series\tarea\tadded\tremoved\tchanged", "refugees_unhcr\tPHL\t0\t0\t1"]
    _, detailed, _ = run("evidence", "diff", built.build, new.build, "--details", "--csv")
    head, row = [line.split(",") for line in detailed.splitlines()]
    told = dict(zip(head, row, strict=True))
    assert (told["change"], told["old"], told["new"]) == ("changed", "12.0", "13.0")


def test_a_diff_with_the_starter_pack(run: Run, built: BuildResult, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "starter_folder", lambda: built.folder)
    _, out, _ = run("evidence", "diff", "starter", built.build)
    assert out.splitlines() == ["series\tarea\tadded\tremoved\tchanged"]


def test_the_starter_pack_is_made(run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starter, "starter_folder", lambda: tmp_path / "pack")
    code, out, _ = run("evidence", "starter", str(source), "--workshop", str(tmp_path / "workshop"))
    assert (code, out.startswith("build ")) == (0, True)
    assert (tmp_path / "pack" / "series.json").is_file()


def test_the_installed_command_ends_with_the_code_of_its_error(tmp_path: Path) -> None:
    words = ["evidence", "build", str(tmp_path / "none")]
    code = f"from corridor.cli.app import main; main({words!r})"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 5
    assert ended.stderr.startswith("corridor: expected a folder of publishers' files")
    assert ended.stdout == ""


class Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_drawn_table_with_every_mark_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    output.show_table(("File", "[head]"), [("a [1].csv", "[/b]"), ("[red]x", "y")])
    shown = terminal.getvalue()
    for said in ("File", "[head]", "a [1].csv", "[/b]", "[red]x"):
        assert said in shown
    assert "\t" not in shown


def test_a_pipe_gets_one_row_a_line_whatever_a_cell_holds(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_table(("a", "b"), [("x\ty", "1\n2")])
    assert capsys.readouterr().out == "a\tb\nx y\t1 2\n"


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.file_progress("Reading") as move:
        move("a.csv", 1, 2)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


def test_progress_in_a_terminal_takes_any_file_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "100")
    with progress.file_progress("Reading") as move:
        move("odd [/name] [1].csv", 1, 2)
        move("odd [/name] [1].csv", 2, 2)
    assert "odd [/name] [1].csv" in terminal.getvalue()
    assert capsys.readouterr().out == ""
