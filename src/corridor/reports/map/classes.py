"""Classes of a map: quantiles of the values, each with its limits and its colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Five steps of a perceptually even ramp, light to dark, readable without colour vision; the text
# of the legend says the same. Lightness (CIELAB) falls evenly from 87 to 25.
RAMP = ("#c4ddf2", "#87b4d8", "#4e8cbd", "#24629c", "#103b72")
# Areas without a value are hatched, so that no reader takes them for the lowest class.
NO_DATA = "#f6f6f4"
HATCH = "no-data"
HATCH_LINE = "#b9c0c7"


@dataclass(frozen=True, slots=True)
class ValueClass:
    """Values from `low` to `high`, both of them values of the map, and their colour."""

    low: float
    high: float
    colour: str

    def holds(self, value: float) -> bool:
        """Whether the value lies in this class."""
        return self.low <= value <= self.high


def value_classes(values: Sequence[float]) -> tuple[ValueClass, ...]:
    """At most five classes of about equally many values; equal values never part.

    The limits are values that occur, so every value lies in exactly one class. Empty for no values.
    """
    ordered = sorted(values)
    count = min(len(RAMP), len(set(ordered)))
    groups: list[list[float]] = [[] for _ in range(count)]
    place = 0
    for index, value in enumerate(ordered):
        new = index == 0 or value != ordered[index - 1]
        due = index * count // len(ordered)
        # A class ends where its share is full, or where the distinct values left are needed to
        # fill the classes left.
        left = len({*ordered[index:]})
        if new and groups[place] and (due > place or left <= count - place - 1):
            place += 1
        groups[place].append(value)
    colours = RAMP if count == len(RAMP) else _even(count)
    return tuple(
        ValueClass(group[0], group[-1], colour) for group, colour in zip(groups, colours, strict=False) if group
    )


def _even(count: int) -> tuple[str, ...]:
    """`count` colours spread over the ramp; one class alone takes the middle."""
    if count <= 1:
        return (RAMP[len(RAMP) // 2],) * count
    return tuple(RAMP[round(index * (len(RAMP) - 1) / (count - 1))] for index in range(count))
