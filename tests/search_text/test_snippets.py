"""The part of a text that is shown holds the most of what was asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.search_text.reading import read_query
from corridor.search_text.snippets import Snippet, snippet
from tests.search_text.made import languages, queries, texts

FILLER = "Nothing of interest is said in these words. "


def shown(text: str, query: str, language: str | None, length: int) -> tuple[str, list[str], Snippet]:
    found = snippet(text, read_query(query), language, length)
    return text[found.start : found.end], [text[span.start : span.end] for span in found.matches], found


def test_the_part_with_the_most_terms_is_chosen() -> None:
    text = f"Migrants, migrants, migrants. {FILLER * 10}Migrants have a right to health. {FILLER * 10}"
    part, matches, found = shown(text, "migrants health", "en", 60)
    assert "Migrants have a right to health" in part
    assert matches == ["Migrants", "health"]
    assert len(part) <= 60
    assert (found.cut_before, found.cut_after) == (True, True)


def test_among_equals_the_one_with_more_matches_then_the_first() -> None:
    text = f"One migrant. {FILLER * 5}Two migrants, a migrant. {FILLER * 5}A migrant and migrants."
    assert shown(text, "migrant", "en", 50)[1] == ["migrants", "migrant"]
    assert shown(text, "migrant", "en", 50)[2].start < 300
    assert text.index("Two") - 20 < shown(text, "migrant", "en", 50)[2].start <= text.index("Two")


def test_it_begins_and_ends_with_whole_words() -> None:
    text = FILLER * 3 + "remittances " + FILLER * 3
    for length in range(12, 120):
        part, matches, _ = shown(text, "remittance", "en", length)
        assert matches == ["remittances"]
        assert len(part) <= length
        assert set(part.split()) <= set(text.replace(".", "").split()) | set(text.split())


def test_without_a_match_it_is_the_beginning() -> None:
    part, matches, found = shown(FILLER * 10, "remittances", "en", 50)
    assert part == "Nothing of interest is said in these words"
    assert (matches, found.cut_before, found.cut_after) == ([], False, True)


def test_a_short_text_is_shown_whole() -> None:
    part, matches, found = shown("Migrants’ rights.  ", "rights", "en", 240)
    assert (part, matches) == ("Migrants’ rights.", ["rights"])
    assert not found.cut_before
    assert not found.cut_after


def test_chinese_and_vocalised_arabic() -> None:
    chinese = "这里没有什么值得注意的内容。" * 10 + "国际移民政策很重要。" + "这里没有什么值得注意的内容。" * 10
    part, matches, _ = shown(chinese, "移民 政策", "zh", 20)
    assert (len(part), matches) == (20, ["移民", "政策"])
    arabic = "هذا نص لا يهم أحدا. " * 10 + "سِيَاسَاتُ الهِجْرَةِ" + " هذا نص لا يهم أحدا." * 10
    part, matches, _ = shown(arabic, "سياسة هجرة", "ar", 60)
    assert matches == ["سِيَاسَاتُ", "الهِجْرَةِ"]


def test_a_match_longer_than_the_part_is_no_reason_to_show_it() -> None:
    part, matches, _ = shown("a " * 50 + '"labour migration policy"', '"labour migration policy"', "en", 10)
    assert (part, matches) == ("a a a a a", [])


@pytest.mark.parametrize("text", ["", "   ", "...", "\u0301"])
def test_texts_without_words(text: str) -> None:
    assert shown(text, "migrants", "en", 100)[1] == []


@given(texts, queries, languages, st.integers(1, 60))
def test_it_keeps_to_the_text_and_the_length(text: str, asked: str, language: str | None, length: int) -> None:
    found = snippet(text, read_query(asked), language, length)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.end - found.start <= length
    assert all(found.start <= span.start < span.end <= found.end for span in found.matches)
