"""Global Compact: objectives, principles, links to the Agenda."""

from __future__ import annotations

import pytest

from corridor.agenda.compact import (
    area_objectives,
    compact_links,
    links_of_objective,
    objective,
    objectives,
    objectives_of_target,
    principles,
)
from corridor.agenda.goals import goal
from corridor.agenda.indicators import indicator
from corridor.agenda.targets import target
from corridor.errors import UsageError


def test_objectives_and_principles() -> None:
    assert [it.number for it in objectives()] == list(range(1, 24))
    assert objective(20).label == "remittances"
    assert objective(6).label == "recruitment and decent work"
    assert "".join(principles()) == "abcdefghij"
    assert principles()["i"].label == "whole-of-government"
    with pytest.raises(UsageError, match="1 to 23"):
        objective(24)


def test_links_point_to_what_exists() -> None:
    for link in compact_links():
        assert [objective(number).number for number in link.objectives] == [*link.objectives]
        assert [goal(number).number for number in link.goals] == [*link.goals]
        assert [target(code).code for code in link.targets] == [*link.targets]
        assert [indicator(code).code for code in link.indicators] == [*link.indicators]
        assert link.goals or link.targets or link.indicators


def test_confirmed_and_proposed_links_are_apart() -> None:
    proposed = [link.proposed for link in compact_links()]
    assert proposed == sorted(proposed)
    assert [link.objectives[0] for link in compact_links() if link.proposed] == list(range(1, 24))
    confirmed, own = links_of_objective(20)[1:]
    assert (confirmed.targets, confirmed.sourced) == (("10.c",), True)
    assert (own.targets, own.indicators, own.proposed) == (("10.c",), ("17.3.2",), True)


def test_objectives_of_a_target() -> None:
    assert objectives_of_target("10.7") == (5, 6, 11, 14, 21)
    assert objectives_of_target("10.7.1") == (6,)
    assert objectives_of_target("14.1") == ()


def test_areas_of_the_forum() -> None:
    areas = area_objectives()
    assert areas["labour_migration"].objectives == (5, 6, 18, 22)
    assert (areas["private_sector"].objectives, areas["private_sector"].also) == ((19,), (18,))
    assert areas["policy_mainstreaming"].principles == ("i", "j")
    assert len(areas) == 6
    for area in areas.values():
        assert all(objective(number) for number in (*area.objectives, *area.also))
        assert set(area.principles) <= set(principles())
        assert not area.sourced
