"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from corridor.linking.sentences import sentence_ends, sentences_of_words
from tests.linking.made import few_examples, mixed_text

SPLIT = [
    ("One. Two! Three?", ["One.", " Two!", " Three?"]),
    ("He said “go.” She went.", ["He said “go.”", " She went."]),
    ("See No. 5 and e.g. this.", ["See No. 5 and e.g. this."]),
    ("See etc.  and so on.", ["See etc.  and so on."]),
    ("A line ends e.g.\n  here.", ["A line ends e.g.\n  here."]),
    ("Target 10.7 is met.", ["Target 10.7 is met."]),
    ("Wait... What", ["Wait...", " What"]),
    ("第一。第二！", ["第一。", "第二！", ""]),
    ("ماذا؟نعم", ["ماذا؟", "نعم"]),
    ("Он ушёл. Она тоже.", ["Он ушёл.", " Она тоже."]),
    ("A heading\n\nthe text", ["A heading\n\n", "the text"]),
    ("", [""]),
]


@pytest.mark.parametrize(("text", "parts"), SPLIT)
def test_sentences_are_split_at_their_ends(text: str, parts: list[str]) -> None:
    places = [0, *sentence_ends(text), len(text)]
    assert [text[start:end] for start, end in pairwise(places)] == parts


def test_each_word_is_in_its_sentence() -> None:
    text = "One two. Three. Four five"
    assert sentences_of_words(text, [0, 4, 9, 16, 21]) == (0, 0, 1, 2, 2)


@few_examples
@given(mixed_text)
def test_ends_are_in_order_and_in_the_text(text: str) -> None:
    ends = sentence_ends(text)
    assert list(ends) == sorted(set(ends))
    assert all(0 < end <= len(text) for end in ends)


def test_a_long_row_of_dots_is_one_end() -> None:
    # A table of contents has such rows; a search that began anew at each dot would take hours over this one.
    assert sentence_ends("." * 1_000_000 + "a") == ()
    assert sentence_ends("." * 1_000_000 + " A") == (1_000_000,)
