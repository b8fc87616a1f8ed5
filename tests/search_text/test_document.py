"""What engines take in of a document, and where the limits cut it."""

from __future__ import annotations

import time
from collections import Counter

from corridor.search_text import document as limits
from corridor.search_text.document import document
from corridor.search_text.lexeme import EVERYWHERE, stem_lexeme
from tests.search_text.made import LONG_WORDS


def test_a_document_has_words_stems_and_codes() -> None:
    made = document("Migrants’ health", "By 2030 (target 10.7).", "en")
    assert made.title.words == ("migrants", "health")
    assert made.title.stems == (stem_lexeme("en", "migrant"), stem_lexeme("en", "health"))
    assert made.body.words == ("by", "2030", "target", "10", "7")
    assert made.body.stems[1] == EVERYWHERE  # a figure has no stem, and keeps the place of one
    assert made.body.codes == ("10ᵖ7",)


def test_a_language_without_grammar_has_no_stems() -> None:
    assert document("Wahamiaji", "Uhamiaji wa kazi", "sw").body.stems == ()
    assert document("移民", "政策", "zh").title.stems == ()
    assert document("migrants", "migrants").body.stems == ()


def test_spellings_are_kept_where_the_token_is_not_how_people_write() -> None:
    made = document("Éducation", "Education et ÉDUCATION, emploi 移民", "fr")
    assert made.spellings == {"education": "éducation"}
    assert document("الهجرة", "", "ar").spellings == {"الهجره": "الهجرة"}


def test_words_beyond_the_limit_are_not_taken_in() -> None:
    made = document("first " * 10, "w " * (limits.MOST_WORDS + 100) + "10.7", "en")
    assert len(made.title.words) + len(made.body.words) == limits.MOST_WORDS
    assert made.body.codes == ()


def test_codes_beyond_the_limit_are_not_taken_in() -> None:
    made = document("", " ".join(f"1.{number}" for number in range(limits.MOST_CODES + 5)))
    assert len(made.body.codes) == limits.MOST_CODES


def test_places_of_one_word_beyond_the_limit_are_left_free() -> None:
    made = document("the", "the " * 300 + "end")
    assert Counter(made.body.words) == {"the": limits.MOST_PLACES - 1, EVERYWHERE: 46, "end": 1}
    assert made.body.words[-2:] == (EVERYWHERE, "end")


def test_a_text_of_long_words_is_cut_before_it_is_too_large_for_postgresql() -> None:
    made = document(LONG_WORDS, LONG_WORDS.replace("क", "ख"), "hi")
    size = sum(len(token.encode()) for token in {*made.title.words, *made.body.words})
    assert limits.MOST_BYTES - 100_000 < size < limits.MOST_BYTES


def test_ten_megabytes_take_no_longer_than_what_is_read() -> None:
    start = time.process_time()
    document("移民" * 5_000_000, "migrant 10.7 " * 800_000, "en")
    assert time.process_time() - start < 5
