"""The home page: what this is, numbers that matter, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from corridor.agenda.goals import goals
from corridor.agenda.targets import targets
from corridor.forum.areas import areas
from corridor.places.registry import countries
from corridor.site.definition_words import definitions_language
from corridor.site.entries.changes import PublicName
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.published import public_versions, published_entries
from corridor.site.evidence_pages.asked import Asked, evidence_page
from corridor.site.pages.card import card_of_entry
from corridor.site.pages.kept import kept
from corridor.site.pages.open_calls import open_calls
from corridor.site.pages.ties import counts
from corridor.site.pages.world_figures import world_figures

NEWEST = 4
CALLS = 3
COUNTRIES = 12


@dataclass(frozen=True, slots=True)
class CatalogueNumbers:
    """How many entries there are, and how many countries and targets they name."""

    entries: int
    countries: int
    targets: int
    all_targets: int


@evidence_page
def home_page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The home page."""
    by_goal, by_area, by_country = counts(PublicName.GOAL), counts(PublicName.AREA), counts(PublicName.COUNTRY)
    calls = kept(f"newest calls:{timezone.now().year}", _newest_calls)
    newest = kept("newest entries", _newest)
    entries = published_entries((*newest, *calls))
    context = {
        "numbers": _numbers(by_country),
        "world": world_figures(asked),
        "goals": [
            (goal, goal.short_title_in(definitions_language()), by_goal.get(str(goal.number), 0)) for goal in goals()
        ],
        "areas": [(area, by_area.get(area.key, 0)) for area in areas()],
        "countries": _most_named(by_country),
        "newest": [card_of_entry(entries[slug]) for slug in newest if slug in entries],
        "calls": [card_of_entry(entries[slug]) for slug in calls if slug in entries],
    }
    return render(request, "pages/home.html", context)


def _numbers(by_country: dict[str, int]) -> CatalogueNumbers:
    reportable = {place.code for place in countries()}
    known = {target.code for target in targets()}
    return CatalogueNumbers(
        entries=kept("entries", StoredEntry.objects.filter(published__isnull=False).count),
        countries=len(reportable & by_country.keys()),
        targets=len(known & counts(PublicName.TARGET).keys()),
        all_targets=len(known),
    )


def _most_named(by_country: dict[str, int]) -> list[tuple[str, int]]:
    """The countries that most entries name."""
    reportable = {place.code for place in countries()}
    named = ((code, count) for code, count in by_country.items() if code in reportable)
    return sorted(named, key=lambda pair: (-pair[1], pair[0]))[:COUNTRIES]


def _newest() -> tuple[str, ...]:
    newest = public_versions().order_by("-entry__published_at", "-entry_id")
    return tuple(newest.values_list("entry__slug", flat=True)[:NEWEST])


def _newest_calls() -> tuple[str, ...]:
    return tuple(open_calls().values_list("entry__slug", flat=True)[:CALLS])
