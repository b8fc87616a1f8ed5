"""The founding document itself: all ten explicit targets are found in it, by the words that speak of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corridor.agenda.categories import LinkCategory
from corridor.agenda.founding_table import founding_table
from corridor.agenda.links import explicit_targets
from corridor.certainty import Certainty
from corridor.linking import link
from corridor.linking.links import PassageLinks
from corridor.linking.output.table_one import goal_table
from tests.forum.references import FOUNDING_DOCUMENT, reference

# From the document's list of the ten, and one more place for each that is spoken of again.
SAID = {
    "3.c": ["3.c on the retention of health workers", "stopped recruiting health personnel"],
    "4.b": ["4.b on international scholarships"],
    "5.2": ["strategies to address trafficking of women and girls", "target 5.2"],
    "8.7": [
        "8.7 and 16.2 which all three address different aspects of human trafficking",
        "combat trafficking of women",
    ],
    "8.8": ["8.8 on labor rights for migrant workers", "work on SDG 8.8 on labor rights"],
    "10.7": ["10.7 on orderly, safe, regular and responsible migration", "SDG 10.7 on safe, orderly"],
    "10.c": ["10.c on the reduction of remittances costs", "reducing the costs of remittances"],
    "16.2": ["16.2 which all three address different aspects of human trafficking", "Sexual Violence against Children"],
    "16.9": ["16.9 on the creation of legal identity"],
    "17.18": ["17.18 on migration-disaggregated data-collection", "migration data as outlined in Goal 17.18"],
}


@pytest.fixture(scope="module")
def linked(shared_data: Path) -> Sequence[PassageLinks]:
    return link(reference(shared_data, FOUNDING_DOCUMENT))


def test_the_ten_are_those_of_the_definitions() -> None:
    assert list(SAID) == list(explicit_targets())


@pytest.mark.parametrize(("code", "said"), [(code, said) for code, several in SAID.items() for said in several])
def test_an_explicit_target_is_linked_by_the_words_that_name_it(
    linked: Sequence[PassageLinks], code: str, said: str
) -> None:
    found = [one for links in linked for one in links.targets if one.target == code]
    evidence = [" ".join(one.evidence.text.split()) for one in found]
    assert [text for text in evidence if said in text], evidence
    assert {one.category for one in found} == {LinkCategory.EXPLICIT}
    assert max(one.probability for one in found) >= 0.8


def test_the_column_explicit_is_that_of_table_one(linked: Sequence[PassageLinks]) -> None:
    sure = {
        goal: cell.marked
        for (goal, category), cell in founding_table().items()
        if category is LinkCategory.EXPLICIT and cell.certainty is Certainty.CERTAIN
    }
    table = goal_table(linked)
    assert {goal: table.cells[goal, LinkCategory.EXPLICIT].marked for goal in sure} == sure
    assert len(sure) == 17
