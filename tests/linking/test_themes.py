"""Areas and objectives that a passage speaks of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corridor.agenda.compact import objectives
from corridor.forum.areas import areas
from corridor.linking.link import link
from corridor.linking.themes import Theme, area_terms, areas_of, objective_terms, objectives_of
from corridor.linking.words import words_of


def areas_in(text: str, *, on_migration: bool = False) -> list[str]:
    return [found.key for found in areas_of(words_of(text, "en").stems, on_migration=on_migration)]


def objectives_in(text: str, *, on_migration: bool = False) -> list[int]:
    return [found.key for found in objectives_of(words_of(text, "en").stems, on_migration=on_migration)]


def test_every_area_and_objective_has_terms_and_there_are_no_others() -> None:
    assert list(area_terms()) == [area.key for area in areas()]
    assert list(objective_terms()) == [objective.number for objective in objectives()]
    assert (len(area_terms()), len(objective_terms())) == (6, 23)
    assert all(theme.alone for theme in (*area_terms().values(), *objective_terms().values()))


@pytest.mark.parametrize("terms", [area_terms(), objective_terms()], ids=["areas", "objectives"])
def test_a_theme_is_found_by_each_of_its_terms(terms: Mapping[str | int, Theme]) -> None:
    find = areas_in if "diaspora" in terms else objectives_in
    missed = [(key, term) for key, theme in terms.items() for term in theme.alone if key not in find(term)]
    assert missed == []
    weak = [(key, term) for key, theme in terms.items() for term in theme.with_migration]
    assert [one for one in weak if one[0] not in find(one[1], on_migration=True)] == []


def test_weak_terms_count_only_on_migration() -> None:
    text = "Microinsurance for farmers"
    assert areas_in(text) == []
    assert areas_in(text, on_migration=True) == ["remittances"]
    assert objectives_in("A census") == []
    assert objectives_in("A census", on_migration=True) == [1]


def test_several_areas_come_in_the_order_of_the_forum() -> None:
    assert areas_in("Labour migration, the diaspora, and remittances") == [
        "remittances",
        "diaspora",
        "labour_migration",
    ]


def test_a_link_says_by_which_words() -> None:
    (found,) = link("They met. Diaspora bonds pay for schools, the embassy said.")
    (area,) = (one for one in found.areas if one.key == "private_sector")
    assert area.evidence.text == "Diaspora bonds"
    assert found.passage.text[area.evidence.start : area.evidence.end] == "Diaspora bonds"
    assert [one.key for one in link("Wheat fell.")[0].areas] == []
