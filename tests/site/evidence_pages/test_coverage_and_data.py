"""Coverage of the targets, and the page about the data."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client

from corridor.agenda.links import explicit_targets
from corridor.agenda.wording import Kind, wordings
from corridor.evidence.store import Evidence
from corridor.measures.coverage import coverage, covered_targets
from tests.site.evidence_pages.reading import figures, main_text, opened, plain, rows

pytestmark = pytest.mark.django_db


def test_each_indicator_of_the_ten_targets_has_a_row(client: Client, starter: Evidence) -> None:
    page = opened(client, "/coverage/?country=PHL")
    table = rows(page, "table-coverage")
    known = coverage(starter, "PHL")
    assert [row[0].split(" ")[0] for row in table[1:]] == [row.indicator for row in known]
    assert {row[1] for row in table[1:]} == set(explicit_targets())
    by_indicator = {row[0].split(" ")[0]: row for row in table[1:]}
    # The Philippines answered the inquiry for 10.7.2 in 2019; 10.7.1 has no series.
    assert by_indicator["10.7.2"][2:4] == ["3 band, 1 to 4", "2019"]
    assert by_indicator["10.7.1"][2:] == ["no series read", "–", "–", "–", "–"]
    assert by_indicator["8.8.1"][5].endswith("(asked for)")
    assert "UN Statistics Division" in by_indicator["10.7.2"][-1]
    shown = figures(page)
    assert shown["/coverage/PHL/figures/count.covered_targets.PHL/"] == str(len(covered_targets(known)))
    for address in shown:
        opened(client, address)


def test_wordings_are_official_in_the_language(client: Client) -> None:
    text = main_text(opened(client, "/fr/coverage/?country=PHL"))
    assert plain(wordings(Kind.INDICATOR, "fr")["10.c.1"]) in text
    assert plain(wordings(Kind.TARGET, "ar")["10.7"]) in main_text(opened(client, "/ar/coverage/"))


@pytest.mark.parametrize(
    "path", ["/coverage/?country=XXX", "/coverage/XXX/figures/a/", "/coverage/PHL/figures/a/", "/data/figures/a/"]
)
def test_what_is_not_there_is_answered_with_a_way_on(client: Client, path: str) -> None:
    assert opened(client, path, 404).all("main")[0].all("a")


def test_every_file_stands_with_vintage_licence_and_hash(client: Client, starter: Evidence) -> None:
    text = main_text(opened(client, "/data/"))
    for snapshot in starter.snapshots.values():
        assert snapshot.sha256 in text
        assert snapshot.file in text
        assert snapshot.licence in text
    assert starter.citable_name in text


def test_counts_are_those_of_the_build_and_open_their_traces(client: Client, starter: Evidence) -> None:
    page = opened(client, "/data/")
    shown = figures(page)
    observations = sum(record.observations for record in starter.series.values())
    assert shown["/data/figures/count.observations/"] == f"{observations:,}"
    assert shown["/data/figures/count.files/"] == str(len(starter.snapshots))
    assert len(rows(page, "table-series")) == len(starter.series) + 1
    by_rule = Counter(repair.rule for repair in starter.repairs)
    assert [row[1] for row in rows(page, "table-rules")[1:]] == [f"{times:,}" for _, times in by_rule.most_common()]
    for address in shown:
        opened(client, address)


def test_repairs_are_paged_and_filtered(client: Client, starter: Evidence) -> None:
    seen = [
        row
        for number in (1, 2, 3)
        for row in rows(opened(client, f"/data/repairs/?page={number}"), "table-repairs")[1:]
    ]
    assert len(seen) == len(starter.repairs) == 101
    rule = Counter(repair.rule for repair in starter.repairs).most_common()[-1][0]
    filtered = rows(opened(client, f"/data/repairs/?rule={rule}"), "table-repairs")[1:]
    assert {row[-1] for row in filtered} == {rule}
    snapshot = starter.repairs[0].snapshot
    of_file = rows(opened(client, f"/data/repairs/?file={snapshot}"), "table-repairs")[1:]
    assert {row[0] for row in of_file} == {starter.snapshots[snapshot].file}
    opened(client, "/data/repairs/?page=4", 404)
    opened(client, "/data/repairs/?rule=none", 404)
    opened(client, "/data/repairs/?file=none", 404)


def test_what_no_reader_claims_is_listed(client: Client, shared_build: Evidence) -> None:
    text = main_text(opened(client, "/data/"))
    assert "Files that no reader claims" in text
    assert shared_build.account.unknown_files[0] in text
