"""A build is a pure function of the publishers' files and the definitions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from corridor.errors import EvidenceError, SourceError, UsageError
from corridor.evidence import build as build_module
from corridor.evidence.build import build
from corridor.evidence.query import figure, trend
from corridor.evidence.records import Copy
from corridor.evidence.store import Evidence, current_build_folder, open_evidence
from corridor.evidence.write import content_hash
from tests.builders import COST_TO, RECEIVED, content_of, write_by_origin, write_ddf, write_unhcr, write_wdi

BUILD = """
import sys
from pathlib import Path
from corridor.evidence.build import build
print(build(Path(sys.argv[1]), Path(sys.argv[2])).build)
"""


def test_the_same_files_give_the_same_bytes_whatever_the_seed_and_the_threads(publishers: Path, tmp_path: Path) -> None:
    named = []
    for seed, threads in (("1", "1"), ("4711", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads}
        store = tmp_path / seed
        run = [sys.executable, "-c", BUILD, str(publishers), str(store)]
        named.append(subprocess.run(run, env=environment, check=True, capture_output=True, text=True).stdout.strip())
    assert named[0] == named[1]
    assert content_of(tmp_path / "1" / "builds" / named[0]) == content_of(tmp_path / "4711" / "builds" / named[1])


def test_neither_dates_of_files_nor_their_folder_nor_the_disk_s_order_matter(
    publishers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(publishers, tmp_path / "one")
    shutil.copytree(publishers, tmp_path / "elsewhere")
    for number, path in enumerate((tmp_path / "elsewhere").rglob("*")):
        os.utime(path, (number, number))
    in_order = Path.rglob

    def turned_round(self: Path, pattern: str) -> Iterator[Path]:
        return iter(sorted(in_order(self, pattern), reverse=True))

    monkeypatch.setattr(Path, "rglob", turned_round)
    second = build(tmp_path / "elsewhere", tmp_path / "two")
    assert first.build == second.build
    assert content_of(first.folder) == content_of(second.folder)


def test_a_build_is_named_by_its_content(publishers: Path, tmp_path: Path) -> None:
    result = build(publishers, tmp_path / "store")
    assert result.folder.name == result.build == content_hash(result.folder)
    assert current_build_folder(tmp_path / "store") == result.folder


def test_another_value_gives_another_name_and_the_old_build_stays(publishers: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    old = build(publishers, store)
    before = content_of(old.folder)
    reader = open_evidence(store)
    write_unhcr(publishers / "unhcr.csv", [(2019, "AFG", "PHL", 13, 0, 3, 0)])
    new = build(publishers, store)
    assert new.build != old.build
    assert content_of(old.folder) == before
    refugees = [
        figure(evidence, "refugees_unhcr", "PHL", counterpart="AFG").value
        for evidence in (reader, open_evidence(store))
    ]
    assert refugees == [12.0, 13.0]


def test_building_again_changes_nothing(publishers: Path, tmp_path: Path) -> None:
    first = build(publishers, tmp_path / "store")
    written = {path: path.stat().st_mtime_ns for path in first.folder.rglob("*")}
    again = build(publishers, tmp_path / "store")
    assert again.build == first.build
    assert {path: path.stat().st_mtime_ns for path in first.folder.rglob("*")} == written
    assert [path.name for path in (tmp_path / "store" / "builds").iterdir()] == [first.build]


def test_a_damaged_build_is_put_right_by_building_again(publishers: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    result = build(publishers, store)
    before = content_of(result.folder)
    (result.folder / "observations" / "migrant_stock.parquet").write_bytes(b"nothing")
    (result.folder / "series.json").unlink()
    assert build(publishers, store).build == result.build
    assert content_of(result.folder) == before
    assert [path.name for path in (store / "builds").iterdir()] == [result.build]


def test_all_rows_are_stored_or_accounted_for(publishers: Path, tmp_path: Path) -> None:
    write_wdi(publishers / "gdp.csv", ("NY.GDP.MKTP.CD", "GDP (current US$)"), {"PHL": {2019: 1, 2020: 2}})
    write_wdi(publishers / "atlantis.csv", COST_TO, {"XQQ": {2019: 1}, "PHL": {2019: 5}})
    account = build(publishers, tmp_path / "store").account
    assert account.rows_read == account.rows_taken + sum(entry.rows for entry in account.left_out)
    said = {(entry.reason, entry.what): entry.rows for entry in account.left_out}
    assert said[("no series takes the variable", "NY.GDP.MKTP.CD")] == 2
    assert said[("unknown area in scheme world_bank", "XQQ")] == 1
    assert account == open_evidence(tmp_path / "store").account


def test_files_that_no_reader_knows_are_listed(publishers: Path, tmp_path: Path) -> None:
    (publishers / "bank" / "letter.docx").write_bytes(b"PK")
    (publishers / ".hidden.csv").write_text("a,b")
    (publishers / "half.csv.part").write_text("a,b")
    assert build(publishers, tmp_path / "store").account.unknown_files == ("bank/letter.docx", "readme.txt")


def test_a_copy_of_a_file_counts_once(publishers: Path, tmp_path: Path) -> None:
    alone = build(publishers, tmp_path / "one")
    shutil.copy(publishers / "unhcr.csv", publishers / "unhcr (1).csv")
    result = build(publishers, tmp_path / "two")
    assert result.account.copies == (Copy(file="unhcr.csv", of="unhcr (1).csv"),)
    assert (result.observations, len(result.snapshots)) == (alone.observations, len(alone.snapshots))


def test_two_vintages_stand_side_by_side_and_the_newer_one_is_preferred(tmp_path: Path) -> None:
    source = tmp_path / "snapshots"
    write_wdi(source / "a.csv", RECEIVED, {"PHL": {2018: 1, 2019: 2}, "NPL": {2018: 9}}, updated="2020-09-15")
    write_wdi(source / "b.csv", RECEIVED, {"PHL": {2019: 3}, "NPL": {2019: ""}}, updated="2021-09-15")
    build(source, tmp_path / "store")
    evidence = open_evidence(tmp_path / "store")
    series = "remittances_received_usd"
    stored = evidence.all_rows(series).filter(pl.col("value").is_not_null()).select("area", "period", "value", "rank")
    assert sorted(stored.iter_rows()) == [
        ("NPL", "2018", 9, 1),
        ("PHL", "2018", 1, 1),
        ("PHL", "2019", 2, 1),
        ("PHL", "2019", 3, 0),
    ]
    assert [(value.period, value.value) for value in trend(evidence, series, "PHL")] == [("2019", 3.0)]
    assert figure(evidence, series, "NPL").value == 9.0


def test_a_complete_file_is_preferred_to_a_newer_excerpt(tmp_path: Path) -> None:
    source = tmp_path / "snapshots"
    source.mkdir()
    write_by_origin(source / "whole.csv", [("usa", "phl", 2019, 5)])
    write_by_origin(source / "cut.csv", [("usa", "phl", 2019, 7)])
    (source / "cut.csv.snapshot.json").write_text('{"excerpt": true, "vintage": "2024"}')
    build(source, tmp_path / "store")
    evidence = open_evidence(tmp_path / "store")
    assert figure(evidence, "migrant_stock_by_origin", "USA", counterpart="PHL").value == 5.0


def test_what_stands_beside_a_file_goes_before_what_the_file_and_the_publisher_say(tmp_path: Path) -> None:
    source = tmp_path / "snapshots"
    write_wdi(source / "a.csv", RECEIVED, {"PHL": {2019: 2}})
    told = '{"publisher": "P", "title": "T", "vintage": "V", "licence": "L", "retrieved_on": "2024-02-01", "note": "N"}'
    (source / "a.csv.snapshot.json").write_text(told)
    (known,) = build(source, tmp_path / "store").snapshots
    assert (known.publisher, known.title, known.vintage, known.licence, known.note) == ("P", "T", "V", "L", "N")
    assert str(known.retrieved_on) == "2024-02-01"
    assert known.attribution == "World Bank, World Development Indicators"


def test_the_day_of_the_download_stands_in_for_a_release_that_nobody_names(tmp_path: Path) -> None:
    source = tmp_path / "snapshots"
    source.mkdir()
    write_unhcr(source / "a.csv", [(2019, "AFG", "PHL", 12, 0, 3, 0)])
    write_unhcr(source / "b.csv", [(2019, "AFG", "PHL", 13, 0, 3, 0)])
    (source / "b.csv.snapshot.json").write_text('{"retrieved_on": "2024-02-01"}')
    vintages = {known.file: known.vintage for known in build(source, tmp_path / "store").snapshots}
    assert vintages == {"a.csv": "not stated", "b.csv": "2024-02-01"}


def test_repairs_are_kept_with_their_place(tmp_path: Path) -> None:
    source = tmp_path / "snapshots"
    write_wdi(source / "a.csv", RECEIVED, {"PHL": {2019: "1,234,567"}})
    result = build(source, tmp_path / "store")
    (mended,) = open_evidence(tmp_path / "store").repairs
    assert result.repairs == 1
    assert (mended.snapshot, mended.row, mended.column) == (result.snapshots[0].id, 6, "2019")
    assert (mended.found, mended.made, mended.rule) == ("1,234,567", "1234567.0", "thousands mark")


def test_progress_names_every_file(publishers: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build(publishers, tmp_path / "store", progress=lambda *step: seen.append(step))
    names = ["bank/received.csv", "incidents.json.gz", "readme.txt", "totals.xlsx", "unhcr.csv"]
    assert seen == [(name, number, 5) for number, name in enumerate(names, start=1)]


def test_an_excerpt_holds_and_accounts_for_no_more_than_it_keeps(publishers: Path, tmp_path: Path) -> None:
    def only_remittances(series: str, rows: pl.DataFrame) -> pl.DataFrame:
        return rows if series == "remittances_received_usd" else rows.clear()

    result = build(publishers, tmp_path / "store", excerpt=only_remittances)
    assert list(open_evidence(tmp_path / "store").series) == ["remittances_received_usd"]
    assert [known.file for known in result.snapshots] == ["bank/received.csv"]
    assert result.account.rows_read == result.account.rows_taken == result.observations == 4
    assert (result.account.unknown_files, result.account.left_out) == ((), ())


def test_all_dimensions_keep_their_slices_apart(tmp_path: Path) -> None:
    source = tmp_path / "snapshots"
    source.mkdir()
    domains = ["alldomains", "domain1"]
    records = [
        {"geo_area": 608, "policy_domains": domain, "year": 2019, "value": n} for n, domain in enumerate(domains)
    ]
    write_ddf(source / "ddf--datapoints--sg_cpa_migrs--by--x.csv", "SG_CPA_MIGRS", records)
    build(source, tmp_path / "store")
    rows = open_evidence(tmp_path / "store").rows("migration_policy_band")
    assert rows.select("breakdown", "value").rows() == [("policy_domain=PD_1", 1.0), ("policy_domain=_T", 0.0)]


def failing(monkeypatch: pytest.MonkeyPatch, name: str, made: Callable[..., object]) -> None:
    monkeypatch.setattr(build_module, name, made)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="a folder of publishers' files") as caught:
        build(tmp_path / "no", tmp_path / "store")
    assert caught.value.where == str(tmp_path / "no")
    assert caught.value.remedy


def test_a_folder_without_publishers_files_makes_no_build(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.txt").write_text("x")
    with pytest.raises(EvidenceError, match="1 files that none claims"):
        build(tmp_path / "empty", tmp_path / "store")
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("inside", ["", "store", "deep/store"])
def test_a_store_may_not_lie_where_the_files_are_read(publishers: Path, inside: str) -> None:
    with pytest.raises(UsageError, match="a store outside"):
        build(publishers, publishers / inside)


def test_a_file_that_cannot_be_opened_is_a_source_error(
    publishers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    failing(monkeypatch, "reader_for", refused)
    with pytest.raises(SourceError, match="Permission denied"):
        build(publishers, tmp_path / "store")


def test_a_reader_without_publisher_and_licence_is_refused(
    publishers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "publisher_defaults", dict)
    with pytest.raises(EvidenceError, match="publisher and licence of reader"):
        build(publishers, tmp_path / "store")


def test_no_row_of_the_real_files_is_lost(real: Evidence) -> None:
    account = real.account
    assert account.rows_read == account.rows_taken + sum(entry.rows for entry in account.left_out)
    quotes = 0 if real.quotes_record is None else real.quotes_record.quotes
    assert account.rows_taken == sum(held.observations for held in real.series.values()) + quotes
    assert account.rows_read > 1_500_000
    unknown_areas = [entry for entry in account.left_out if entry.reason.startswith("unknown")]
    assert unknown_areas == []


def test_the_real_vintages_are_never_mixed_in_one_area(real: Evidence) -> None:
    held = [key for key, series in real.series.items() if series.vintage_rule == "replaces"]
    assert len(held) > 20
    for key in held:
        mixed = real.rows(key).group_by("area").agg(pl.col("rank").n_unique()).filter(pl.col("rank") > 1)
        assert mixed.is_empty(), key


def test_values_that_everyone_knows(real: Evidence) -> None:
    assert figure(real, "migrant_stock", "WLD", period="2020").value == 280598105
    assert figure(real, "migrant_stock", "PHL", period="2020").value == 225525
    assert figure(real, "population", "PHL", period="2020").value == 109581.085
    assert figure(real, "migration_policy_share", "WLD").value is None
