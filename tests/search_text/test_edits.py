"""The number of typing errors, against the table that textbooks fill."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.search_text.edits import edits


def by_table(one: str, other: str) -> int:
    """The optimal string alignment distance by dynamic programming."""
    table = {(row, 0): row for row in range(len(one) + 1)} | {(0, column): column for column in range(len(other) + 1)}
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            exchanged = table[row - 1, column - 1] + (one[row - 1] != other[column - 1])
            table[row, column] = min(table[row - 1, column] + 1, table[row, column - 1] + 1, exchanged)
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                table[row, column] = min(table[row, column], table[row - 2, column - 2] + 1)
    return table[len(one), len(other)]


letters = st.text("abc", max_size=7)


@given(letters, letters)
@settings(max_examples=1000)
def test_as_the_table_says(one: str, other: str) -> None:
    distance = by_table(one, other)
    for most in range(3):
        assert edits(one, other, most) == (distance if distance <= most else None)


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("migrant", "migrant", 0),
        ("migrnat", "migrant", 1),
        ("remitances", "remittances", 1),
        ("trafiking", "trafficking", 2),
        ("refuge", "refugees", 2),
        ("مهاجرن", "مهاجرون", 1),
        ("migrant", "migrations", None),
        ("", "ab", 2),
    ],
)
def test_hand_checked(one: str, other: str, errors: int | None) -> None:
    assert edits(one, other, 2) == edits(other, one, 2) == errors
