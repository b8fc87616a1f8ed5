"""Targets that a passage names by their code."""

from __future__ import annotations

import pytest
from hypothesis import given

from corridor.agenda.targets import targets
from corridor.linking.mentions import mentions
from tests.linking.made import few_examples, mixed_text

NAMED = [
    ("Progress towards SDG 10.7 is slow.", ["10.7"]),
    ("As targets 8.7, 8.8 and 16.2 ask", ["8.7", "8.8", "16.2"]),
    ("3.c on the retention of health workers", ["3.c"]),
    ("(17.18), 10.7 and 8.8.", ["17.18", "10.7", "8.8"]),  # a list of three needs no company
    ("SDG 10.7, again 10.7", ["10.7"]),
    ("les cibles 10.7 et 10.c", ["10.7", "10.c"]),
    ("la meta 10.7 de los ODS", ["10.7"]),
    ("задача 10.7", ["10.7"]),
    ("الغاية 10.7", ["10.7"]),
    ("具体目标10.7和10.c", ["10.7", "10.c"]),
    ("in 2.5 million homes", []),
    ("version 8.8 of the program", []),
    ("8.8 and 10.7", []),
    ("the SDG tracker, version 8.8", []),
    ("as Annex 1.a says", []),
    ("- 4.b on scholarships", ["4.b"]),
    ("a target of 2.5 million children", []),
    ("the goal of 1.5 °C, or 1.5 degrees", []),
    ("l'objectif de 1.5 degré", []),
    ("2.5, 3.1 and 4.2 per cent", []),
    ("the goal is 8.8%", []),
    ("target 10.7.1 and SDG 110.7 and 10,7 and 1.10.7", []),
    ("SDG 17.99 and SDG 18.1", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "codes"), NAMED)
def test_codes_are_found_where_they_name_targets(text: str, codes: list[str]) -> None:
    assert [mention.target for mention in mentions(text)] == codes


def test_a_mention_says_where() -> None:
    (mention,) = mentions("See SDG 10.7.")
    assert (mention.span.start, mention.span.end, mention.span.text) == (8, 12, "10.7")


@pytest.mark.parametrize("code", [target.code for target in targets()])
def test_every_target_can_be_named(code: str) -> None:
    assert [mention.target for mention in mentions(f"SDG target {code}.")] == [code]


@few_examples
@given(mixed_text)
def test_mentions_are_once_each_and_lie_in_the_text(text: str) -> None:
    found = list(mentions(text))
    assert all(text[one.span.start : one.span.end] == one.span.text == one.target for one in found)
    assert len({one.target for one in found}) == len(found)
