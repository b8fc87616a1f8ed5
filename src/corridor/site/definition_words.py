"""Labels that stand in definitions (kinds, areas, states, actions, categories, series), in the page's language."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import get_language, gettext

from corridor.agenda.categories import categories
from corridor.agenda.compact import objectives
from corridor.agenda.wording import languages
from corridor.assessments.policy_bands import band_words, domain_titles
from corridor.catalogue.kinds import fields, kinds
from corridor.catalogue.permissions import permits, roles, scopes
from corridor.catalogue.states import states, transitions
from corridor.evidence.series import series_definitions
from corridor.evidence.store import open_starter
from corridor.forum.areas import areas
from corridor.measures.formulas import formulas
from corridor.measures.prices.service import REASONS_APART
from corridor.places.outlines import disclaimer
from corridor.places.tables import places
from corridor.site.evidence_pages.explore.subjects import subjects

WRITTEN_OTHERWISE = {"zh-hans": "zh"}
"""Languages of the interface that the definitions know under another code."""


def translated(text: str) -> str:
    """The words of a definition in the page's language; as they are where they have no translation."""
    return gettext(text) if text else ""


def definitions_language() -> str:
    """The page's language under the code that agenda and places know: `ar`, `zh`, `en`, `fr`, `ru`, `es`."""
    language = get_language() or "en"
    return WRITTEN_OTHERWISE.get(language, language)


def definition_texts() -> tuple[str, ...]:
    """Every text of the definitions that pages show through `translated`, each once."""
    found = (*_entries(), *_moderation(), *_agenda(), *_evidence(), *_places())
    return tuple(dict.fromkeys(text for text in found if text))


def _entries() -> Iterator[str]:
    for kind in kinds().values():
        yield from (kind.label, kind.kind_label, kind.definition)
    for field in fields().values():
        yield from (field.label, field.help)
    for area in areas():
        yield from (area.title, area.short_title, area.definition)


def _moderation() -> Iterator[str]:
    for state in states().values():
        yield from (state.label, state.meaning)
    for transition in transitions().values():
        yield from (transition.label, transition.does)
    for role in roles().values():
        yield from (role.label, role.meaning)
    for scope in scopes().values():
        yield from (scope.label, scope.meaning or "")
    yield from (permit.title for permit in permits().values())


def _agenda() -> Iterator[str]:
    for category in categories().values():
        yield from (category.title, category.definition)
    yield from (objective.label for objective in objectives())


def _evidence() -> Iterator[str]:
    for series in series_definitions().values():
        yield from (series.title, series.caution or "")
    yield from (subject.title for subject in subjects().values())
    yield from (formula.expression for formula in formulas().values())
    yield from domain_titles().values()
    yield from (band_words(band) for band in range(1, 5))
    # Readers name the rules by which they mend files; those of the starter pack are what most sites show.
    yield from sorted({repair.rule for repair in open_starter().repairs})
    yield from REASONS_APART


def _places() -> Iterator[str]:
    """Cautions; names without an official form in some language, as of groups; what stands under maps."""
    for place in places().values():
        yield place.caution or ""
        yield place.name if len(place.names) < len(languages()) else ""
    yield disclaimer()
