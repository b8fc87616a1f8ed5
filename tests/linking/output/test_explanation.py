from __future__ import annotations

from corridor.linking.output.explanation import SHOWN, WIDTH, explained
from tests.linking.output.made import document, linked, target_link

BLOCK = """\
page 1, characters 10 to 80, en
  “Recruiters may not take fees from workers, and transfers home cost 2%.”
  target 10.7, 88%, Explicit
    evidence: “fees from workers”
    answers: “the clause of 10.7”
    rule: “fees from workers”; right in 9 of 10 annotated passages
    words: fee, visa
  target 10.c, 61%, Potential
    evidence: “transfers home”
    answers: “the clause of 10.c”
    rule: “transfers home”; right in 9 of 10 annotated passages
    words: fee, visa
  goals: 10 (over 99%), 8 (50%)
  area: Remittances: “transfers”
  area: Labour Migration: “workers”
  objective: 20 (remittances): “transfers home”
  objective: 6 (recruitment and decent work): “Recruiters”"""


def test_the_block_of_a_passage() -> None:
    assert explained(document()[0]) == BLOCK


def test_a_passage_that_abstained_says_why() -> None:
    said = explained(document()[1])
    assert said == "page 1, characters 100 to 102, language unknown\n  “12”\n  abstained: no target is likely"


def test_a_link_outside_of_the_categories_says_so() -> None:
    assert "target 4.b, 70%, in no category" in explained(document()[2])


def test_a_long_passage_is_cut_short_with_spaces_and_without() -> None:
    for text in ("fees " * 400, "移民" * 1000):
        said = explained(linked(text, target_link(text, text[:2], "10.7")))
        assert text[:40] in said
        assert "…”" in said
        assert len(said) < SHOWN * 2 + 400
        assert max(map(len, said.splitlines())) <= WIDTH


def test_no_control_character_reaches_the_terminal() -> None:
    text = "fees \x1b[31m\x9b2J\x07 red\r\nnew"
    said = explained(linked(text, target_link(text, text, "10.7")))
    assert not {letter for letter in said if not letter.isprintable()} - {"\n"}
    assert "fees �[31m�2J� red new" in said
