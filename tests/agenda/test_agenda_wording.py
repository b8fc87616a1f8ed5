"""The wording equals the UN's as distributed, less the listed repairs."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from corridor.agenda.goals import goal, goals
from corridor.agenda.indicators import indicator
from corridor.agenda.targets import target, targets
from corridor.agenda.wording import Kind, languages, repairs, wordings
from corridor.errors import UsageError

DISTRIBUTED_AS = {"zh": "zh-Hans"}


@pytest.fixture(scope="module")
def distributed(shared_data: Path) -> dict[tuple[str, str, str], str]:
    found = {}
    path = shared_data / "sdg-text" / "official_wording_26_languages.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = "goal_short" if row["kind"] == "short" else row["level"]
            found[row["lang"], kind, row["code"]] = unicodedata.normalize("NFC", row["text"])
    return found


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
@pytest.mark.parametrize("kind", list(Kind))
def test_wording_is_the_distributed_one(
    distributed: dict[tuple[str, str, str], str], language: str, kind: Kind
) -> None:
    name = DISTRIBUTED_AS.get(language, language)
    expected = {code: text for (lang, level, code), text in distributed.items() if (lang, level) == (name, kind)}
    for repair in repairs():
        if (repair.language, repair.kind) == (language, kind):
            text = expected[repair.code]
            assert repair.found in text
            expected[repair.code] = text.replace(repair.found, repair.made)
    assert dict(wordings(kind, language)) == expected


def test_english_needed_no_repair() -> None:
    assert {repair.language for repair in repairs()} == {"ar", "zh", "fr", "ru"}


def test_counts_in_every_language() -> None:
    for language in languages():
        counts = [len(wordings(kind, language)) for kind in Kind]
        assert counts == [17, 17, 169, 252]


def test_no_stray_matter_is_left() -> None:
    for language in languages():
        for kind in Kind:
            for text in wordings(kind, language).values():
                assert text == text.strip()
                assert not {"\u00ad", "\u200b", "\ufeff", "\n", "\t"} & {*text}
                assert not re.search(r"</?[a-z]|&[a-z#]|  |\+B\d", text)


@pytest.mark.parametrize(
    ("code", "beginning"),
    [
        ("10.7", "Facilitate orderly, safe, regular and responsible migration and mobility of people"),
        ("10.c", "By 2030, reduce to less than 3 per cent the transaction costs of migrant remittances"),
        ("8.8", "Protect labour rights and promote safe and secure working environments for all workers"),
        ("16.9", "By 2030, provide legal identity for all, including birth registration"),
    ],
)
def test_known_targets(code: str, beginning: str) -> None:
    assert target(code).wording.startswith(beginning)
    assert target(code).goal == int(code.split(".")[0])


def test_targets_in_the_order_of_the_agenda() -> None:
    assert [it.code for it in targets(goal=16)] == [
        *(f"16.{number}" for number in range(1, 11)),
        "16.a",
        "16.b",
    ]
    assert [it.code for it in targets()][:8] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.a", "1.b", "2.1"]
    assert targets()[-1].code == "17.19"
    assert sum(len(targets(goal=it.number)) for it in goals()) == len(targets())


def test_goals() -> None:
    assert [it.number for it in goals()] == list(range(1, 18))
    assert goal(10).title == "Reduce inequality within and among countries"
    assert goal(10).short_title == "Reduced inequalities"
    assert goal(5).title_in("es") == "Lograr la igualdad de género y empoderar a todas las mujeres y las niñas"
    assert goal(17).title_in("ru").endswith("в интересах устойчивого развития")
    assert goal(1).short_title_in("zh") == "无贫穷"
    assert (goal(1).colour, goal(10).colour, goal(17).colour) == ("#E5243B", "#DD1367", "#19486A")
    assert len({it.colour for it in goals()}) == len(goals())


def test_translations_of_targets_and_indicators() -> None:
    assert target("1.3").wording_in("ar") != target("1.3").wording_in("en")
    assert indicator("10.7.4").wording_in("fr").startswith("Proportion de réfugiés dans la population")


def test_unknown_codes_say_what_to_do() -> None:
    for call in (
        lambda: goal(18),
        lambda: target("10.C"),
        lambda: targets(goal=0),
        lambda: goal(1).title_in("de"),
        lambda: indicator("10.7.9"),
    ):
        with pytest.raises(UsageError, match="what to do"):
            call()
