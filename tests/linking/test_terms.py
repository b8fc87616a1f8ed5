"""Terms among the stems of a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.linking.categories import CategoryCues
from corridor.linking.rules import rule_groups
from corridor.linking.terms import Hit, TermIndex, term_stems
from corridor.linking.themes import area_terms, objective_terms
from corridor.linking.words import words_of
from tests.linking.made import few_examples

ALL_TERMS = sorted(
    {term for terms in rule_groups().values() for term in terms}
    | {
        term
        for theme in (*area_terms().values(), *objective_terms().values())
        for term in theme.alone + theme.with_migration
    }
)


def test_hits_are_by_stems_and_say_where() -> None:
    index = TermIndex({"people": ["migrant worker", "workers"], "money": ["fees"]})
    stems = words_of("Fees of migrant workers, and a worker's fee", "en").stems
    assert index.hits(stems) == {
        "people": (Hit("people", 2, 3), Hit("people", 3, 3), Hit("people", 6, 6)),
        "money": (Hit("money", 0, 0), Hit("money", 7, 7)),
    }


def test_a_term_that_would_reach_over_the_end_is_no_hit() -> None:
    assert TermIndex({"a": ["migrant worker"]}).hits(("worker", "migrant")) == {}


def test_a_term_may_be_in_two_groups() -> None:
    index = TermIndex({"a": ["visa"], "b": ["visas"]})
    assert set(index.hits(term_stems("visa"))) == {"a", "b"}


_word = st.sampled_from(["x", "y", "z"])
_term = st.lists(_word, min_size=1, max_size=3).map(" ".join)


@few_examples
@given(st.dictionaries(st.sampled_from(["one", "two"]), st.sets(_term, max_size=5)), st.lists(_word, max_size=12))
def test_hits_are_those_of_a_plain_search(groups: dict[str, set[str]], stems: list[str]) -> None:
    plain = {
        (group, first, first + length - 1)
        for group, terms in groups.items()
        for term in terms
        for length in [len(term.split())]
        for first in range(len(stems) - length + 1)
        if stems[first : first + length] == term.split()
    }
    hits = TermIndex(groups).hits(stems)
    found = [(hit.group, hit.first, hit.last) for several in hits.values() for hit in several]
    assert sorted(found) == sorted(plain)
    assert all(several == tuple(sorted(several, key=lambda hit: (hit.first, hit.last))) for several in hits.values())
    assert all(hit.group == group for group, several in hits.items() for hit in several)


def test_every_term_of_the_files_is_found_in_a_text_that_is_the_term() -> None:
    missed = [term for term in ALL_TERMS if not TermIndex({"it": [term]}).hits(words_of(term, "en").stems)]
    assert missed == []
    assert len(ALL_TERMS) > 1_000


@pytest.mark.parametrize("word", ["migrants", "refugee", "remittances", "diaspora"])
def test_cues_of_categories_are_terms_too(word: str) -> None:
    assert CategoryCues(words_of(word, "en").stems).on_migration
