"""What can be chosen in the forms, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from django.conf import settings
from django.utils.text import capfirst

from corridor.agenda.categories import categories
from corridor.agenda.compact import objectives
from corridor.agenda.goals import goals
from corridor.agenda.targets import targets
from corridor.catalogue.entry import PRACTICE_KINDS, EntryKind, Level, TranslationStatus
from corridor.catalogue.kinds import kinds
from corridor.errors import UsageError
from corridor.forum.areas import areas
from corridor.places.normal_form import normal_form
from corridor.places.place import PlaceKind
from corridor.places.registry import find
from corridor.places.tables import places
from corridor.site.definition_words import definitions_language, translated
from corridor.site.pages.labels import LEVELS, TRANSLATIONS, language_name, place_name

_CHOSEN_KINDS = (PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.GROUP)
_NEAR = 3
WHOLE_WORLD = "WLD"
_IN_RECORDS = {"zh-hans": "zh-Hans"}  # as records write the codes of languages

type Choices = list[tuple[str, str]]


def practice_kinds() -> Choices:
    """The kinds of practice."""
    return [(kind.value, translated(kinds()[kind].kind_label)) for kind in EntryKind if kind in PRACTICE_KINDS]


def levels() -> Choices:
    """The levels."""
    return [(level.value, str(LEVELS[level])) for level in Level]


def area_choices() -> Choices:
    """The six areas."""
    return [(area.key, translated(area.title)) for area in areas()]


def objective_choices() -> Choices:
    """The objectives of the Global Compact, each with its number."""
    return [(str(one.number), f"{one.number}. {capfirst(translated(one.label))}") for one in objectives()]


def languages() -> Choices:
    """The languages in which an entry can be written, as the page's language calls them."""
    return [(_IN_RECORDS.get(code, code), language_name(code)) for code, _ in settings.LANGUAGES]


def translation_statuses() -> Choices:
    """How far a translation can be relied on, from the least."""
    return [(status.value, str(TRANSLATIONS[status])) for status in TranslationStatus]


def category_choices() -> Choices:
    """The four categories of links."""
    return [(category.value, translated(record.title)) for category, record in categories().items()]


@dataclass(frozen=True, slots=True)
class GoalChoices:
    """A goal with its targets, each with what it says."""

    number: str
    title: str
    targets: tuple[tuple[str, str], ...]


def goals_and_targets() -> tuple[GoalChoices, ...]:
    """All goals with their targets, in their official wording."""
    return _goals_and_targets(definitions_language())


@cache
def _goals_and_targets(language: str) -> tuple[GoalChoices, ...]:
    return tuple(
        GoalChoices(
            str(goal.number),
            goal.short_title_in(language),
            tuple((target.code, target.wording_in(language)) for target in targets(goal.number)),
        )
        for goal in goals()
    )


def place_names() -> tuple[str, ...]:
    """The names of all countries, areas and groups, sorted, as suggestions while one types."""
    return tuple(sorted(_codes_by_name(definitions_language())))


@cache
def _codes_by_name(language: str) -> Mapping[str, str]:
    """The code of each place that can be chosen, by its name in the page's language, which is `language`."""
    return {place_name(code): code for code, one in places().items() if one.kind in _CHOSEN_KINDS}


def place_named(words: str) -> str:
    """The code of the place of that name, in the page's language or another; raises `UsageError` for no place."""
    wanted = normal_form(words)
    if wanted in {normal_form("global"), normal_form(str(LEVELS[Level.GLOBAL]))}:
        return WHOLE_WORLD
    for name, code in _codes_by_name(definitions_language()).items():
        if normal_form(name) == wanted:
            return code
    found = find(words)
    if found.kind not in _CHOSEN_KINDS:
        raise UsageError("a country, area or group", repr(words))
    return found.code


def places_near(words: str) -> list[str]:
    """Names in the page's language that resemble the words."""
    known = {normal_form(name): name for name in place_names()}
    return [known[name] for name in get_close_matches(normal_form(words), known, _NEAR, 0.7)]
