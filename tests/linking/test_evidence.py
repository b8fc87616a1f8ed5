"""The span that carries a link, and the clause that it answers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.agenda.targets import target, targets
from corridor.linking.evidence import (
    answered_clause,
    carrying_words,
    clauses,
    span_of_words,
    telling_features,
    widened,
)
from corridor.linking.links import Span
from corridor.linking.model import packaged_model
from corridor.linking.scores import scores
from corridor.linking.sentences import sentences_of_words
from corridor.linking.words import english_stem, words_of
from tests.linking.made import few_examples, mixed_text, small_model


def around(text: str, part: str) -> str:
    start = text.index(part)
    span = widened(text, Span(start, start + len(part), part))
    assert text[span.start : span.end] == span.text
    return span.text


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("In March, the cost of a remittance fell; banks noticed.", "remittance", "the cost of a remittance fell"),
        ("Fees fell.", "Fees", "Fees fell"),
        ("Banks noticed. The cost of a remittance fell.", "cost", "The cost of a remittance fell"),
        ("They (migrants in detention) wait.", "migrants", "migrants in detention"),
        ("First – the visa – is dear", "visa", "the visa"),
        ("A heading\n \nThe visa is free\n", "visa", "The visa is free"),
        ("先生，移徙工人的权利。", "工人", "移徙工人的权利"),
        ("أولا، حقوق العمال؛ ثم", "العمال", "حقوق العمال"),
        ("Target 10.7 is met", "Target", "Target 10.7 is met"),
        ("one, two, three, four", "two, three", "two, three"),
        ("  visa  ", "visa", "visa"),
    ],
)
def test_a_span_is_widened_to_the_marks_on_both_sides(text: str, part: str, expected: str) -> None:
    assert around(text, part) == expected


@few_examples
@given(mixed_text, st.data())
def test_a_widened_span_holds_the_span_and_has_no_blanks_around(text: str, data: st.DataObject) -> None:
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    if not places:
        return
    first, last = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    span = widened(text, Span(first, last + 1, text[first : last + 1]))
    assert span.start <= first < last + 1 <= span.end
    assert text[span.start : span.end] == span.text == span.text.strip()


def test_the_span_of_words_is_from_the_first_to_the_last() -> None:
    text = "Pay the recruitment fee now"
    assert span_of_words(text, words_of(text, "en"), 2, 3) == Span(8, 23, "recruitment fee")


def test_the_sentence_that_weighs_most_carries_the_link() -> None:
    model = small_model({"fee": [0.5], "visa": [0.4], "recruit": [0.4], "bank": [0.0]}, ["10.7"])
    text = "A fee at the bank. The visa of a recruit is here. The bank is closed."
    words = words_of(text, "en")
    sentence_of = sentences_of_words(text, words.starts)
    first, last = carrying_words(scores(words, model), model, "10.7", sentence_of)
    assert span_of_words(text, words, first, last).text == "visa of a recruit"


def test_the_whole_passage_carries_a_link_that_no_word_does() -> None:
    model = small_model({"fee": [0.5]}, ["10.7"])
    words = words_of("No such word here", "en")
    assert carrying_words(scores(words, model), model, "10.7", [0, 0, 0, 0]) == (0, 3)


def test_telling_features_are_the_strongest_once_each() -> None:
    model = small_model({"fee": [0.5], "visa": [0.9], "bank": [0.0], "cost": [0.5]}, ["10.7"], idf=[1, 1, 1, 2])
    found = scores(words_of("fee bank visa fee cost visa", "en"), model)
    assert [(one.name, one.first) for one in telling_features(found, model, "10.7")] == [
        ("cost", 4),
        ("visa", 2),
        ("fee", 0),
    ]
    assert [one.name for one in telling_features(found, model, "10.7", most=1)] == ["cost"]


def test_clauses_of_a_wording() -> None:
    assert clauses("10.7") == (
        "Facilitate orderly, safe",
        "regular and responsible migration and mobility of people",
        "the implementation of planned and well-managed migration policies",
    )


@pytest.mark.parametrize("code", [target.code for target in targets()])
def test_clauses_are_parts_of_the_wording_and_leave_only_small_words_out(code: str) -> None:
    wording = target(code).wording
    assert all(part in wording and len(part.split()) >= 3 for part in clauses(code))
    words = set(re.findall(r"\w+", " ".join(clauses(code))))
    left_out = set(re.findall(r"\w+", wording)) - words
    assert left_out <= {"and", "including", "in", "particular", "through", "by"}


def test_the_clause_that_shares_most_is_answered() -> None:
    model = packaged_model()

    def answered(code: str, text: str) -> str:
        return answered_clause(code, words_of(text, "en").stems, model)

    assert answered("10.7", "well-managed migration policies").startswith("the implementation of planned")
    assert "enslaved" not in {english_stem(word) for word in clauses("8.7")[0].split()}
    assert "child labour" in answered("8.7", "ending child labour in all its forms")
    assert answered("8.7", "nothing of the kind") == clauses("8.7")[0]
