"""What a document must hold before a writer sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corridor.errors import ReportError
from corridor.reports.document.blocks import Block, Box, Cell, Chart, Document, Heading, Paragraph, Table
from corridor.reports.document.check import check
from corridor.reports.document.inline import Digits, GoalBadge, Link, Shown, Words
from tests.reports.writers.sample_document import figure, sample, trace

CELL = Cell((Words("x"),))


def document(*blocks: Block) -> Document:
    return Document("Title", "", "en", "id-1", {"date": "2024-03-01"}, blocks)


def test_the_sample_passes() -> None:
    check(sample())


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"identifier": "../etc/passwd"}, "passwd"),
        ({"identifier": ""}, "''"),
        ({"title": " "}, "an empty one"),
        ({"metadata": {}}, "None"),
        ({"metadata": {"date": "March 2024"}}, "March 2024"),
    ],
)
def test_what_names_the_document_must_be_there(changes: dict[str, object], found: str) -> None:
    with pytest.raises(ReportError, match=found):
        check(replace(document(), **changes))


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ((Heading(2, "Too deep", "a"),), "level 2"),
        ((Heading(1, "One", "a"), Heading(3, "Three", "b")), "level 3"),
        ((Heading(0, "None", "a"),), "level 0"),
        ((Heading(1, "One", "a"), Heading(1, "Two", "a")), "'a' 2 times"),
        ((Heading(1, "One", "a b"),), "'a b'"),
        ((Table("t", "Caption", ((CELL, CELL),), ((CELL,),)),), r"'t' with \[1, 2\]"),
        ((Table("t", "Caption", (), ((CELL,),)),), "'t'"),
        ((Chart("c", "Caption", {}, " ", ()),), "none for 'c'"),
        ((Paragraph((GoalBadge(18),)),), "goal 18"),
        ((Paragraph((Link("x", "javascript:alert(1)"),)),), "javascript"),
        ((Box("b", "Title", (Paragraph((Shown(figure("k", 1.0), Digits.COUNT),)),)),), "none for 'k'"),
        ((Chart("c", "Caption", {}, "Words", (figure("k", 1.0),)),), "none for 'k'"),
    ],
)
def test_a_broken_block_is_refused(blocks: tuple[Block, ...], found: str) -> None:
    with pytest.raises(ReportError, match=found) as caught:
        check(document(*blocks))
    assert "document 'id-1'" in str(caught.value)


@pytest.mark.parametrize("key", ["a b", "a<b", "a#b", 'a"b', "a%b"])
def test_a_key_that_cannot_be_an_id_is_refused(key: str) -> None:
    shown = figure(key, 1.0)
    page = document(Paragraph((Shown(shown, Digits.COUNT),)))
    with pytest.raises(ReportError, match="figure keys"):
        check(replace(page, traces={key: trace(shown)}))
