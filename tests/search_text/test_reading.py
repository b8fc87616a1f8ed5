"""Queries as people type them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from corridor.search_text.query import Query, Run, Term
from corridor.search_text.reading import LONGEST_QUERY, MOST_WORDS, read_query
from tests.search_text.made import queries


def shown(term: Term) -> str:
    """A term by what is looked up first."""
    run = term.runs[0]
    words = " ".join(run.tokens) + ("*" if run.prefix else "")
    return ("-" if term.excluded else "") + (f"[{words}]" if term.phrase else words)


def read(text: str) -> str:
    return " & ".join(" | ".join(map(shown, group.terms)) for group in read_query(text).groups)


CASES = [
    # words, phrases, exclusions, OR, beginnings
    ("Migrant Health", "migrant & health"),
    ('"Labour Migration" policy', "[labour migration] & policy"),
    ("migrant -trafficking", "migrant & -trafficking"),
    ('migrant -"human trafficking"', "migrant & -[human trafficking]"),
    ("−trafficking", "-trafficking"),  # a minus sign
    ("health migrant OR refugee", "health & migrant | refugee"),
    ("migrant | refugee|returnee", "migrant | refugee | returnee"),
    ("migrant OR -refugee", "migrant | -refugee"),
    ("migr* polic*", "migr* & polic*"),
    ('"migrant wor*"', "[migrant wor*]"),
    # other words for the same
    ("migrant AND refugee NOT health", "migrant & refugee & -health"),
    ("or and not", "or & not"),  # small letters are words, and "and" is small
    ("orange", "orange"),
    # the six languages
    ("l’emploi d'étrangers", "emploi & etrangers"),
    ("aujourd’hui", "aujourd hui"),
    ("migrant’s workers’", "migrant & workers"),
    ("políticas de migración", "politicas & migracion"),
    ("права мигрантов", "права & мигрантов"),
    ("حقوق الْمُهَاجِرِين", "حقوق & المهاجرين"),
    ("«حقوق المهاجرين»", "[حقوق المهاجرين]"),
    ("移民 政策", "移民 & 政策"),
    ("移民政策", "移民 民政 政策"),
    ("“移民政策”", "[移民 民政 政策]"),
    ("民", "民*"),
    ("移民*", "移民"),  # a run of signs is found within longer ones anyway
    ("2030年议程", "2030 年议 议程"),
    ("２０３０年", "2030 年*"),
    # codes
    ("10.7", "10ᵖ7"),
    ('"10.7"', "[10ᵖ7]"),
    ("10.c*", "10ᵖc*"),
    ("10.*", "10ᵖ*"),
    ("A/RES/73/195", "aˡresˡ73ˡ195"),
    ("A/RES/73/*", "aˡresˡ73ˡ*"),
    ("A/RES/*", "a res*"),
    ("COVID-19", "covid19"),
    ("decision-maker", "decision maker"),
    ("1.2.3.4.5.6.7.8.9.10.11", "1 2 3 4 5 6 7 8 9 10 11"),
    ("10-ج", "10ʰج"),
    ('"target 10.7"', "[target 10 7]"),
    # small words
    ("the rights of migrants", "rights & migrants"),
    ("of the", "of & the"),
    ("the -migrants", "the & -migrants"),
    ('"the rights"', "[the rights]"),
    ("the OR rights", "the | rights"),
    # malformed
    ("", ""),
    ("   ", ""),
    ("- -- * \" ' () :^~\\ \x00", ""),
    ('"', ""),
    ('""', ""),
    ('"labour migration', "[labour migration]"),
    ('labour" migration', "labour & [migration]"),
    ("OR", ""),
    ("OR migrant OR OR refugee OR", "migrant | refugee"),
    ("NOT", ""),
    ("--migrant", "-migrant"),
    ("migrant-", "migrant"),
    ("a* x*", "x"),  # too short for a beginning; and "a" is small
    ("title:migrant AND (refugee)", "title & migrant & refugee"),
    ("migrant,refugee;returnee", "migrant & refugee & returnee"),
    ("migrant')); DROP TABLE entries; --", "migrant & drop & table & entries"),
]


@pytest.mark.parametrize(("text", "tree"), CASES)
def test_hand_checked(text: str, tree: str) -> None:
    assert read(text) == tree


def test_a_word_is_looked_up_as_it_stands_and_by_its_stems() -> None:
    (term,) = read_query("policies").wanted
    assert term.runs[0] == Run(("policies",))
    assert Run(("ˢenpolici",)) in term.runs
    assert {run.tokens[0][:3] for run in term.runs[1:]} == {"ˢen", "ˢfr", "ˢes"}


def test_a_phrase_is_looked_up_as_it_stands_only() -> None:
    (term,) = read_query('"migrant workers"').wanted
    assert term.runs == (Run(("migrant", "workers")),)


def test_joined_words_are_looked_up_side_by_side_as_stems_too() -> None:
    (term,) = read_query("decision-makers").wanted
    assert Run(("ˢendecis", "ˢenmaker")) in term.runs


def test_covid_19_is_also_written_apart() -> None:
    (term,) = read_query("COVID-19").wanted
    assert term.runs == (Run(("covid19",)), Run(("covid", "19")))
    assert read_query("10.7").wanted[0].runs == (Run(("10ᵖ7",)),)


def test_a_target_in_arabic_letters_is_the_same_target() -> None:
    assert read_query("10-ج").wanted[0].runs == (Run(("10ʰج",)), Run(("10ᵖc",)))


def test_words_have_their_places_in_the_query() -> None:
    text = 'x "الْعُمَّال  المهاجرين" -国际移民'
    for group in read_query(text).groups:
        for term in group.terms:
            for word in term.words:
                assert text[word.start : word.end] == word.written
    assert read_query(text).groups[1].terms[0].words[0].written == "الْعُمَّال"


def test_an_empty_query_asks_nothing() -> None:
    assert not read_query(" ")
    assert read_query("x")
    assert read_query(" ") == Query(" ")


def test_long_queries_are_cut_and_say_so() -> None:
    long = read_query("ab " * LONGEST_QUERY)
    assert long.cut
    assert len(long.groups) == MOST_WORDS
    assert read_query("x" * LONGEST_QUERY + "y").cut
    assert not read_query("x" * LONGEST_QUERY).cut
    assert len(read_query('"' + "移" * 300).groups[0].terms[0].words) == MOST_WORDS


def test_ten_megabytes_are_read_as_fast_as_what_counts_of_them() -> None:
    start = time.process_time()
    for text in ('"' * 10_000_000, "a-" * 5_000_000, "ﷺ" * 5_000_000, "a\u0301" * 5_000_000, "-" * 10_000_000):
        assert read_query(text).cut
    assert time.process_time() - start < 1


@given(queries)
def test_any_text_is_a_query(text: str) -> None:
    read = read_query(text)
    assert all(group.terms for group in read.groups)
    assert all(run.tokens and all(run.tokens) for group in read.groups for term in group.terms for run in term.runs)
    assert sum(len(term.words) for group in read.groups for term in group.terms) <= MOST_WORDS + 10
