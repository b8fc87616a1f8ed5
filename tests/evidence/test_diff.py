"""What changed between two builds, against plain dictionaries."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import UsageError
from corridor.evidence.diff import CHANGE_SCHEMA, changes, summary
from corridor.evidence.store import Evidence
from corridor.evidence.write import content_hash
from tests.builders import made_evidence, rows_of, snapshot

REFUGEES = "refugees_unhcr"
Fact = tuple[str, str | None, str]


def refugees(folder: Path, facts: dict[Fact, float | None], name: str = "a") -> Evidence:
    records = [{"area": a, "counterpart": c, "period": p, "value": value} for (a, c, p), value in facts.items()]
    rows = rows_of(*records, variable="refugees", unit="persons")
    return made_evidence(folder, (snapshot(name, "unhcr_population"), rows))


def said(old: Evidence, new: Evidence) -> list[tuple[Any, ...]]:
    found = changes(old, new)
    assert found.schema == CHANGE_SCHEMA
    return found.select("series", "area", "counterpart", "period", "change", "old", "new").rows()


def test_added_removed_and_changed_values_are_told_apart(tmp_path: Path) -> None:
    old = refugees(
        tmp_path / "1", {("PHL", "AFG", "2019"): 1, ("PHL", None, "2019"): 2, ("NPL", "AFG", "2019"): 3}, "a"
    )
    new = refugees(
        tmp_path / "2", {("PHL", "AFG", "2019"): 4, ("PHL", None, "2019"): 2, ("NPL", "AFG", "2020"): 3}, "b"
    )
    assert said(old, new) == [
        (REFUGEES, "NPL", "AFG", "2019", "removed", 3, None),
        (REFUGEES, "NPL", "AFG", "2020", "added", None, 3),
        (REFUGEES, "PHL", "AFG", "2019", "changed", 1, 4),
    ]
    (changed,) = changes(old, new).filter(change="changed").iter_rows(named=True)
    assert (changed["old_snapshot"], changed["new_snapshot"]) == ("00000000000a", "00000000000b")
    assert summary(changes(old, new)).rows() == [(REFUGEES, "NPL", 1, 1, 0), (REFUGEES, "PHL", 0, 0, 1)]


def test_a_blank_counts_as_no_value(tmp_path: Path) -> None:
    key = ("PHL", "AFG", "2019")
    blank, filled = refugees(tmp_path / "1", {key: None}), refugees(tmp_path / "2", {key: 0})
    assert [row[4:] for row in said(blank, filled)] == [("added", None, 0)]
    assert [row[4:] for row in said(filled, blank)] == [("removed", 0, None)]


def test_a_build_does_not_differ_from_itself(tmp_path: Path) -> None:
    one = refugees(tmp_path, {("PHL", "AFG", "2019"): 1})
    assert said(one, one) == []
    assert summary(changes(one, one)).is_empty()


def test_only_the_series_asked_for_are_compared(tmp_path: Path) -> None:
    old, new = (
        refugees(tmp_path / "1", {("PHL", "AFG", "2019"): 1}),
        refugees(tmp_path / "2", {("PHL", "AFG", "2019"): 2}),
    )
    assert changes(old, new, ["migrant_stock"]).is_empty()
    assert changes(old, new, [REFUGEES]).height == 1
    with pytest.raises(UsageError):
        changes(old, new, ["no_such_series"])


def test_a_series_that_is_no_longer_defined_is_still_compared(tmp_path: Path) -> None:
    old, new = (
        refugees(tmp_path / "1", {("PHL", "AFG", "2019"): 1}),
        refugees(tmp_path / "2", {("PHL", "AFG", "2019"): 2}),
    )
    records = old.folder / "series.json"
    records.write_text(records.read_text().replace(REFUGEES, "former_series"))
    (old.folder / "observations" / f"{REFUGEES}.parquet").rename(old.folder / "observations" / "former_series.parquet")
    assert json.loads(records.read_text())[0]["key"] == "former_series"
    renamed = old.folder.rename(old.folder.with_name(content_hash(old.folder)))
    assert [row[:5] for row in said(Evidence(renamed), new)] == [
        ("former_series", "PHL", "AFG", "2019", "removed"),
        (REFUGEES, "PHL", "AFG", "2019", "added"),
    ]


FACTS = st.dictionaries(
    st.tuples(st.sampled_from(["PHL", "NPL"]), st.sampled_from(["AFG", None]), st.sampled_from(["2019", "2020"])),
    st.sampled_from([None, 0.0, 1.0, 2.0]),
    min_size=1,
)


@settings(max_examples=40)
@given(FACTS, FACTS)
def test_changes_are_what_plain_dictionaries_say(
    before: dict[Fact, float | None], after: dict[Fact, float | None]
) -> None:
    expected = []
    for fact in {*before, *after}:
        old, new = before.get(fact), after.get(fact)
        if old != new:
            kind = "added" if old is None else "removed" if new is None else "changed"
            expected.append((REFUGEES, *fact, kind, old, new))
    with tempfile.TemporaryDirectory() as folder:
        found = said(refugees(Path(folder) / "1", before), refugees(Path(folder) / "2", after))
    assert sorted(found, key=repr) == sorted(expected, key=repr)
