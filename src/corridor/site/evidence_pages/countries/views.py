"""The views of the list of countries, of a country's page, and of its figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from corridor.places.place import Place, PlaceKind
from corridor.places.registry import place
from corridor.places.tables import places
from corridor.reports.document.inline import Digits
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked, NotHere, Way, evidence_page
from corridor.site.evidence_pages.countries.facts import KINDS
from corridor.site.evidence_pages.countries.figures import CountryFigures
from corridor.site.evidence_pages.countries.listing import has_page, matching, meant, other_groups, regions
from corridor.site.evidence_pages.countries.page import country_page, figures_of
from corridor.site.evidence_pages.countries.practices import latest_practices, practices_counted
from corridor.site.evidence_pages.figures import figure_page
from corridor.site.evidence_pages.shown import figure_html
from corridor.site.pages.labels import place_name

LONGEST_WORDS = 100


@evidence_page
def countries(request: HttpRequest, asked: Asked) -> HttpResponse:
    """All countries and areas by region, or those whose name contains the words of a search."""
    words = " ".join(request.GET.get("q", "").split())[:LONGEST_WORDS]
    found = matching(words, asked) if words else ()
    if len(found) == 1:
        return redirect(found[0].address)
    context = {
        "asked": asked,
        "words": words,
        "found": found,
        "regions": regions(asked),
        "groups": other_groups(asked),
    }
    return render(request, "evidence/countries.html", context)


@evidence_page
def country(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """The profile of a country, area or group."""
    where = _place(code)
    context = {
        "asked": asked,
        "place": where,
        "name": place_name(code),
        "caution": translated(where.caution or ""),
        "groups": _groups(where, asked),
        "is_group": where.kind is PlaceKind.GROUP,
        "country": country_page(asked, code, request.path),
        "practices": latest_practices(code),
        "practices_counted": figure_html(practices_counted(code), Digits.COUNT, asked, request.path),
        "coverage": asked.address(reverse("coverage"), (("country", code),)),
        "permanent": asked.permanent(request.path),
    }
    return render(request, "evidence/country.html", context)


@evidence_page
def country_figure(request: HttpRequest, asked: Asked, code: str, key: str) -> HttpResponse:
    """The trace of a figure of a country's page."""
    _place(code)
    name = place_name(code)
    figures = figures_of(asked, code)
    practices = practices_counted(code)
    found = practices if key == practices.key else figures.by_key.get(key)
    page = Way(name, asked.address(reverse("country", args=[code])))
    return figure_page(request, asked, found, page=page, title=_title(figures, key, name))


def _title(figures: CountryFigures, key: str, name: str) -> str | None:
    """The words of a fact with the country's name; None for a figure that is no fact."""
    known = {figure.key: f"{KINDS[fact].title}, {name}" for fact, figure in figures.facts.items()}
    return known.get(key)


def _place(code: str) -> Place:
    if code not in places() or not has_page(place(code)):
        text = gettext("There is no country, area or group with the code %(code)s.") % {"code": code}
        raise NotHere(text, *_ways(code))
    return place(code)


def _ways(code: str) -> tuple[Way, ...]:
    """The country that is meant by a code in small letters or of two letters, then the list."""
    one = meant(code)
    near = [Way(place_name(one.code), reverse("country", args=[one.code]))] if one is not None else []
    return (*near, Way(gettext("All countries"), reverse("countries")))


def _groups(where: Place, asked: Asked) -> tuple[Way, ...]:
    """The regions and the income group that a country is in."""
    codes = (where.region, where.sub_region, where.income_group, "LDC" if where.ldc else None)
    held = [code for code in codes if code is not None and code in places()]
    held += [code for code, is_in in (("LLDC", where.lldc), ("SIDS", where.sids)) if is_in and code in places()]
    return tuple(Way(place_name(code), asked.address(reverse("country", args=[code]))) for code in held)
