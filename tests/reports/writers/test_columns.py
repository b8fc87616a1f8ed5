"""Wider columns for longer texts, and no column starved."""

from __future__ import annotations

from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import GoalBadge, Link, Words
from corridor.reports.writers.columns import column_weights


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Words(text),)) for text in texts)


def test_a_column_of_short_texts_keeps_a_weight_of_one() -> None:
    table = Table("t", "T", (row("A", "B"),), (row("x", "word " * 40),))
    short, long = column_weights(table)
    assert short == 1.0
    assert 3 < long < 8


def test_weights_grow_with_the_text_but_more_slowly() -> None:
    def weight(length: int) -> float:
        return column_weights(Table("t", "T", (row("A"),), (row("word " * (length // 5)),)))[0]

    assert weight(20) < weight(40) < weight(80)
    assert weight(80) < 2 * weight(40)


def test_badges_and_links_count() -> None:
    cells = ((Cell((GoalBadge(1), Link("a page with a long name", "https://x.org"))),),)
    assert column_weights(Table("t", "T", (row("A"),), cells))[0] > 1
