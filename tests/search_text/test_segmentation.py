"""Words and their places, in spaced and unspaced scripts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.search_text.lexeme import LONGEST, lexeme, stem_lexeme, word_of
from corridor.search_text.normal_form import normal_form
from corridor.search_text.segmentation import segment
from tests.search_text.made import texts

CASES = [
    ("Migrants’ rights, by 2030.", "migrants rights by 2030"),
    ("La politique d'immigration", "la politique d immigration"),
    ("Protección de los niños", "proteccion de los ninos"),
    ("Трудящиеся-мигранты", "трудящиеся мигранты"),
    ("وَالْعُمَّالُ المهاجرون", "والعمال المهاجرون"),
    ("الـSDGs عام2030", "ال sdgs عام 2030"),  # Arabic joins what other scripts part
    ("G20, 3rd, H1B", "g20 3rd h1b"),
    ("移民", "移民 民"),
    ("民", "民"),
    ("国际移民政策", "国际 际移 移民 民政 政策 策"),
    ("移民\n政策", "移民 民政 政策 策"),  # a line's end parts no words
    ("移民。政策", "移民 民 政策 策"),  # a full stop does
    ("2030年议程SDG", "2030 年议 议程 程 sdg"),
    ("マイグレーション", "マイ イグ グレ レー ーシ ショ ョン ン"),
    ("이주노동자", "이주 주노 노동 동자 자"),
    ("COVID-19疫情", "covid 19 疫情 情"),
    ("snake_case a_b", "snake case a b"),
    ("", ""),
    ("... – «»", ""),
    ("\u0301 \u093f", ""),  # marks without a letter
]


@pytest.mark.parametrize(("text", "tokens"), CASES)
def test_hand_checked(text: str, tokens: str) -> None:
    assert [token.token for token in segment(text).tokens] == tokens.split()


def test_thai_is_found_by_pairs_of_signs_with_their_vowels() -> None:
    assert [token.word for token in segment("น้ำใจ").tokens] == ["น้\u0e4dา", "าใ", "ใจ", "จ"]


def test_marks_that_make_words_differ_are_spelled_out() -> None:
    (found,) = segment("हिन्दी").tokens
    assert (found.token, found.word) == ("हᵐ0093fनᵐ0094dदᵐ00940", "हिन्दी")
    assert word_of(found.token) == "हिन्दी"


def test_places_are_those_of_the_text_as_written() -> None:
    text = "«الهِجْرَةُ»  国際移民 É\u0301tat"
    tokens = segment(text).tokens
    assert [token.written for token in tokens] == ["الهِجْرَةُ", "国際", "際移", "移民", "民", "É\u0301tat"]
    assert all(text[token.start : token.end] == token.written for token in tokens)
    assert [text[token.start : token.sign_end] for token in tokens[1:5]] == ["国", "際", "移", "民"]
    assert [token.single for token in tokens] == [False, False, False, False, True, False]


@given(st.one_of(st.text(), texts))
def test_tokens_are_letters_and_digits(text: str) -> None:
    found = segment(text)
    for token in (*(token.token for token in found.tokens), *(code.token for code in found.codes)):
        assert token
        assert {unicodedata.category(sign)[0] for sign in token} <= {"L", "N"}


@given(st.one_of(st.text(), texts))
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {place for token in segment(text).tokens for place in range(token.start, token.end)}
    for place, sign in enumerate(text):
        if any(letter.isalnum() for letter in normal_form(sign)):
            assert place in covered, (place, sign)


@given(st.one_of(st.text(), texts))
def test_places_hold_the_words(text: str) -> None:
    for token in segment(text).tokens:
        assert 0 <= token.start < token.sign_end <= token.end <= len(text)
        assert token.written == text[token.start : token.end]
        assert token.token == lexeme(token.word)
        assert normal_form(token.word) == token.word
        assert set(token.word) <= set(normal_form(token.written))


def test_long_words_are_cut_alike_everywhere() -> None:
    long = "a" * (LONGEST + 1)
    assert segment(long).tokens[0].token == segment(long + "b").tokens[0].token == "a" * LONGEST


def test_helpers_are_no_words() -> None:
    assert word_of("migrant") == "migrant"
    assert word_of(stem_lexeme("en", "migrant")) is None
    assert word_of("10ᵖ7") is None
    assert word_of("ᵃˡˡ") is None
    assert word_of("हᵐ00") is None  # cut within a mark
