"""Links of targets with migration, and the table of goals computed from them."""

from __future__ import annotations

from collections import Counter

import pytest
from pydantic import ValidationError

from corridor.agenda.categories import LinkCategory, categories
from corridor.agenda.founding_table import founding_cell, founding_table
from corridor.agenda.goals import goals
from corridor.agenda.hlpf import hlpf_year
from corridor.agenda.links import (
    Agreement,
    Basis,
    ListingState,
    TargetLinks,
    explicit_targets,
    link_state,
    links_of,
    marked_goals,
    table_cell,
    table_one,
    target_links,
)
from corridor.agenda.target_evidence import Seen, all_evidence, evidence_for, link_sources
from corridor.agenda.targets import target, targets
from corridor.certainty import Certainty
from corridor.errors import UsageError

E, V, P, C = LinkCategory
FOCUS_2017 = hlpf_year(2017).focus_goals


def test_the_ten_explicit_targets() -> None:
    assert " ".join(explicit_targets()) == "3.c 4.b 5.2 8.7 8.8 10.7 10.c 16.2 16.9 17.18"


def test_links_as_recorded() -> None:
    assert len(target_links()) == 69
    assert Counter(it.certainty.value for it in target_links())["high"] == 13
    links = links_of("10.7")
    assert links is not None
    assert links.basis == {E: Basis.SOURCE, V: Basis.SOURCE, P: Basis.PROPOSED}
    assert links.listed_by == ("gfmd2017", "m4d", "desa")
    assert links.certainty == "high"


def test_not_listed_is_not_unlinked() -> None:
    assert link_state("10.7") is ListingState.LINKED
    assert link_state("12.1") is ListingState.NO_LISTING_FOUND
    assert links_of("12.1") is None
    missing = [it.code for it in targets() if link_state(it.code) is ListingState.NO_LISTING_FOUND]
    assert len(missing) == 100
    with pytest.raises(UsageError):
        link_state("12.9")


def test_evidence_fits_the_links() -> None:
    assert len(all_evidence()) == sum(len(it.listed_by) for it in target_links())
    for links in target_links():
        assert {row.source for row in links.evidence} == set(links.listed_by)
        assert set(links.listed_by) <= set(link_sources())
        assert all(row.url.startswith("http") for row in links.evidence)
    assert sum(links.number_seen for links in target_links()) == 54
    assert evidence_for("12.1") == ()


def test_evidence_counts_by_source() -> None:
    seen = Counter((row.source, row.how) for row in all_evidence())
    assert seen["gfmd2017", Seen.NUMBER_SEEN] == seen["desa", Seen.NUMBER_SEEN] == 10
    assert seen["gfmd2017", Seen.TOPIC_TIE] == 12
    assert (seen["m4d", Seen.NUMBER_SEEN], seen["m4d", Seen.DESCRIBED]) == (49, 11)
    assert (seen["odi", Seen.NUMBER_SEEN], seen["odi", Seen.DESCRIBED]) == (2, 9)
    assert seen["iom2018", Seen.NUMBER_SEEN] == 1


def test_a_record_with_fewer_bases_than_categories_is_refused() -> None:
    with pytest.raises(ValidationError, match="equally many"):
        TargetLinks(
            target="1.1",
            listed_by=("m4d",),
            categories=(E, V),
            bases=(Basis.SOURCE,),
            certainty=Certainty.LOW,
            note="",
        )


def test_categories_in_the_founding_order() -> None:
    assert list(categories()) == [E, V, P, C]
    assert all(it.title and it.definition for it in categories().values())


def test_table_one_equals_a_naive_roll_up() -> None:
    naive = {(target(links.target).goal, category) for links in target_links() for category in links.categories}
    assert {(cell.goal, cell.category) for cell in table_one() if cell.marked} == naive
    assert len(table_one()) == len(goals()) * len(categories())


def test_explicit_goals() -> None:
    all_goals = [it.number for it in goals()]
    assert marked_goals(E, all_goals) == (3, 4, 5, 8, 10, 16, 17)
    for number in all_goals:
        cell = table_cell(number, E)
        assert (cell.agreement, cell.certainty) == (Agreement.AGREES, "certain")


def test_sums_over_the_focus_goals_of_2017_are_the_documents() -> None:
    assert [len(marked_goals(category, FOCUS_2017)) for category in (E, V, P, C)] == [3, 3, 5, 4]


def test_every_certain_or_high_cell_agrees() -> None:
    sure = [cell for cell in table_one() if cell.certainty in {"certain", "high"}]
    assert {cell.agreement for cell in sure} == {Agreement.AGREES}
    assert {cell.goal for cell in sure} >= set(FOCUS_2017)


def test_differences_stand_only_in_the_uncertain_rows() -> None:
    differing = {(it.goal, it.category) for it in table_one() if it.agreement is Agreement.DIFFERS}
    assert differing == {(6, V), (7, V), (7, P), (7, C), (15, C)}
    open_cells = {(it.goal, it.category) for it in table_one() if it.agreement is Agreement.UNDECIDED}
    assert open_cells == {(16, P), (16, C)}


def test_a_cell_names_the_targets_it_rests_on() -> None:
    assert table_cell(5, E).targets == ("5.2",)
    hunger = table_cell(2, C)
    assert (hunger.targets, hunger.certainty, hunger.link_certainty) == (("2.1", "2.3", "2.a"), "high", "low")
    empty = table_cell(12, E)
    assert (empty.marked, empty.targets, empty.link_certainty) == (False, (), None)


def test_the_founding_table_has_the_marks_that_its_text_shows() -> None:
    marks = Counter(cell.goal for cell in founding_table().values() if cell.marked)
    marks[16] += 1  # one mark in either of two cells
    assert sum(marks.values()) == 33
    blocks = [(1, 2, 3), (4,), (5,), (6, 7, 8, 9, 10), (11,), (13, 14), (16,), (17,)]
    assert [sum(marks[goal] for goal in block) for block in blocks] == [5, 3, 3, 11, 1, 4, 3, 3]
    assert {cell.source for cell in founding_table().values()} == {"reconstructed"}


def test_an_unknown_goal_is_refused() -> None:
    with pytest.raises(UsageError, match="table 1"):
        founding_cell(18, E)
