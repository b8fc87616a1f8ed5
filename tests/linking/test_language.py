"""The language of a passage."""

from __future__ import annotations

import pytest

from corridor.agenda.wording import Kind, wordings
from corridor.linking.words import words_of

SENTENCES = [
    ("Workers pay for the visa.", "en"),
    ("Les travailleurs ne paient pas.", "fr"),
    ("Los trabajadores no pagan por el visado.", "es"),
    ("Работники не платят за визу.", "ru"),
    ("لا يدفع العمال ثمن التأشيرة.", "ar"),
    ("工人不支付签证费用。", "zh"),
    ("Migrant workers got a contract.", "en"),  # "a" is a word of English, French and Spanish
    ("Ayudar a trabajadores y a refugiados", "es"),
    ("Remittance costs", "en"),  # a heading has no small words
    ("移民 GFMD", "zh"),  # a sign says more than a letter
    ("GFMD: мигранты", "ru"),
    ("Η μετανάστευση των εργαζομένων", None),
    ("העובדים הזרים", None),
    ("Kila mfanyakazi wahamiaji hulipwa mshahara mzuri kabisa nyumbani kwake huko mjini Nairobi Kenya", None),
    ("2030: 12 %", None),
    ("", None),
]


@pytest.mark.parametrize(("sentence", "language"), SENTENCES)
def test_a_sentence_is_in_its_language(sentence: str, language: str | None) -> None:
    assert words_of(sentence).language == language


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_the_official_wording_is_in_its_language(language: str) -> None:
    taken = {code: words_of(text).language for code, text in wordings(Kind.TARGET, language).items()}
    assert {code: found for code, found in taken.items() if found != language} == {}
