"""The codes of targets and indicators sort as the Agenda does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor.agenda.codes import goal_of, order, target_of
from corridor.agenda.targets import targets


def test_codes() -> None:
    assert goal_of("10.c.1") == 10
    assert target_of("10.c.1") == "10.c"


@given(st.permutations([it.code for it in targets()]))
def test_any_shuffle_sorts_back_to_the_agenda(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=order) == [it.code for it in targets()]
