"""The normal form in hand-checked cases, and the properties that all of search rests on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.search_text.normal_form import LONGEST_CLUSTER, normal_form, normalised
from tests.search_text.made import texts

SAME = [
    # English, French, Spanish
    ("Migrants", "migrants"),
    ("Résumé, NAÏVE", "resume, naive"),
    ("Œuvre, ÆTHER", "oeuvre, aether"),
    ("Niños ñandú MIGRACIÓN", "ninos nandu migracion"),
    ("e\u0301tranger", "etranger"),  # the accent as a sign of its own
    ("col·laboració", "collaboracio"),
    # other Latin and Greek
    ("Straße, Łódź, København, Đà Nẵng", "strasse, lodz, kobenhavn, da nang"),
    ("ISTANBUL, İstanbul, Iğdır", "istanbul, istanbul, igdir"),
    ("Μετανάστευση ΟΔΟΣ", "μεταναστευση οδοσ"),
    # Russian: io is ie, short i stays a letter of its own, stress marks go
    ("Ещё", "еще"),
    ("Российской", "российской"),
    ("и\u0306", "й"),
    ("за\u0301мок", "замок"),
    # Arabic: vowels, tatweel, alef, hamza, yeh, teh marbuta, ligatures, digits
    ("الهِجْرَةُ", "الهجره"),
    ("هجـــرة", "هجره"),
    ("أإآٱا", "ااااا"),
    ("ا\u0654ا\u0655ا\u0653", "ااا"),
    ("على", "علي"),
    ("مسؤول شئون مسئول شؤون", "مسءول شءون مسءول شءون"),
    ("ﻻﺟﺊ", "لاجء"),
    ("١٠٫٧ ۱۰", "10.7 10"),
    ("کی", "كي"),  # Persian kaf and yeh
    # Chinese, Japanese and Korean widths
    ("ＳＤＧ１０", "sdg10"),
    ("２０３０年　議程", "2030年 議程"),
    ("ﾊﾟｽﾎﾟｰﾄ", "パスポート"),
    ("\u1112\u1161\u11ab", "한"),
    ("か\u3099", "が"),
    # others
    ("שָׁלוֹם", "שלום"),
    ("हिन्दी", "हिन्दी"),
    # signs
    ("2015–2030, l’emploi, ½, “x” «y» 「z」", '2015-2030, l\'emploi, 1/2, "x" "y" "z"'),
    ("soft\u00adhyphen, zero\u200dwidth, mark\u200e", "softhyphen, zerowidth, mark"),
    ("ก\u200bข", "ก ข"),
]


@pytest.mark.parametrize(("text", "normal"), SAME)
def test_hand_checked(text: str, normal: str) -> None:
    assert normal_form(text) == normal


@given(st.one_of(st.text(), texts))
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


def test_every_letter_of_the_common_scripts_keeps_to_that() -> None:
    for code_point in range(0x3400):
        for text in (chr(code_point), f"a{chr(code_point)}", f"か{chr(code_point)}ا"):
            assert normal_form(normal_form(text)) == normal_form(text), hex(code_point)


@given(st.one_of(st.text(), texts))
def test_places_lead_back_to_what_was_read(text: str) -> None:
    normal = normalised(text)
    assert len(normal.starts) == len(normal.ends) == len(normal.text)
    for sign, start, end in zip(normal.text, normal.starts, normal.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert sign in normal_form(text[start:end])
    assert list(normal.starts) == sorted(normal.starts)


def test_places_hold_vowels_and_ligatures() -> None:
    normal = normalised("«هِجْرَة» ﷲ")
    start = normal.text.index("هجره")
    assert normal.as_written(start, start + 4) == "هِجْرَة"
    assert normal.as_written(normal.text.index("الله"), len(normal.text)) == "ﷲ"


def test_forms_of_one_text_are_one() -> None:
    text = "Ação, Đà Nẵng, ﷲ, か\u3099 한, ёлка"
    assert {normal_form(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")} == {
        normal_form(text)
    }


def test_a_letter_with_more_marks_than_any_language_has_is_cut_short() -> None:
    assert normal_form("e" + "\u0301" * 100_000 + "tat") == "etat"
    assert normal_form("क" + "\u093f" * 100_000) == "क" + "\u093f" * (LONGEST_CLUSTER - 1)
