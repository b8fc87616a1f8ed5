"""Codes are found whole, by their pieces, and by no wrong piece."""

from __future__ import annotations

import pytest

from corridor.search_text.languages import language_of
from corridor.search_text.segmentation import segment

CODES = [
    ("target 10.7", "10.7"),
    ("10.7.2", "10.7 10.7.2"),  # and not 7.2, which is a target of goal 7
    ("10.c", "10.c"),
    ("A/RES/73/195", "a/res/73 a/res/73/195 res/73 res/73/195 73/195"),
    ("COVID-19", "covid19"),
    ("the G-77", "g77"),
    ("SDG-10.7.2", "10.7 10.7.2 sdg10.7.2"),
    ("2015–2030", "2015-2030"),
    ("socio-economic", ""),
    ("and/or, www.un.org", ""),
    ("١٠٫٧", "10.7"),
    ("10.7项", "10.7"),
    ("1.2.3.4.5.6.7.8.9.10.11", ""),  # no code has so many parts
    ("10 . 7", ""),
]


def plain(token: str) -> str:
    return token.translate(str.maketrans({"ᵖ": ".", "ˡ": "/", "ʰ": "-"}))


@pytest.mark.parametrize(("text", "codes"), CODES)
def test_hand_checked(text: str, codes: str) -> None:
    assert sorted(plain(code.token) for code in segment(text).codes) == sorted(codes.split())


def test_a_code_says_which_words_it_covers() -> None:
    found = segment("see A/RES/73/195, 10.7.2")
    covered = {code.token: [token.word for token in found.tokens[code.first : code.last + 1]] for code in found.codes}
    assert covered["73ˡ195"] == ["73", "195"]
    assert covered["10ᵖ7"] == ["10", "7"]
    assert covered["10ᵖ7ᵖ2"] == ["10", "7", "2"]


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("الغاية ١٠-٧", "ar", {"10-7", "10.7"}),
        ("الغاية 10-ج", "ar", {"10-ج", "10.c"}),
        ("المؤشر 10-7-2", "ar", {"10-7", "7-2", "10-7-2", "10.7", "10.7.2"}),
        ("2011-2020", "ar", {"2011-2020"}),
        ("10.7", "ar", {"10.7"}),
        ("ages 10-14", "en", {"10-14"}),
    ],
)
def test_targets_as_arabic_documents_write_them(text: str, language: str, codes: set[str]) -> None:
    known = language_of(language)
    assert known is not None
    assert {plain(code.token) for code in segment(text, known.target_letters).codes} == codes
