"""Which known words a mistyped word may be."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.search_text.lexeme import EVERYWHERE, lexeme, stem_lexeme
from corridor.search_text.vocabulary import SHORTEST_FOR_TWO, Vocabulary, is_correctable
from tests.search_text.test_edits import by_table

KNOWN = {
    **{"migrant": 900, "migrants": 700, "migration": 800, "remittance": 50, "remittances": 400, "trafficking": 120},
    **{"policy": 300, "police": 310, "health": 200, "healthy": 5, "act": 40, "art": 60, "мигрантов": 30},
    **{"المهاجرين": 20, "educacion": 10, "移民": 500, "民": 600, "2030": 90, "10ᵖ7": 70, EVERYWHERE: 5000},
    stem_lexeme("en", "migrat"): 850,
    lexeme("हिन्दी"): 3,
}
WORDS = Vocabulary(KNOWN, {"educacion": "educación"})


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("migrnat", ["migrant", "migrants"]),  # one error comes before two
        ("migrats", ["migrants", "migrant"]),
        ("trafiking", ["trafficking"]),
        ("remitances", ["remittances", "remittance"]),
        ("polic", ["police", "policy"]),  # of the same distance, the more frequent first
        ("healt", ["health", "healthy"]),
        ("aet", ["art", "act"]),
        ("act", ["art"]),  # not itself
        ("educaccion", ["educación"]),  # as people write it
        ("мигратнов", ["мигрантов"]),
        ("المهاحرين", ["المهاجرين"]),
        ("हिन्द", ["हिन्दी"]),
        ("axxt", []),  # too short for two errors
        ("xyzzy", []),
        ("移居", []),
        ("2031", []),
        ("ac", []),
        ("", []),
    ],
)
def test_hand_checked(typed: str, suggested: list[str]) -> None:
    assert list(WORDS.suggestions(typed, most=9)) == suggested


def test_no_more_than_asked_for() -> None:
    assert WORDS.suggestions("migrnat") == ("migrant",)
    assert WORDS.suggestions("migrnat", most=0) == ()


def test_all_tokens_are_known_and_only_words_suggested() -> None:
    assert "migrant" in WORDS
    assert stem_lexeme("en", "migrat") in WORDS
    assert "10ᵖ7" in WORDS
    assert "refugee" not in WORDS
    typed = ("2031", "10ᵖ8", EVERYWHERE, "migrat", "移居民")
    assert {word for each in typed for word in WORDS.suggestions(each, 99)} == {"migrant", "migrants"}


letters = st.text("abcdefé", min_size=1, max_size=8)


@given(letters, st.dictionaries(letters, st.integers(1, 9), max_size=30))
def test_nothing_near_is_missed(typed: str, counts: dict[str, int]) -> None:
    most = 2 if len(typed) >= SHORTEST_FOR_TWO else 1
    ranked = [
        (distance, -count, word)
        for word, count in counts.items()
        if is_correctable(word) and is_correctable(typed) and 0 < (distance := by_table(typed, word)) <= most
    ]
    assert list(Vocabulary(counts).suggestions(typed, most=99)) == [word for _, _, word in sorted(ranked)]


def test_fifty_thousand_words_take_milliseconds() -> None:
    made = random.Random(7)  # noqa: S311 - words made up, not secrets
    parts = ["mi", "gra", "tion", "re", "mit", "tan", "ces", "la", "bour", "poli", "cy", "ser", "vi", "con", "ment"]
    counts: dict[str, int] = {}
    while len(counts) < 50_000:
        counts["".join(made.choices(parts, k=made.randint(2, 6)))] = made.randint(1, 1000)
    known = Vocabulary(counts)
    typed = [f"{word}q" for word in list(counts)[:20]]
    start = time.process_time()
    found = [known.suggestions(word) for word in typed]
    assert all(found)
    assert (time.process_time() - start) / len(typed) < 0.010
