import re

import pytest

from corridor.errors import UsageError
from corridor.forum.areas import areas
from corridor.forum.quoted_figures import quoted_figure
from corridor.forum.recommendations import (
    Recommendation,
    RecommendationKind,
    condensed,
    recommendations,
    recommendations_of,
)
from corridor.forum.roundtables import roundtable
from corridor.forum.summits import summit

TARGET = r"([1-9]|1[0-7])(\.(\d{1,2}|[a-d]))?"


def by_id(name: str) -> Recommendation:
    (found,) = [r for r in recommendations() if r.id == f"gfmd2017-rec-{name}"]
    return found


def test_ids_are_unique_and_sections_in_order() -> None:
    ids = [r.id for r in recommendations()]
    sections = [r.section for r in recommendations()]

    assert len(set(ids)) == len(ids)
    assert sections == sorted(sections)


@pytest.mark.parametrize(
    ("section", "kinds"),
    [
        ("a", {RecommendationKind.FINDING, RecommendationKind.CONDENSED}),
        ("b", {RecommendationKind.GAP}),
        ("c", {RecommendationKind.FINDING, RecommendationKind.CONDENSED}),
        ("d", {RecommendationKind.EMERGING}),
        ("e", {RecommendationKind.GUIDANCE}),
        ("f", {RecommendationKind.GENERAL, RecommendationKind.SPECIFIC}),
    ],
)
def test_every_section_has_its_kinds(section: str, kinds: set[RecommendationKind]) -> None:
    assert {r.kind for r in recommendations_of(section)} == kinds


def test_six_general_and_six_specific() -> None:
    assert len(recommendations_of("f", RecommendationKind.GENERAL)) == 6
    assert len(recommendations_of("f", RecommendationKind.SPECIFIC)) == 6


def goals_served(area: str) -> set[str]:
    return {target.partition(".")[0] for r in condensed(area) for target in r.serves}


@pytest.mark.parametrize(
    ("area", "goals"),
    [
        ("remittances", {"1", "3", "5", "10"}),
        ("diaspora", {"1", "3", "5"}),
        ("private_sector", {"2", "9", "14"}),
        ("labour_migration", {"8", "10", "17"}),
        ("return_reintegration", {"9", "17"}),
        ("policy_mainstreaming", {"10"}),
    ],
)
def test_each_area_serves_the_goals_of_the_document(area: str, goals: set[str]) -> None:
    assert len(condensed(area)) >= 5
    assert goals_served(area) == goals


def test_labour_migration_names_both_targets() -> None:
    assert {t for r in condensed("labour_migration") for t in r.serves} == {"8.8", "10.7", "17"}


@pytest.mark.parametrize(
    ("name", "summit_year", "target"),
    [
        ("health-workers", 2007, "3.c"),
        ("trafficking-victims", 2010, "5.2"),
        ("data-patchy", 2014, "17.18"),
        ("extended-profile", 2015, "17.18"),
        ("gap-low-skilled", 2016, "8.8"),
    ],
)
def test_findings_name_their_summit(name: str, summit_year: int, target: str) -> None:
    record = by_id(name)

    assert record.summit is not None
    assert summit(record.summit).year == summit_year
    assert target in record.serves


def test_a_named_roundtable_exists() -> None:
    named = [r for r in recommendations() if r.roundtable is not None]

    assert [r.id for r in named] == ["gfmd2017-rec-berlin-roundtable"]
    for r in named:
        assert r.summit is not None
        assert r.roundtable is not None
        roundtable(r.summit, r.roundtable)


def test_the_ten_explicit_targets() -> None:
    assert set(by_id("ten-targets").serves) == {
        "3.c",
        "4.b",
        "5.2",
        "8.7",
        "8.8",
        "10.7",
        "10.c",
        "16.2",
        "16.9",
        "17.18",
    }


def test_areas_targets_and_figures_are_known() -> None:
    known = {a.key for a in areas()}
    for r in recommendations():
        assert set(r.areas) <= known
        assert r.areas or r.section != "c"
        links = (*r.serves, *r.proposed)
        assert len(set(links)) == len(links)
        assert all(re.fullmatch(TARGET, target) for target in links)
        for key in r.figures:
            assert quoted_figure(key).in_founding_document


def test_no_number_stands_in_a_text() -> None:
    for r in recommendations():
        bare = r.text.replace("2030 Agenda", "").replace("2017", "").replace("2015", "")
        assert not re.search(r"\d", bare), r.id


def test_unknown_section() -> None:
    with pytest.raises(UsageError, match="section from a to f"):
        recommendations_of("g")
    assert condensed("health") == ()
