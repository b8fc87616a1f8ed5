"""Which entries fit a call or an offer, in which order, and why."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from corridor.catalogue.entry import Entry
from corridor.catalogue.matching import POINTS, Ground, Match, is_open, matches
from corridor.catalogue.records import packaged
from tests.catalogue.made import made


def link(target: str, state: str = "accepted") -> dict[str, str]:
    return {"target": target, "state": state, "by": "somebody"}


CALL = made(
    "call",
    kind="call",
    countries=("PHL", "ARE"),
    areas=("labour_migration", "remittances"),
    target_links=(link("3.c"), link("10.7", "proposed"), link("8")),
    year_end=2027,
)


def matched(*entries: Entry, wanted: Entry = CALL, year: int = 2026) -> tuple[Match, ...]:
    return matches(wanted, entries, year=year)


def grounds(match: Match) -> dict[str, tuple[str, ...]]:
    return {reason.ground: reason.values for reason in match.reasons}


def test_all_grounds_by_hand() -> None:
    offer = made(
        "offer",
        kind="offer",
        countries=("ARE", "PHL", "SWE"),
        areas=("remittances", "diaspora"),
        target_links=(link("3.c"), link("10.7"), link("8.8"), link("1")),
    )
    (match,) = matched(offer)

    assert grounds(match) == {
        "meets": ("offer",),
        "target": ("3.c",),
        "proposed_target": ("10.7",),
        "goal": ("8",),
        "area": ("remittances",),
        "country": ("ARE", "PHL"),
    }
    assert match.points == 5 + 4 + 3 + 1 + 2 + 2 * 3


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"target_links": (link("3.c", "proposed"),)}, {"proposed_target": ("3.c",)}),
        ({"target_links": (link("8"),)}, {"target": ("8",)}),
        ({"target_links": (link("10"),)}, {"goal": ("10",)}),
        ({"target_links": (link("3.8"),)}, None),
        ({"areas": ("diaspora",)}, None),
        ({"countries": ("PHL",)}, None),
        ({"countries": ("WLD",)}, None),
        ({"countries": ("WLD",), "areas": ("remittances",)}, {"area": ("remittances",), "world": ("WLD",)}),
        ({"areas": ("remittances",), "state": "draft"}, None),
        ({"areas": ("remittances",), "kind": "call"}, None),
        ({"areas": ("remittances",), "id": "call"}, None),
        ({"areas": ("remittances",), "kind": "offer", "year_end": 2025}, None),
        (
            {"areas": ("remittances",), "kind": "offer", "year_end": 2026},
            {"meets": ("offer",), "area": ("remittances",)},
        ),
        ({"areas": ("remittances",), "year_end": 2008}, {"area": ("remittances",)}),
    ],
)
def test_what_fits_and_what_does_not(fields: dict[str, object], expected: dict[str, tuple[str, ...]] | None) -> None:
    found = matched(made(**({"entry_id": fields.get("id", "x")} | fields)))

    assert [grounds(match) for match in found] == ([] if expected is None else [expected])


def test_the_best_comes_first_and_ties_go_by_id() -> None:
    by_area = [made(entry_id, areas=("remittances",)) for entry_id in ("c", "a", "b")]
    by_target = made("z", target_links=(link("3.c"),))
    offer = made("y", kind="offer", areas=("remittances",))

    assert [match.entry.id for match in matched(*by_area, by_target, offer)] == ["y", "z", "a", "b", "c"]


def test_an_offer_finds_calls_and_a_practice_finds_both() -> None:
    offer = made("offer", kind="offer", areas=("remittances",))
    practice = made("practice", areas=("remittances",))

    assert [match.entry.id for match in matched(CALL, offer, practice, wanted=offer)] == ["call", "practice"]
    assert [match.entry.id for match in matched(CALL, offer, practice, wanted=practice)] == ["call", "offer"]


def test_a_match_is_the_same_from_both_sides() -> None:
    entries = [entry for entry in packaged().entries()[:80] if entry.target_links]
    for one in entries[:10]:
        there = {match.entry.id: match.points for match in matches(one, entries, year=2026)}
        back = {other.id: match.points for other in entries for match in matches(other, [one], year=2026)}
        assert there == back


def naive_points(one: Entry, other: Entry) -> int:
    """The points counted again, value by value."""
    total = 0
    for target in {x.target for x in one.target_links} & {x.target for x in other.target_links}:
        both = all(any(x.target == target and x.state == "accepted" for x in e.target_links) for e in (one, other))
        total += 4 if both else 3
    total += 2 * len(set(one.areas) & set(other.areas))
    targets = [{x.target for x in e.target_links} for e in (one, other)]
    for goal in map(str, range(1, 18)):
        whole = [goal in found for found in targets]
        some = [any(target.startswith(f"{goal}.") for target in found) for found in targets]
        total += not all(whole) and ((whole[0] and some[1]) or (whole[1] and some[0]))
    if total:
        total += 3 * len(set(one.countries) & set(other.countries) - {"WLD"})
        total += "WLD" in {*one.countries, *other.countries}
    return total


def ranked(entries: Iterable[Entry], wanted: Entry) -> list[tuple[int, str]]:
    found = [(naive_points(wanted, entry), entry.id) for entry in entries if entry.id != wanted.id]
    return sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1]))


def test_packaged_entries_are_ranked_as_a_naive_count_does() -> None:
    entries = packaged().entries()
    for wanted in entries[:60:6]:
        assert [(match.points, match.entry.id) for match in matches(wanted, entries, year=2026)] == ranked(
            entries, wanted
        )


def test_terms() -> None:
    assert is_open(CALL, 2027)
    assert not is_open(CALL, 2028)
    assert is_open(made("x", kind="offer"), 2100)
    assert set(POINTS) == set(Ground)
