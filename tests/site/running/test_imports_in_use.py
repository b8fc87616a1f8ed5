"""Imports as processes of their own: one that is killed, two at the same time, and both databases."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.write import write_entries
from tests.catalogue.made import made
from tests.site.running.production import COMMAND, ROOT, corridor, surroundings

MANY = 3_000


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Entries with long texts, so that an import of them takes a while."""
    path = tmp_path_factory.mktemp("entries") / "entries.csv"
    entries = (made(f"e-{number}", summary=f"Practice {number}. " * 60) for number in range(MANY))
    path.write_bytes(write_entries(entries, Format.CSV))
    return path


def counts(folder: Path) -> tuple[int, int, int]:
    """Entries and versions of the file, and imports in the log."""
    with closing(sqlite3.connect(folder / "corridor.sqlite3")) as opened:
        asked = (
            "SELECT COUNT(*) FROM entries_storedentry WHERE slug LIKE 'e-%'",
            "SELECT COUNT(*) FROM entries_entryversion WHERE note LIKE 'Imported%'",
            "SELECT COUNT(*) FROM entries_auditevent WHERE action = 'import'",
        )
        entries, versions, imports = (int(opened.execute(question).fetchone()[0]) for question in asked)
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return entries, versions, imports


def is_being_written(folder: Path) -> bool:
    """Whether somebody is in the middle of a transaction that writes."""
    with closing(sqlite3.connect(folder / "corridor.sqlite3", timeout=0)) as opened:
        try:
            opened.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        opened.execute("ROLLBACK")
        return False


def begun(folder: Path, file: Path) -> subprocess.Popen[str]:
    words = ["practices", "import", str(file), "--write", "--publish"]
    env = surroundings(folder)
    return subprocess.Popen(
        [*COMMAND, *words], env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_killed_in_the_middle_it_leaves_nothing_and_can_be_done_again(folder: Path, file: Path) -> None:
    with begun(folder, file) as process:
        while process.poll() is None and not is_being_written(folder):
            time.sleep(0.01)
        time.sleep(0.4)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, "it was done before it could be killed: make the file longer"
    assert counts(folder) == (0, 0, 0)

    done = corridor("practices", "import", str(file), "--write", "--publish", env=surroundings(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert counts(folder) == (MANY, MANY, 1)


def test_two_at_once_take_turns_and_nothing_comes_twice(folder: Path, file: Path) -> None:
    with begun(folder, file) as first, begun(folder, file) as second:
        said = [process.communicate(timeout=120) for process in (first, second)]

    assert [process.returncode for process in (first, second)] == [0, 0], said
    written = sorted(output.splitlines()[-1].split(", links proposed ") for output, _ in said)
    assert [outcome for outcome, _ in written] == [
        f"Written, and public: new 0, changed 0, same {MANY:,}, repeated 0, refused 0",
        f"Written, and public: new {MANY:,}, changed 0, same 0, repeated 0, refused 0",
    ]
    assert written[0][1] == "0"
    assert counts(folder) == (MANY, MANY, 2)


def test_a_dry_run_writes_nothing_and_an_error_names_the_row(folder: Path, tmp_path: Path) -> None:
    small = tmp_path / "small.json"
    small.write_bytes(write_entries([made("e-1"), made("e-2", title="Title two")], Format.JSON))
    done = corridor("practices", "import", str(small), "--list", env=surroundings(folder))
    assert done.stdout.splitlines() == [
        "File\tRow\tEntry\tOutcome\tWhy",
        "small.json\t1\te-1\tnew\t",
        "small.json\t2\te-2\tnew\t",
        "new 2, changed 0, same 0, repeated 0, refused 0",
        "Nothing was written; --write writes.",
    ]
    assert counts(folder) == (0, 0, 0)

    small.write_text(small.read_text().replace('"national"', '"universal"', 1))
    done = corridor("practices", "import", str(small), "--write", env=surroundings(folder))
    assert done.returncode == 3
    assert "small.json\t1\t\trefused\tsmall.json, row 1, column level" in done.stdout
    assert "nothing was written" in done.stderr
    assert counts(folder) == (0, 0, 0)
