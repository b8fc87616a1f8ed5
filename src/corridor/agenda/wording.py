"""The official wording of goals, targets and indicators in the six languages of the United Nations.

Source: General Assembly resolutions 70/1 (goals, targets) and 71/313 as refined by the Statistical
Commission (indicators), taken from the distribution `open-sdg/sdg-translations`. The text is quoted
as distributed, composed (Unicode NFC), less the stray matter that `repairs()` lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.definitions import Record, SourcedRecord, data_path, read_keyed, read_records
from corridor.errors import UsageError


class Kind(StrEnum):
    """What a wording is of; `GOAL_SHORT` is the short name that stands on the goal's badge."""

    GOAL = "goal"
    GOAL_SHORT = "goal_short"
    TARGET = "target"
    INDICATOR = "indicator"


class Language(SourcedRecord):
    """A language of the wording: its code, its own name, how faithful the distribution is."""

    code: str
    name: str
    note: str | None = None


class WordingRepair(Record):
    """Stray matter taken out of a wording: what stood there, what was made of it, by which rule."""

    language: str
    kind: Kind
    code: str
    found: str
    made: str = ""
    rule: str


class _Line(Record):
    kind: Kind
    code: str
    text: str


@cache
def languages() -> Mapping[str, Language]:
    """The six languages by code (`ar`, `zh`, `en`, `fr`, `ru`, `es`)."""
    return read_keyed(
        data_path("corridor.agenda", "wording", "languages.yaml"), Language, lambda language: language.code
    )


@cache
def repairs() -> tuple[WordingRepair, ...]:
    """Every place where the wording given here differs from the distribution, and why."""
    return read_records(data_path("corridor.agenda", "wording", "repairs.csv"), WordingRepair)


def wordings(kind: Kind, language: str = "en") -> Mapping[str, str]:
    """Code -> wording of every goal, target or indicator, in the order of the Agenda.

    Raises `UsageError` for a language that is not one of the six.
    """
    if language not in languages():
        raise UsageError(
            f"one of the six languages {', '.join(languages())}",
            repr(language),
            remedy="take one of the six, or translate from English and mark it as unofficial",
        )
    return _by_kind(language)[kind]


@cache
def _by_kind(language: str) -> Mapping[Kind, Mapping[str, str]]:
    lines = read_keyed(
        data_path("corridor.agenda", "wording", f"{language}.csv"), _Line, lambda line: (line.kind, line.code)
    )
    found: dict[Kind, dict[str, str]] = {kind: {} for kind in Kind}
    for line in lines.values():
        found[line.kind][line.code] = line.text
    return found
