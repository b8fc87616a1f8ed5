"""The yearly sessions of the High-level Political Forum: theme, focus goals, phrases for section titles.

Source: General Assembly resolutions 70/299, 74/298, 75/290 and 78/285, each year by the page that its
record names. The sets of goals follow no formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.agenda.goals import goals
from corridor.certainty import MainStep
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError


class YearStatus(StrEnum):
    """How a year's arrangements are known."""

    SOURCED = "sourced"
    ONE_SOURCE = "one source"
    SECONDARY = "secondary source"
    NOT_KNOWN = "not decided / not known"


class Section(StrEnum):
    """The sections of the input template whose titles carry the theme."""

    LESSONS = "c"
    EMERGING_ISSUES = "d"
    RECOMMENDATIONS = "f"


class Phrases(Record):
    """The theme as it stands in section titles.

    `general` serves every section that has none of its own; `source` says whose words they are.
    """

    general: str
    sections: Mapping[Section, str] = {}
    source: str


class HlpfYear(Record):
    """One session.

    `theme` is the full wording; `theme_shortened` says that the source at hand abbreviates names in it.
    `focus_goals` are the goals reviewed in depth, 17 among them where it is added, and empty where no
    set was fixed (`goals_fixed` False: every goal was in view) or none is known (`goals_fixed` None).
    `summit` marks the years with a session under the General Assembly as well.
    """

    year: int
    status: YearStatus
    theme: str | None = None
    theme_short: str | None = None
    theme_shortened: bool = False
    theme_source: str | None = None
    theme_certainty: MainStep | None = None
    focus_goals: tuple[int, ...] = ()
    goals_fixed: bool | None = None
    goals_source: str | None = None
    goals_certainty: MainStep | None = None
    phrases: Phrases | None = None
    summit: bool = False
    note: str | None = None

    @property
    def goals_in_view(self) -> tuple[int, ...]:
        """The focus goals, or all goals in a year that fixed none; empty where nothing is known."""
        if self.goals_fixed is False:
            return tuple(goal.number for goal in goals())
        return self.focus_goals


@cache
def _years() -> Mapping[int, HlpfYear]:
    return read_keyed(data_path("corridor.agenda", "hlpf_years.yaml"), HlpfYear, lambda record: record.year)


def hlpf_years() -> tuple[HlpfYear, ...]:
    """Every session of the Agenda's lifetime, oldest first."""
    return tuple(_years().values())


def hlpf_year(year: int) -> HlpfYear:
    """The session of one year; raises `UsageError` for a year outside the Agenda's lifetime."""
    found = _years().get(year)
    if found is None:
        known = list(_years())
        raise UsageError(f"a year from {known[0]} to {known[-1]}", str(year), remedy="take the year of an HLPF session")
    return found


def theme_for(year: int) -> str:
    """The full theme of a year's session; raises `UsageError` where it is not decided or not known."""
    theme = hlpf_year(year).theme
    if theme is None:
        raise _undecided(year)
    return theme


def title_phrase(year: int, section: Section) -> str:
    """The theme as it stands in the title of a section; raises `UsageError` where no theme is known."""
    phrases = hlpf_year(year).phrases
    if phrases is None:
        raise _undecided(year)
    return phrases.sections.get(section, phrases.general)


def _undecided(year: int) -> UsageError:
    return UsageError(
        f"a theme for the HLPF of {year}",
        "none: not decided, or not known when this was packaged",
        where="agenda/data/hlpf_years.yaml",
        remedy="enter theme, focus goals, phrases and source there once the General Assembly has decided",
    )
