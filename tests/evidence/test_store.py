"""Where builds lie, how one is opened, and what is said of a damaged one."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from corridor.errors import EvidenceError, UsageError
from corridor.evidence import store as store_module
from corridor.evidence.build import BuildResult, build
from corridor.evidence.observation import OBSERVATION_SCHEMA
from corridor.evidence.series import series_definitions
from corridor.evidence.snapshots import sha256_of
from corridor.evidence.store import Evidence, build_folder, default_store, open_evidence, open_starter

SERIES = "remittances_received_usd"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def made(publishers: Path, store: Path) -> BuildResult:
    return build(publishers, store)


def test_the_store_is_named_by_the_environment_else_in_the_user_s_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CORRIDOR_STORE", str(tmp_path / "a"))
    assert default_store() == tmp_path / "a"
    monkeypatch.delenv("CORRIDOR_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "b"))
    assert default_store() == tmp_path / "b" / "corridor"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert default_store() == tmp_path / "home" / ".local" / "share" / "corridor"


def test_the_current_build_of_the_named_store_is_opened(
    made: BuildResult, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_evidence(store).build == made.build
    monkeypatch.setenv("CORRIDOR_STORE", str(store))
    assert open_evidence().build == made.build
    assert not open_evidence().is_starter


def test_where_nothing_was_built_the_starter_pack_is_opened(
    made: BuildResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "starter_folder", lambda: made.folder)
    evidence = open_evidence(tmp_path / "nothing")
    assert (evidence.is_starter, evidence.build) == (True, "starter")
    assert evidence.rows(SERIES).height == 4


def test_a_build_is_cited_by_its_name_and_the_starter_pack_by_its_content(made: BuildResult, tmp_path: Path) -> None:
    assert Evidence(made.folder).citable_name == made.build
    pack = tmp_path / "pack"
    shutil.copytree(made.folder, pack)
    assert Evidence(pack, is_starter=True).citable_name == f"starter-{made.build}"
    (pack / "repairs.json").write_text("[ ]\n")
    changed = Evidence(pack, is_starter=True).citable_name
    assert changed.startswith("starter-")
    assert changed != f"starter-{made.build}"


def test_a_missing_starter_pack_is_said_clearly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "starter_folder", lambda: tmp_path / "starter")
    with pytest.raises(EvidenceError, match="starter pack") as caught:
        open_evidence(tmp_path / "nothing")
    assert "corridor evidence build" in str(caught.value.remedy)
    with pytest.raises(EvidenceError, match="neither"):
        open_starter()


@pytest.mark.parametrize("name", ["", "0123456789abcdef", "../../etc", "starter", "builds/..", "0123456789ABCDEF\n"])
def test_a_pointer_to_no_build_is_an_error_with_a_remedy(store: Path, name: str) -> None:
    (store / "builds").mkdir(parents=True)
    (store / "current").write_text(name)
    with pytest.raises(EvidenceError, match="no such build") as caught:
        open_evidence(store)
    assert "corridor evidence build" in str(caught.value.remedy)


def test_a_name_leads_only_to_builds(made: BuildResult, store: Path) -> None:
    assert build_folder(store, made.build) == made.folder
    with pytest.raises(EvidenceError):
        build_folder(store, f"../builds/{made.build}")


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"\xff\xfe\xfa"), lambda path: path.mkdir()])
def test_a_pointer_that_cannot_be_read_is_no_empty_store(store: Path, spoil: Callable[[Path], object]) -> None:
    store.mkdir()
    spoil(store / "current")
    with pytest.raises(EvidenceError, match="the name of a build"):
        open_evidence(store)


@pytest.mark.parametrize("name", ["snapshots.json", "series.json", "repairs.json", "account.json"])
def test_a_build_without_one_of_its_files_is_not_opened(made: BuildResult, name: str) -> None:
    (made.folder / name).unlink()
    with pytest.raises(EvidenceError, match=f"no {name}") as caught:
        Evidence(made.folder)
    assert caught.value.where == str(made.folder)


PARTS: list[tuple[str, Callable[[Evidence], object]]] = [
    ("snapshots.json", lambda evidence: evidence.snapshots),
    ("series.json", lambda evidence: evidence.series),
    ("repairs.json", lambda evidence: evidence.repairs),
    ("account.json", lambda evidence: evidence.account),
]


@pytest.mark.parametrize(("name", "read"), PARTS)
@pytest.mark.parametrize("content", [b"", b"[", b"[{}]", b"\xff", b'{"a": 1}', b"17"])
def test_a_damaged_json_file_is_an_error_that_names_it(
    made: BuildResult, name: str, read: Callable[[Evidence], object], content: bytes
) -> None:
    (made.folder / name).write_bytes(content)
    with pytest.raises(EvidenceError) as caught:
        read(Evidence(made.folder))
    assert str(caught.value.where).endswith(name)
    assert "corridor evidence build" in str(caught.value.remedy)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def one_bit_turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(bytes(data))


def another_table(path: Path) -> None:
    pl.DataFrame({"a": [1]}).write_parquet(path)


@pytest.mark.parametrize("spoil", [truncated, one_bit_turned, another_table, Path.unlink])
def test_a_damaged_parquet_file_never_gives_a_number(made: BuildResult, spoil: Callable[[Path], object]) -> None:
    spoil(made.folder / "observations" / f"{SERIES}.parquet")
    evidence = Evidence(made.folder)
    with pytest.raises(EvidenceError) as caught:
        evidence.rows(SERIES)
    assert f"{SERIES}.parquet" in str(caught.value.where)
    assert evidence.rows("migrant_stock").height > 0


def test_a_whole_file_that_is_no_parquet_is_an_error_too(made: BuildResult) -> None:
    path = made.folder / "observations" / f"{SERIES}.parquet"
    path.write_bytes(b"nothing of the kind")
    records = json.loads((made.folder / "series.json").read_text())
    for record in records:
        record["sha256"] = sha256_of(path) if record["key"] == SERIES else record["sha256"]
    (made.folder / "series.json").write_text(json.dumps(records))
    with pytest.raises(EvidenceError, match="a complete Parquet file"):
        Evidence(made.folder).all_rows(SERIES)


def test_a_series_that_the_build_does_not_hold_has_no_rows(made: BuildResult) -> None:
    evidence = Evidence(made.folder)
    absent = next(key for key in series_definitions() if key not in evidence.series)
    assert evidence.rows(absent).is_empty()
    assert evidence.all_rows(absent).drop("position").schema == OBSERVATION_SCHEMA
    assert evidence.parts(absent).of_area("PHL").is_empty()
    assert evidence.parts(absent).of_counterpart("PHL").is_empty()
    assert evidence.parts(absent).of_pair("PHL", None) == {}


def test_an_unknown_series_is_a_usage_error(made: BuildResult) -> None:
    evidence = Evidence(made.folder)
    for ask in (evidence.rows, evidence.all_rows, evidence.parts):
        with pytest.raises(UsageError, match="the key of a series"):
            ask("no_such_series")


def test_the_records_of_a_series_say_what_its_file_holds(made: BuildResult) -> None:
    evidence = Evidence(made.folder)
    for key, held in evidence.series.items():
        rows = evidence.all_rows(key)
        assert rows.drop("position").schema == OBSERVATION_SCHEMA
        assert held.observations == rows.height
        assert held.values == sum(value is not None for value in rows["value"])
        assert held.areas == len(set(rows["area"]))
        assert (held.first_period, held.last_period) == (min(rows["period"]), max(rows["period"]))
        assert set(held.snapshots) == set(rows["snapshot"]) <= set(evidence.snapshots)
        assert rows["position"].to_list() == list(range(rows.height))


def test_the_parts_of_a_series_are_those_that_filters_give(made: BuildResult) -> None:
    evidence = Evidence(made.folder)
    for key in evidence.series:
        rows, parts = evidence.rows(key), evidence.parts(key)
        for code in ("PHL", "AFG", "WLD", "ZZZ"):
            assert_frame_equal(parts.of_area(code), rows.filter(pl.col("area") == code))
            assert_frame_equal(parts.of_counterpart(code), rows.filter(pl.col("counterpart") == code))


def test_one_row_is_found_by_its_number(made: BuildResult) -> None:
    evidence = Evidence(made.folder)
    rows = evidence.all_rows(SERIES)
    for position in range(rows.height):
        assert evidence.row_at(SERIES, position) == rows.row(position, named=True)
    for outside in (-1, rows.height):
        with pytest.raises(UsageError, match="counted from 0"):
            evidence.row_at(SERIES, outside)


def test_several_threads_may_read_one_build(made: BuildResult) -> None:
    evidence = Evidence(made.folder)
    found: list[int] = []
    ask = [threading.Thread(target=lambda: found.append(evidence.rows(SERIES).height)) for _ in range(8)]
    for thread in ask:
        thread.start()
    for thread in ask:
        thread.join()
    assert found == [4] * 8
