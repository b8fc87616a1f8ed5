"""Did you mean: queries with the words that the documents have."""

from __future__ import annotations

import pytest
from hypothesis import given

from corridor.search_text.corrections import Correction, Replacement, correction
from corridor.search_text.document import document
from corridor.search_text.reading import read_query
from corridor.search_text.vocabulary import Vocabulary
from tests.search_text.made import queries

MADE = (
    document("Migrant workers", "Trafficking in children, target 10.7; remittances", "en"),
    document("Éducation des réfugiés", "l'emploi", "fr"),
    document("الهجرة", "سياسات", "ar"),
)
TOKENS = [token for made in MADE for field in (made.title, made.body) for token in (*field.words, *field.stems)]
KNOWN = Vocabulary(
    {token: TOKENS.count(token) for token in TOKENS},
    {token: spelling for made in MADE for token, spelling in made.spellings.items()},
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("migrnat workrs", "migrant workers"),
        ('"migrant wrokers"', '"migrant workers"'),
        ("Trafiking -childrne", "trafficking -childrne"),  # what is excluded stays
        ("remitances OR  workers-x", "remittances OR  workers-x"),
        ("l’educatoin", "l’éducation"),
        ("الهجزة", "الهجرة"),
        ("chil* migrnat", "chil* migrant"),
        ("childern* workers", None),  # of a beginning nothing is known
        ("migrants worker 10.7", None),  # known by their stems, and as a code
        ("10.8", None),
        ("zzzzzz", None),
        ("", None),
    ],
)
def test_hand_checked(typed: str, meant: str | None) -> None:
    found = correction(read_query(typed), KNOWN)
    assert (found and found.text) == meant


def test_it_says_what_was_replaced() -> None:
    found = correction(read_query("Migrnat trafiking"), KNOWN)
    assert found == Correction(
        "migrant trafficking", (Replacement("Migrnat", "migrant"), Replacement("trafiking", "trafficking"))
    )


@given(queries)
def test_a_correction_is_a_query_again(typed: str) -> None:
    found = correction(read_query(typed), KNOWN)
    if found is not None:
        assert found.text != typed
        assert len(read_query(found.text).groups) > 0
