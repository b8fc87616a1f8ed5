"""What goes wrong while a build is made leaves the old one current and readable."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from corridor.errors import EvidenceError, SourceError
from corridor.evidence import write as write_module
from corridor.evidence.build import BuildResult, build
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence, open_evidence
from corridor.evidence.write import STALE_AFTER_SECONDS, content_hash
from tests.builders import RECEIVED, content_of, write_unhcr, write_wdi

SERIES = "remittances_received_usd"
SLOW = """
import sys, time
from pathlib import Path
from corridor.evidence import write
from corridor.evidence.build import build

def say(step):
    print(step, flush=True)
    time.sleep(60)

if sys.argv[3] == "reading":
    build(Path(sys.argv[1]), Path(sys.argv[2]), progress=lambda name, number, count: number == 2 and say("reading"))
write._series_record = lambda *_: say("writing")
build(Path(sys.argv[1]), Path(sys.argv[2]))
"""
TOGETHER = """
import sys, time
from pathlib import Path
from corridor.evidence.build import build
until = float(sys.argv[3])
for _ in range(5):
    time.sleep(max(0.0, until - time.time()))
    print(build(Path(sys.argv[1]), Path(sys.argv[2])).build)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def old(publishers: Path, store: Path) -> BuildResult:
    """The build that is current before something goes wrong; the files have changed since."""
    made = build(publishers, store)
    write_wdi(publishers / "bank" / "received.csv", RECEIVED, {"PHL": {2020: 1}})
    return made


def assert_untouched(store: Path, old: BuildResult) -> None:
    assert [path.name for path in (store / "builds").iterdir()] == [old.build]
    assert sorted(path.name for path in store.iterdir()) == ["builds", "current"]
    assert content_hash(old.folder) == old.build
    assert figure(open_evidence(store), SERIES, "PHL").value == 3.4e10


def test_a_truncated_workbook_stops_the_build(publishers: Path, store: Path, old: BuildResult) -> None:
    whole = (publishers / "totals.xlsx").read_bytes()
    (publishers / "totals.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match="complete workbook") as caught:
        build(publishers, store)
    assert "totals.xlsx" in str(caught.value.where)
    assert_untouched(store, old)


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("owner", "name"),
    [(pl.DataFrame, "write_parquet"), (Path, "write_text"), (os, "fsync"), (Path, "rename"), (Path, "replace")],
)
def test_a_full_disk_leaves_the_old_build_and_nothing_else(
    publishers: Path, store: Path, old: BuildResult, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, full_disk)
        with pytest.raises(EvidenceError, match="No space left on device") as caught:
            build(publishers, store)
    assert "--store" in str(caught.value.remedy)
    assert_untouched(store, old)


def test_a_failing_pointer_does_not_take_a_build_away_that_was_there(
    publishers: Path, store: Path, old: BuildResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = build(publishers, store)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full_disk)
        with pytest.raises(EvidenceError):
            build(publishers, store)
    assert {path.name for path in (store / "builds").iterdir()} == {old.build, second.build}


def test_polars_errors_are_evidence_errors(publishers: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise pl.exceptions.ComputeError("cannot write")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", broken)
    with pytest.raises(EvidenceError, match="cannot write"):
        build(publishers, store)


def test_a_store_that_is_a_file_is_named(publishers: Path, store: Path) -> None:
    store.write_text("not a folder")
    with pytest.raises(EvidenceError, match="room and permission") as caught:
        build(publishers, store)
    assert caught.value.where == str(store)


def test_an_interrupted_build_cleans_up(
    publishers: Path, store: Path, old: BuildResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(write_module, "content_hash", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build(publishers, store)
    assert_untouched(store, old)


def killed(publishers: Path, store: Path, step: str) -> None:
    """Start a build in another process and kill it at the step."""
    run = [sys.executable, "-c", SLOW, str(publishers), str(store), step]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == step
        process.send_signal(signal.SIGKILL)
        process.wait()


def test_a_build_that_is_killed_while_reading_leaves_nothing(publishers: Path, store: Path, old: BuildResult) -> None:
    killed(publishers, store, "reading")
    assert_untouched(store, old)


def test_what_a_killed_build_wrote_is_harmless_and_removed_when_it_is_old(
    publishers: Path, store: Path, old: BuildResult
) -> None:
    killed(publishers, store, "writing")
    (left,) = (store / "builds").glob(".making-*")
    assert figure(open_evidence(store), SERIES, "PHL").value == 3.4e10
    new = build(publishers, store)
    assert left.is_dir(), "what may belong to a running build stays"
    long_ago = time.time() - STALE_AFTER_SECONDS - 60
    draft = store / ".current-0000"
    draft.write_text("half")
    for path in (draft, left, *left.rglob("*")):
        os.utime(path, (long_ago, long_ago))
    assert build(publishers, store).build == new.build
    assert not left.exists()
    assert not draft.exists()
    assert {path.name for path in (store / "builds").iterdir()} == {old.build, new.build}


def test_a_folder_that_is_just_moved_away_is_not_stale(tmp_path: Path) -> None:
    assert write_module._last_written(tmp_path / "gone") > time.time() - 60


def test_two_builds_at_once_both_finish(publishers: Path, store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write_unhcr(other / "unhcr.csv", [(2020, "AFG", "PHL", 15, 0, 3, 0)])
    until = str(time.time() + 3)
    runs = [[sys.executable, "-c", TOGETHER, str(source), str(store), until] for source in (publishers, other, other)]
    running = [subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for run in runs]
    finished = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], [error for _, error in finished]
    names = {name for said, _ in finished for name in said.split()}
    assert len(names) == 2
    assert {path.name for path in (store / "builds").iterdir()} == names
    assert (store / "current").read_text().strip() in names
    for name in names:
        assert content_hash(store / "builds" / name) == name


def test_the_same_build_made_by_another_writer_meanwhile_is_no_error(
    publishers: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_whole = write_module._is_whole
    asked: list[bool] = []

    def not_at_first(final: Path) -> bool:
        asked.append(True)
        return len(asked) > 1 and really_whole(final)

    def other_writer(self: Path, target: Path) -> None:
        copied = content_of(self)
        for name, data in copied.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(data)
        raise OSError(errno.ENOTEMPTY, "Directory not empty")

    monkeypatch.setattr(write_module, "_is_whole", not_at_first)
    monkeypatch.setattr(Path, "rename", other_writer)
    result = build(publishers, store)
    assert [path.name for path in (store / "builds").iterdir()] == [result.build]
    assert Evidence(result.folder).series


def test_a_reader_of_the_old_build_goes_on_undisturbed(publishers: Path, store: Path, old: BuildResult) -> None:
    reader = open_evidence(store)
    assert reader.rows(SERIES).height == 4
    new = build(publishers, store)
    assert new.build != reader.build == old.build
    assert figure(reader, "refugees_unhcr", "PHL", counterpart="AFG").value == 12.0, "a series not opened before"
    assert figure(reader, SERIES, "PHL").value == 3.4e10
    assert figure(open_evidence(store), SERIES, "PHL").value == 1.0


def test_others_may_read_what_one_user_built(publishers: Path, store: Path) -> None:
    umask = os.umask(0o022)
    try:
        result = build(publishers, store)
    finally:
        os.umask(umask)
    assert (store / "current").stat().st_mode & 0o777 == 0o644
    assert result.folder.stat().st_mode & 0o777 == 0o755
