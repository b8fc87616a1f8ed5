"""What codes are called on a page: countries, areas, kinds, levels, certainties, languages, categories."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from corridor.agenda.categories import LinkCategory, categories
from corridor.agenda.goals import goal
from corridor.catalogue.entry import EntryKind, EntryState, Level, LinkState, TranslationStatus
from corridor.catalogue.kinds import kinds
from corridor.catalogue.states import states
from corridor.certainty import Certainty
from corridor.forum.areas import area
from corridor.places.registry import place
from corridor.site.definition_words import definitions_language, translated
from corridor.site.search.contract import Facet

LEVELS: Mapping[Level, Promise] = {
    Level.LOCAL: _("Local"),
    Level.NATIONAL: _("National"),
    Level.REGIONAL: _("Regional"),
    Level.GLOBAL: _("Global"),
}
CERTAINTIES: Mapping[Certainty, Promise] = {
    Certainty.CERTAIN: _("certain"),
    Certainty.HIGH: _("high"),
    Certainty.MEDIUM_HIGH: _("medium to high"),
    Certainty.MEDIUM: _("medium"),
    Certainty.MEDIUM_LOW: _("medium to low"),
    Certainty.LOW: _("low"),
    Certainty.UNSOURCED: _("no source found"),
}
LINK_STATES: Mapping[LinkState, Promise] = {LinkState.PROPOSED: _("Proposed"), LinkState.ACCEPTED: _("Accepted")}
TRANSLATIONS: Mapping[TranslationStatus, Promise] = {
    TranslationStatus.MACHINE: _("Machine translation, not checked by a person"),
    TranslationStatus.DRAFT: _("Draft translation, not checked"),
    TranslationStatus.REVIEWED: _("Translation, checked by a person"),
    TranslationStatus.OFFICIAL: _("Official translation"),
}
SEEN: Mapping[str, Promise] = {
    "full": _("read in full"),
    "partly": _("read in part"),
    "name_only": _("only its name was seen"),
}
FACETS: Mapping[Facet, Promise] = {
    Facet.KIND: _("Kind"),
    Facet.AREA: _("Area"),
    Facet.GOAL: _("Goal"),
    Facet.TARGET: _("Target"),
    Facet.CATEGORY: _("Category of link"),
    Facet.COUNTRY: _("Country"),
    Facet.REGION: _("Region"),
    Facet.LEVEL: _("Level"),
    Facet.YEAR: _("Year"),
    Facet.LANGUAGE: _("Language"),
}


def place_name(code: str) -> str:
    """The official short name of a place in the page's language; raises `UsageError` for an unknown code."""
    found = place(code)
    language = definitions_language()
    return found.names[language] if language in found.names else translated(found.name)


def area_title(key: str) -> str:
    """The short title of one of the six areas; raises `UsageError` for any other key."""
    return translated(area(key).short_title)


def kind_label(kind: str) -> str:
    """The short name of a kind of entry."""
    return translated(kinds()[EntryKind(kind)].kind_label)


def state_label(state: str) -> str:
    """The name of a state of an entry."""
    return translated(states()[EntryState(state)].label)


def category_title(category: str) -> str:
    """The title of a link category."""
    return translated(categories()[LinkCategory(category)].title)


def goal_title(number: str) -> str:
    """A goal's number with its short name in the page's language."""
    return f"{number}. {goal(int(number)).short_title_in(definitions_language())}"


def language_name(code: str) -> str:
    """What a language is called in the page's language; its code where Django does not know it."""
    try:
        info = get_language_info(code.lower())
    except KeyError:
        return code
    # Django's catalogue of the page's language translates the names of languages.
    return gettext(info["name"])


def facet_label(facet: Facet, value: str) -> str:
    """What a value of a facet is called on the page; raises `UsageError` or ValueError for a value that cannot be."""
    return _FACET_LABELS[facet](value)


_FACET_LABELS: Mapping[Facet, Callable[[str], str]] = {
    Facet.KIND: kind_label,
    Facet.AREA: area_title,
    Facet.GOAL: goal_title,
    Facet.TARGET: str,
    Facet.CATEGORY: category_title,
    Facet.COUNTRY: place_name,
    Facet.REGION: place_name,
    Facet.LEVEL: lambda value: str(LEVELS[Level(value)]),
    Facet.YEAR: str,
    Facet.LANGUAGE: language_name,
}
