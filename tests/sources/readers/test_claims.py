"""Which reader claims which of the publishers' files, and that none is claimed twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corridor.sources.detect import reader_for, readers
from corridor.sources.files import head_of

CLAIMED = {
    "health-workforce/workforce-migration.csv": "oecd_health_workforce",
    "iom-missing-migrants/2019-json.json.gz": "iom_missing_migrants",
    "iom-missing-migrants/2023-json.json.gz": "iom_missing_migrants",
    "unhcr/HDX_AsylumApplications.csv": "unhcr_asylum",
    "unhcr/HDX_AsylumDecisions.csv": "unhcr_asylum_decisions",
    "unhcr/HDX_EndYearPopulationTotals.csv": "unhcr_population",
    "unhcr/asylum-applications.csv": "unhcr_asylum",
    "unhcr/unhcr_popstats_export_persons_of_concern_all_data.csv.gz": "unhcr_population",
}
FOLDERS = {"sdg-ddf": "unsd_sdg_ddf", "sdg-open-sdg": "open_sdg", "sdg-unsd-json": "unsd_sdg_json"}
NO_STATISTICS = ("codes-", "gcm-framework", "map", "policy-treaties", "practice-texts", "sdg-structure", "sdg-text")


@pytest.fixture(scope="module")
def claims(shared_data: Path) -> dict[str, list[str]]:
    """File -> the names of the readers that claim it."""
    found = {}
    for path in sorted(path for path in shared_data.rglob("*") if path.is_file()):
        head = head_of(path)
        found[path.relative_to(shared_data).as_posix()] = [r.NAME for r in readers() if r.sniff(head)]
    return found


def test_no_file_is_claimed_twice(claims: dict[str, list[str]]) -> None:
    assert {name: found for name, found in claims.items() if len(found) > 1} == {}


def test_who_claims_what(claims: dict[str, list[str]]) -> None:
    mine = {*CLAIMED.values(), *FOLDERS.values()}
    for name, found in claims.items():
        folder = name.partition("/")[0]
        if folder in FOLDERS:
            assert (name, found) == (name, [] if "SYB_country_profile" in name else [FOLDERS[folder]])
        elif name in CLAIMED:
            assert (name, found) == (name, [CLAIMED[name]])
        else:
            assert (name, mine.intersection(found)) == (name, set())


def test_files_without_statistics_are_unknown(claims: dict[str, list[str]]) -> None:
    without = [name for name in claims if name.startswith(NO_STATISTICS) or "/" not in name]
    assert len(without) > 30
    assert {name: claims[name] for name in without if claims[name]} == {}


def test_every_claimed_file_can_be_read(shared_data: Path, claims: dict[str, list[str]]) -> None:
    mine = {*CLAIMED.values(), *FOLDERS.values()}
    read: Counter[str] = Counter()
    for name in (name for name, found in claims.items() if mine.intersection(found)):
        reader = reader_for(shared_data / name)
        assert reader is not None
        reading = reader.read(shared_data / name)
        assert reading.title, name
        assert reading.rows["column"].null_count() == 0, name
        read[reader.NAME] += 1
    assert read == {
        "iom_missing_migrants": 2,
        "oecd_health_workforce": 1,
        "open_sdg": 8,
        "unhcr_asylum": 2,
        "unhcr_asylum_decisions": 1,
        "unhcr_population": 2,
        "unsd_sdg_ddf": 8,
        "unsd_sdg_json": 6,
    }
