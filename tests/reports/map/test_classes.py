"""Classes of a map: every value in exactly one, limits that occur, a ramp that is even."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.reports.map.classes import RAMP, value_classes


def test_five_classes_hold_equally_many_values() -> None:
    classes = value_classes([float(number) for number in range(1, 101)])
    assert [(one.low, one.high) for one in classes] == [(1, 20), (21, 40), (41, 60), (61, 80), (81, 100)]
    assert tuple(one.colour for one in classes) == RAMP


def test_equal_values_never_part() -> None:
    classes = value_classes([1.0] * 90 + [2.0] * 10)
    assert [(one.low, one.high) for one in classes] == [(1, 1), (2, 2)]
    assert [one.colour for one in classes] == [RAMP[0], RAMP[-1]]


def test_few_values_have_few_classes() -> None:
    assert value_classes([]) == ()
    (only,) = value_classes([7.0])
    assert (only.low, only.high, only.colour) == (7.0, 7.0, RAMP[2])


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=60))
def test_every_value_lies_in_exactly_one_class(values: list[float]) -> None:
    classes = value_classes(values)
    assert 1 <= len(classes) <= len(RAMP)
    assert len(classes) == min(len(RAMP), len(set(values)))
    assert all(sum(one.holds(value) for one in classes) == 1 for value in values)
    assert all({one.low, one.high} <= set(values) for one in classes)
    assert len({one.colour for one in classes}) == len(classes)


def lightness(colour: str) -> float:
    """CIELAB lightness of an sRGB colour."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return float(116 * y ** (1 / 3) - 16)


def test_the_ramp_darkens_in_even_steps() -> None:
    light = [lightness(colour) for colour in RAMP]
    steps = [before - after for before, after in itertools.pairwise(light)]
    assert steps == pytest.approx([15.5] * 4, abs=1.0)
