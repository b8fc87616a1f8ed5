"""HLPF sessions: themes, focus goals, section titles."""

from __future__ import annotations

import pytest

from corridor.agenda.goals import goal, goals
from corridor.agenda.hlpf import Section, YearStatus, hlpf_year, hlpf_years, theme_for, title_phrase
from corridor.errors import UsageError

FOCUS = {
    2017: (1, 2, 3, 5, 9, 14, 17),
    2018: (6, 7, 11, 12, 15, 17),
    2019: (4, 8, 10, 13, 16, 17),
    2021: (1, 2, 3, 8, 10, 12, 13, 16, 17),
    2022: (4, 5, 14, 15, 17),
    2023: (6, 7, 9, 11, 17),
    2024: (1, 2, 13, 16, 17),
    2025: (3, 5, 8, 14, 17),
    2026: (6, 7, 9, 11, 17),
    2027: (4, 10, 12, 15, 17),
}


def test_years() -> None:
    assert [it.year for it in hlpf_years()] == list(range(2016, 2031))
    assert [it.year for it in hlpf_years() if it.summit] == [2019, 2023, 2027]


def test_focus_goals() -> None:
    assert {it.year: it.focus_goals for it in hlpf_years() if it.goals_fixed} == FOCUS
    assert [it.year for it in hlpf_years() if it.goals_fixed is False] == [2016, 2020]
    for numbers in FOCUS.values():
        assert [goal(number).number for number in numbers] == sorted(numbers)


def test_two_cycles_cover_every_goal() -> None:
    every = {it.number for it in goals()}
    assert {number for year in (2017, 2018, 2019) for number in FOCUS[year]} == every
    last = [number for year in (2024, 2025, 2026, 2027) for number in FOCUS[year] if number != 17]
    assert sorted(last) == sorted(every - {17})


def test_goals_in_view() -> None:
    assert hlpf_year(2020).focus_goals == ()
    assert len(hlpf_year(2020).goals_in_view) == len(goals())
    assert hlpf_year(2026).goals_in_view == FOCUS[2026]
    assert hlpf_year(2029).goals_in_view == ()


@pytest.mark.parametrize(
    ("year", "theme"),
    [
        (2017, "Eradicating poverty and promoting prosperity in a changing world"),
        (2018, "Transformation towards sustainable and resilient societies"),
        (2019, "Empowering people and ensuring inclusiveness and equality"),
    ],
)
def test_themes(year: int, theme: str) -> None:
    assert theme_for(year) == theme


def test_every_known_year_has_source_and_certainty() -> None:
    for it in hlpf_years():
        known = it.status is not YearStatus.NOT_KNOWN
        for field in (it.theme, it.theme_short, it.theme_source, it.theme_certainty, it.phrases):
            assert (field is not None) is known
        for part in (it.goals_fixed, it.goals_source, it.goals_certainty):
            assert (part is not None) is known
    assert [it.year for it in hlpf_years() if it.theme_shortened] == [2026, 2027]
    assert hlpf_year(2027).status is YearStatus.SECONDARY
    assert hlpf_year(2027).goals_certainty == "medium"


@pytest.mark.parametrize("year", [2028, 2029, 2030])
def test_undecided_years_say_what_to_do(year: int) -> None:
    assert hlpf_year(year).status is YearStatus.NOT_KNOWN
    with pytest.raises(UsageError, match=f"{year}(.|\n)*what to do"):
        theme_for(year)
    with pytest.raises(UsageError, match="not decided"):
        title_phrase(year, Section.LESSONS)


def test_years_outside_the_agenda_are_refused() -> None:
    with pytest.raises(UsageError, match="2016 to 2030"):
        hlpf_year(2015)


def test_title_phrases_of_the_founding_document() -> None:
    assert title_phrase(2017, Section.LESSONS) == "eradicating poverty and promoting prosperity"
    assert title_phrase(2017, Section.EMERGING_ISSUES) == "poverty eradication and achieving prosperity"
    assert title_phrase(2017, Section.RECOMMENDATIONS) == "poverty eradication"


def test_other_years_have_one_phrase_of_the_projects_own() -> None:
    for it in hlpf_years():
        if it.phrases is not None and it.year != 2017:
            assert it.phrases.source == "own"
            assert {title_phrase(it.year, section) for section in Section} == {it.phrases.general}
