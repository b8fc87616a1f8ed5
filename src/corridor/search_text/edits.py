"""How many typing errors part two words."""

from __future__ import annotations


def edits(one: str, other: str, most: int) -> int | None:
    """The number of letters to add, drop, exchange, or swap with their neighbour; None where it is above `most`.

    This is the optimal string alignment distance: no letter is changed twice.
    """
    if one == other:
        return 0
    if most == 0 or abs(len(one) - len(other)) > most:
        return None
    same = _same_at_the_start(one, other)
    one, other = one[same:], other[same:]
    ways = [(one[1:], other[1:]), (one, other[1:]), (one[1:], other)]
    if one[:2] == other[1::-1]:
        ways.append((one[2:], other[2:]))
    if most == 1:
        return 1 if any(rest == of_other for rest, of_other in ways) else None
    found = [left for way in ways if (left := edits(*way, most - 1)) is not None]
    return min(found) + 1 if found else None


def _same_at_the_start(one: str, other: str) -> int:
    place = 0
    for letter, of_other in zip(one, other, strict=False):
        if letter != of_other:
            break
        place += 1
    return place
