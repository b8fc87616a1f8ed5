from __future__ import annotations

import pytest

from corridor.agenda.categories import LinkCategory
from corridor.linking.output.table_one import goal_table
from corridor.linking.output.totals import totals
from tests.linking.output.made import document, linked, target_link


def test_links_are_counted_and_weighed_by_goal_and_category() -> None:
    text = "visa fees"
    more = linked(text, target_link(text, "visa", "10.7", 0.5), target_link(text, "fees", "8.8", 0.75))
    table = goal_table([*document(), more])
    cell = table.cells[10, LinkCategory.EXPLICIT]
    assert (cell.links, cell.marked) == (2, True)
    assert cell.weight == pytest.approx(0.876543 + 0.5)
    assert [(cell.links, cell.weight) for cell in table.row(8)] == [(1, 0.75), (0, 0), (0, 0), (0, 0)]
    assert [cell.links for cell in table.row(10)] == [2, 0, 1, 0]


def test_links_outside_of_the_categories_mark_nothing_but_are_told() -> None:
    table = goal_table(document())
    assert not any(cell.marked for cell in table.row(4))
    assert table.outside[4] == 1
    assert sum(table.outside.values()) == 1


def test_every_goal_in_every_category_is_there_also_without_links() -> None:
    table = goal_table([])
    assert list(table.cells) == [(goal, category) for goal in range(1, 18) for category in LinkCategory]
    assert not any(cell.marked or cell.weight for cell in table.cells.values())


def test_totals_name_the_passages_of_each_target_in_the_order_of_the_agenda() -> None:
    text = "visa fees"
    found = totals([*document(), linked(text, target_link(text, "visa", "10.7", 0.95))])
    assert (found.passages, found.linked_passages, found.links, found.goals) == (4, 3, 4, 2)
    assert [(it.target.code, it.passages, it.highest) for it in found.targets] == [
        ("4.b", (3,), 0.7),
        ("10.7", (1, 4), 0.95),
        ("10.c", (1,), 0.61),
    ]
