"""What words of the other five languages mean in English."""

from __future__ import annotations

import pytest

from corridor.linking.glossary import glossary
from corridor.linking.words import english_stem, words_of

# "Migrant workers and the education of refugees' children", with what each language attaches to words.
SENTENCES = {
    "fr": "L’éducation des enfants, aussi d’enfants de réfugiés, et les travailleurs migrants.",
    "es": "La educación de los niños de refugiados y los trabajadores migrantes.",
    "ru": "Трудящиеся-мигранты и образование детей беженцев.",
    "ar": "وتعليم أطفال اللاجئين وللعمال المهاجرين",
    "zh": "移徙工人和难民儿童的教育",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_gives_the_english_stems(language: str) -> None:
    words = words_of(SENTENCES[language])
    assert words.language == language
    # The stemmer keeps child and children apart; both are in every rule on them.
    found = {"child" if one == "children" else one for one in words.stems}
    assert {english_stem(word) for word in ("migrant", "worker", "education", "refugee", "child")} <= found


@pytest.mark.parametrize(
    ("attached", "bare"),
    [
        ("وتعليم", "تعليم"),
        ("بالتعليم", "التعليم"),
        ("ولتعليم", "تعليم"),
        ("للمهاجرين", "المهاجرين"),
        ("والهجرة", "هجرة"),
    ],
)
def test_arabic_particles_are_taken_off(attached: str, bare: str) -> None:
    assert words_of(attached, "ar").stems == words_of(bare, "ar").stems != ()


def test_french_elision_is_taken_off() -> None:
    stems = words_of("d'éducation", "fr").stems
    assert stems == words_of("éducation", "fr").stems == (english_stem("education"),)


def test_the_longest_entry_wins_and_stands_for_all_its_words() -> None:
    text = "la traite des êtres humains"
    words = words_of(text, "fr")
    assert words.stems == (english_stem("human"), english_stem("trafficking"))
    assert {text[start:end] for start, end in zip(words.starts, words.ends, strict=True)} == {
        "traite des êtres humains"
    }


def test_chinese_needs_no_spaces() -> None:
    text = "这是人口贩运。"
    words = words_of(text, "zh")
    assert words.stems[-1] == english_stem("trafficking")
    assert (words.starts[-1], words.ends[-1]) == (2, 6)


def test_the_first_line_of_a_word_wins() -> None:
    # The file has "trafficking,traite;trafic" before every other line with these words.
    assert words_of("traite", "fr").stems == (english_stem("trafficking"),)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_glossary_knows_the_words_that_rules_on_migration_need(language: str) -> None:
    known = {one for english in glossary(language).entries.values() for one in english}
    needed = [
        "migrant",
        "refugee",
        "asylum",
        "diaspora",
        "remittance",
        "trafficking",
        "statistics",
        "scholarship",
        "violence",
    ]
    assert {word for word in needed if english_stem(word) not in known} == set()


@pytest.mark.parametrize("language", SENTENCES)
def test_longest_and_first_are_those_of_the_entries(language: str) -> None:
    found = glossary(language)
    assert found.unspaced is (language == "zh")
    assert found.longest == max(map(len, found.entries))
    assert found.first == {key[0] for key in found.entries}
    assert all(key and english for key, english in found.entries.items())
