"""Which entries answer a gap: the stated points, the ties, the reasons."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.assessments.answers import Answer, Neighbourhood, answers
from corridor.assessments.gap_rules import Condition, GapRule, Test
from corridor.catalogue.entry import Entry

RULE = GapRule(
    key="k",
    title="t",
    conditions=(Condition(figure="x", test=Test.MISSING),),
    sentence="s",
    targets=("10.c", "17.3"),
    areas=("remittances", "diaspora"),
    grounds="g",
)
NEAR = Neighbourhood("PHL", frozenset({"USA", "SAU"}), frozenset({"VNM", "PHL"}))


def entry(name: str, *links: tuple[str, str], **changed: Any) -> Entry:
    plain = {
        "kind": "practice",
        "id": name,
        "title": name,
        "summary": "s",
        "level": "national",
        "sources": [{"publisher": "p", "title": "t"}],
        "certainty": "medium",
        "target_links": [{"target": target, "state": state, "by": "a person"} for target, state in links],
    }
    return Entry.model_validate(plain | changed)


def points(**changed: Any) -> int:
    (found,) = answers(RULE, [entry("e", ("10.c", "accepted"), **changed)], NEAR)
    return found.points


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("10.c", "accepted")], 4),
        ([("10.c", "proposed")], 3),
        ([("10.c", "accepted"), ("10.c", "proposed")], 4),
        ([("10.c", "accepted"), ("17.3", "accepted")], 8),
        ([("10.c", "accepted"), ("17.3", "proposed"), ("8.8", "accepted")], 7),
    ],
)
def test_points_for_shared_targets(links: list[tuple[str, str]], expected: int) -> None:
    (found,) = answers(RULE, [entry("e", *links)], NEAR)
    assert found.points == expected


def test_points_for_areas_nearness_and_certainty() -> None:
    assert points() == 4
    assert points(areas=["remittances"]) == 6
    assert points(areas=["remittances", "diaspora", "labour_migration"]) == 8
    assert points(countries=["PHL", "USA"]) == 7
    assert points(countries=["USA", "VNM"]) == 6
    assert points(countries=["VNM"]) == 5
    assert points(countries=["DEU"]) == 4
    assert [points(certainty=said) for said in ("certain", "high", "medium", "low")] == [5, 5, 4, 3]


def test_the_reasons_are_told() -> None:
    linked = entry("e", ("17.3", "proposed"), ("10.c", "accepted"), areas=["diaspora", "x"], countries=["SAU"])
    assert answers(RULE, [linked], NEAR) == (
        Answer(linked, 4 + 3 + 2 + 2, ("10.c",), ("17.3",), ("diaspora",), "partner"),
    )
    nearness = [
        answers(RULE, [entry("e", ("10.c", "accepted"), countries=[c])], NEAR)[0].nearness
        for c in ("PHL", "VNM", "DEU")
    ]
    assert nearness == ["own", "region", None]


@pytest.mark.parametrize("links", [[], [("8.8", "accepted")], [("10", "accepted")], [("10.7", "proposed")]])
def test_an_entry_that_shares_no_target_is_no_answer(links: list[tuple[str, str]]) -> None:
    assert answers(RULE, [entry("e", *links, areas=["remittances"], countries=["PHL"])], NEAR) == ()


def test_what_only_a_model_proposes_is_no_answer_until_a_person_accepts_it() -> None:
    link = {"target": "10.c", "by": "linking 0123abcd"}
    assert answers(RULE, [entry("e", target_links=[link])], NEAR) == ()
    (found,) = answers(RULE, [entry("e", target_links=[link | {"state": "accepted"}])], NEAR)
    assert found.accepted_targets == ("10.c",)


ENTRIES = st.lists(
    st.builds(
        lambda name, links, areas, country, certainty: entry(
            name, *links, areas=areas, countries=[country], certainty=certainty
        ),
        name=st.sampled_from("abcdefgh"),
        links=st.lists(st.tuples(st.sampled_from(["10.c", "17.3", "8.8"]), st.sampled_from(["accepted", "proposed"]))),
        areas=st.lists(st.sampled_from(["remittances", "diaspora", "other"]), unique=True),
        country=st.sampled_from(["PHL", "USA", "VNM", "DEU"]),
        certainty=st.sampled_from(["certain", "high", "medium", "low"]),
    ),
    max_size=8,
    unique_by=lambda known: known.id,
)


def naive_points(known: Entry) -> int | None:
    total = 0
    shared = 0
    for target in RULE.targets:
        states = {link.state.value for link in known.target_links if link.target == target}
        if states:
            shared += 1
            total += 4 if "accepted" in states else 3
    total += 2 * sum(area in known.areas for area in RULE.areas)
    total += {"PHL": 3, "USA": 2, "VNM": 1, "DEU": 0}[known.countries[0]]
    total += {"certain": 1, "high": 1, "medium": 0, "low": -1}[known.certainty.value]
    return total if shared else None


@given(ENTRIES)
def test_the_order_is_by_points_and_then_by_id(entries: list[Entry]) -> None:
    scored = [(naive_points(known), known.id) for known in entries]
    expected = sorted(((total, name) for total, name in scored if total is not None), key=lambda it: (-it[0], it[1]))
    assert [(found.points, found.entry.id) for found in answers(RULE, entries, NEAR)] == expected
    assert answers(RULE, reversed(entries), NEAR) == answers(RULE, entries, NEAR)
