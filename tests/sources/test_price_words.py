"""The words of price files: every spelling has a term, and lists, variants and unknown words are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from corridor.sources.price_words import TERMS, Field, Meaning, PriceWord, meaning, price_words

WORDS = sorted(price_words().values(), key=lambda word: (word.field, word.written))


def test_every_spelling_means_its_terms() -> None:
    for word in WORDS:
        assert meaning(word.field, word.written) == Meaning(";".join(sorted(word.term.split(";"))))


def test_every_field_has_words_and_every_firm_and_speed_a_spelling() -> None:
    assert {word.field for word in WORDS} == set(Field)
    for field in (Field.FIRM_TYPE, Field.SPEED, Field.PICKUP, Field.FUNDING, Field.ACCESS_POINT):
        assert {term for word in WORDS if word.field is field for term in word.term.split(";")} == TERMS[field]


@given(word=st.sampled_from(WORDS), upper=st.booleans(), blanks=st.integers(1, 3))
def test_case_and_blanks_are_a_variant(word: PriceWord, upper: bool, blanks: int) -> None:
    text = (word.written.upper() if upper else word.written.lower()).replace(" ", " " * blanks)
    found = meaning(word.field, text)
    assert found.terms == ";".join(sorted(word.term.split(";")))
    assert found.is_variant == (text != word.written)


@pytest.mark.parametrize(
    ("field", "cell", "expected"),
    [
        (Field.FUNDING, "Debit card, Cash", Meaning("cash;debit_card")),
        (Field.FUNDING, "Cash; cash", Meaning("cash", is_variant=True)),
        (Field.FUNDING, "Debit/credit card", Meaning("credit_card;debit_card")),
        (Field.FUNDING, "Cash, Gold", Meaning("cash", ("Gold",))),
        (Field.PICKUP, "Cheque", Meaning(None, ("Cheque",))),
        (Field.SPEED, "Same day, Next day", Meaning(None, ("Same day, Next day",))),
        (Field.FIRM_TYPE, "Bank / Money Transfer Operator", Meaning("other")),
    ],
)
def test_what_cells_mean(field: Field, cell: str, expected: Meaning) -> None:
    assert meaning(field, cell) == expected


def test_a_word_must_have_a_term_of_its_field() -> None:
    with pytest.raises(ValidationError, match="speed has no term bank"):
        PriceWord(field=Field.SPEED, written="x", term="bank", source="own", certainty="low")
