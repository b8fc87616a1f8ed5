"""How pages are split into passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor.linking.passage import Page, Passage
from corridor.linking.passages import LONGEST, LONGEST_SENTENCE, passages
from corridor.linking.sentences import sentence_ends
from tests.linking.made import few_examples, mixed_text


def texts(text: str) -> list[str]:
    return [passage.text for passage in passages([Page(1, text)])]


def test_a_paragraph_is_a_passage() -> None:
    assert list(passages([Page(3, " One.\nTwo.\n \n\n  Three. \n"), Page(4, "\n"), Page(7, "Four")])) == [
        Passage(3, 1, 10, "One.\nTwo."),
        Passage(3, 16, 22, "Three."),
        Passage(7, 0, 4, "Four"),
    ]


def test_a_long_paragraph_is_split_between_sentences() -> None:
    sentence = "Migrants " + "work " * 58 + "here."  # 304 signs
    assert texts(" ".join([sentence] * 5)) == [f"{sentence} {sentence}", f"{sentence} {sentence}", sentence]


def test_a_sentence_that_is_longer_stands_alone() -> None:
    long = "Migrants " + "work " * 200 + "here."
    assert texts(f"Before. {long} After.") == ["Before.", long, "After."]


def test_what_is_no_sentence_any_more_is_cut() -> None:
    assert list(map(len, texts("x" * 12_000))) == [LONGEST_SENTENCE, LONGEST_SENTENCE, 2_000]


def test_nothing_is_no_passage() -> None:
    assert texts("") == texts(" \n\n \t ") == []


@few_examples
@given(st.lists(st.tuples(mixed_text, st.integers(1, 12)), max_size=3))
def test_passages_cover_all_that_is_written_once_and_in_order(parts: list[tuple[str, int]]) -> None:
    pages = [Page(number, text * times) for number, (text, times) in enumerate(parts, start=1)]
    found = list(passages(pages))
    assert [passage.page for passage in found] == sorted(passage.page for passage in found)
    for page in pages:
        place = 0
        for passage in (one for one in found if one.page == page.number):
            assert page.text[passage.start : passage.end] == passage.text == passage.text.strip() != ""
            assert page.text[place : passage.start].strip() == ""  # also: they do not overlap
            assert passage.start >= place
            place = passage.end
        assert page.text[place:].strip() == ""


@few_examples
@given(st.lists(st.integers(1, 900), min_size=1, max_size=12))
def test_a_passage_that_is_too_long_is_one_sentence(lengths: list[int]) -> None:
    for passage in texts(" ".join("A" + "b" * length + "." for length in lengths)):
        assert len(passage) <= LONGEST or sentence_ends(passage) in ((), (len(passage),))
