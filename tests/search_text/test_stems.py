"""Words find their other forms, in five languages, and no other words."""

from __future__ import annotations

import pytest

from corridor.search_text.languages import language_of
from corridor.search_text.segmentation import Token, segment
from corridor.search_text.stems import document_stem, query_stems


def token(word: str) -> Token:
    (found,) = segment(word).tokens
    return found


def finds(asked: str, written: str, language: str) -> bool:
    known = language_of(language)
    assert known is not None
    return document_stem(token(written), known) in query_stems(token(asked))


FOUND = [
    ("en", "migrants", "migrant Migrant MIGRANTS"),
    ("en", "remittance", "remittances"),
    ("en", "policies", "policy"),
    ("fr", "migrations", "migration"),
    ("fr", "réfugié", "réfugiés réfugiées RÉFUGIÉ"),
    ("fr", "refugies", "réfugié réfugiés"),  # typed without accents
    ("fr", "developpement", "développement développements"),
    ("fr", "emploi", "emplois"),
    ("fr", "lois", "loi"),
    ("fr", "lieu", "lieux"),
    ("es", "migraciones", "migración MIGRACIÓN migracion"),
    ("es", "politica", "política políticas"),
    ("es", "ingles", "inglés ingleses"),
    ("es", "países", "país paises"),
    ("ru", "мигрант", "мигранты мигрантов мигрантам"),
    ("ru", "перевод", "переводы переводов"),
    ("ru", "ещё", "еще"),
    ("ar", "هجرة", "الهجرة والهجرة للهجرة بالهجرة هجره هجرتهم الهِجْرَةُ"),
    ("ar", "مهاجر", "مهاجرون المهاجرين للمهاجرين والمهاجرين المهاجرات"),
    ("ar", "سياسة", "سياسات السياسات سياستها وسياسات"),
    ("ar", "تحويلات", "التحويلات تحويل تحويلاتهم وتحويلات لتحويلات"),
    ("ar", "لاجئ", "لاجئين اللاجئين للاجئين واللاجئين لاجئون"),
    ("ar", "للاجئين", "لاجئين اللاجئون للاجئين"),
    ("ar", "وكالة", "وكالات الوكالات"),
    ("ar", "مسؤول", "مسئول المسؤولين"),
    ("ar", "التزام", "الالتزام التزامات الالتزامات"),
]


@pytest.mark.parametrize(("language", "asked", "written"), FOUND)
def test_found(language: str, asked: str, written: str) -> None:
    assert [word for word in written.split() if not finds(asked, word, language)] == []


NOT_FOUND = [
    ("en", "policies", "police"),
    ("en", "migrant", "immigrant"),
    ("fr", "retour", "tour"),
    ("es", "remesa", "mesa"),
    ("ru", "переводы", "перелёт"),
    ("ar", "هجرة", "حجرة"),
    ("ar", "عمل", "أمل"),
]


@pytest.mark.parametrize(("language", "asked", "written"), NOT_FOUND)
def test_not_found(language: str, asked: str, written: str) -> None:
    assert not finds(asked, written, language)


def test_a_stem_says_nothing_about_another_language() -> None:
    english, french = language_of("en"), language_of("fr")
    assert english is not None
    assert french is not None
    assert document_stem(token("migrant"), english) != document_stem(token("migrant"), french)


def test_figures_and_other_scripts_have_no_stem() -> None:
    english = language_of("en-GB")
    assert english is not None
    assert [document_stem(token(word), english) for word in ("2030", "G20", "мигрант", "民")] == [None] * 4
    assert query_stems(token("2030")) == query_stems(token("民")) == query_stems(token("हिन्दी")) == ()


def test_what_one_sign_stands_for_is_no_spelling() -> None:
    """The sign ⒜ is written for three; its word is one of them."""
    english = language_of("en")
    assert english is not None
    assert document_stem(token("⒜"), english) == document_stem(token("a"), english)


@pytest.mark.parametrize(("tag", "code"), [("en", "en"), ("es-419", "es"), ("AR_eg", "ar")])
def test_languages_are_known_by_their_tags(tag: str, code: str) -> None:
    known = language_of(tag)
    assert known is not None
    assert known.code == code


@pytest.mark.parametrize("tag", [None, "", "sw", "zh-Hans", "english"])
def test_languages_without_a_grammar_are_none(tag: str | None) -> None:
    assert language_of(tag) is None
