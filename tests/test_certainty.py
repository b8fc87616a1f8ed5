"""The scale of certainty, and what is made of several steps of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from corridor.certainty import Certainty, MainStep, least_certain
from corridor.definitions import Record

SCALE = ["certain", "high", "medium-high", "medium", "medium-low", "low", "unsourced"]


class Plain(Record):
    certainty: MainStep


def test_the_scale_goes_down() -> None:
    assert [step.value for step in sorted(Certainty, key=lambda step: step.rank)] == SCALE
    assert (Certainty.CERTAIN.rank, Certainty.UNSOURCED.rank) == (0, 6)


@given(st.lists(st.sampled_from(Certainty), min_size=1))
def test_the_least_certain_is_the_last_on_the_scale(given_ones: list[Certainty]) -> None:
    assert least_certain(given_ones) == SCALE[max(SCALE.index(c.value) for c in given_ones)]


def test_nothing_has_no_least_certain() -> None:
    with pytest.raises(ValueError, match="empty"):
        least_certain([])


@pytest.mark.parametrize(
    ("step", "main"),
    [
        ("certain", "certain"),
        ("high", "high"),
        ("medium-high", "medium"),
        ("medium", "medium"),
        ("medium-low", "low"),
        ("low", "low"),
        ("unsourced", "low"),
    ],
)
def test_the_main_step_claims_no_more_than_there_is(step: str, main: str) -> None:
    assert Certainty(step).main_step == main


@pytest.mark.parametrize("step", ["certain", "high", "medium", "low"])
def test_a_model_may_keep_to_the_main_steps(step: str) -> None:
    assert Plain.model_validate({"certainty": step}).certainty is Certainty(step)


@pytest.mark.parametrize("step", ["medium-high", "medium-low", "unsourced", "sure"])
def test_such_a_model_refuses_every_other_step(step: str) -> None:
    with pytest.raises(ValidationError, match="certainty"):
        Plain.model_validate({"certainty": step})
