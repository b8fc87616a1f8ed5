"""The views of the list of corridors, of a corridor's sheet, and of their figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from markupsafe import Markup

from corridor.errors import UsageError
from corridor.places.pair import Pair, pair_of
from corridor.places.registry import countries
from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import Digits, Link
from corridor.reports.document.walk import every_figure
from corridor.reports.tables import head, number
from corridor.site.evidence_pages.asked import Asked, NotHere, Way, evidence_page
from corridor.site.evidence_pages.corridors.largest import LargeCorridor, figures_of_largest, largest_corridors
from corridor.site.evidence_pages.corridors.sheet import sheet, sheet_document
from corridor.site.evidence_pages.countries.listing import in_order, meant
from corridor.site.evidence_pages.figures import figure_page
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.shown import blocks_html, source_text
from corridor.site.evidence_pages.words import period_words
from corridor.site.pages.labels import place_name


@evidence_page
def corridors(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Choose two countries; the largest corridors."""
    origin, destination = request.GET.get("origin", ""), request.GET.get("destination", "")
    same = bool(origin) and origin == destination
    if origin and destination and not same:
        return redirect(asked.address(reverse("corridor", args=[_pair(f"{origin}-{destination}").code])))
    context = {
        "asked": asked,
        "countries": in_order(countries(), asked),
        "origin": origin,
        "destination": destination,
        "same": same,
        "largest": kept("largest corridors", *asked.key, make=lambda: _largest_html(asked, request.path)),
    }
    return render(request, "evidence/corridors.html", context)


@evidence_page
def corridors_figure(request: HttpRequest, asked: Asked, key: str) -> HttpResponse:
    """The trace of a figure among the largest corridors."""
    found = figures_of_largest(_largest(asked)).get(key)
    return figure_page(request, asked, found, page=Way(gettext("Corridors"), asked.address(reverse("corridors"))))


@evidence_page
def corridor(request: HttpRequest, asked: Asked, code: str) -> HttpResponse:
    """The sheet of a corridor."""
    pair = _pair(code)
    context = {
        "asked": asked,
        "pair": pair,
        "name": _name(pair),
        "back": Way(_name(pair.back), asked.address(reverse("corridor", args=[pair.back.code]))),
        "ends": [Way(place_name(end), asked.address(reverse("country", args=[end]))) for end in _ends(pair)],
        "sheet": sheet(asked, pair, timezone.localdate(), request.path),
        "is_english": asked.language == "en",
        "permanent": asked.permanent(request.path),
    }
    return render(request, "evidence/corridor.html", context)


@evidence_page
def corridor_figure(request: HttpRequest, asked: Asked, code: str, key: str) -> HttpResponse:
    """The trace of a figure of a corridor's sheet."""
    pair = _pair(code)
    found = every_figure(sheet_document(asked, pair, timezone.localdate()).blocks).get(key)
    page = Way(_name(pair), asked.address(reverse("corridor", args=[pair.code])))
    return figure_page(request, asked, found, page=page)


def _pair(code: str) -> Pair:
    """The pair of a code; raises `NotHere` with ways on for one that names no two countries."""
    try:
        pair = pair_of(code)
    except UsageError:
        pair = None
    if pair is not None:
        return pair
    text = gettext("%(code)s does not name two different countries or areas, the origin of people first.")
    found = [meant(part) for part in code.split("-", 1)]
    ends = [place for place in found if place is not None and place.reportable]
    near = [Pair(ends[0].code, ends[1].code)] if len(ends) == 2 and ends[0] != ends[1] else []
    ways = [Way(_name(it), reverse("corridor", args=[it.code])) for it in near]
    ways += [Way(place_name(end.code), reverse("country", args=[end.code])) for end in ends]
    raise NotHere(text % {"code": code}, *ways, Way(gettext("Choose two countries"), reverse("corridors")))


def _ends(pair: Pair) -> tuple[str, str]:
    return pair.origin, pair.destination


def _name(pair: Pair) -> str:
    ends = {"origin": place_name(pair.origin), "destination": place_name(pair.destination)}
    return gettext("%(origin)s to %(destination)s") % ends


def _largest(asked: Asked) -> tuple[LargeCorridor, ...]:
    return kept("largest", asked.build, make=lambda: largest_corridors(asked.evidence))


def _largest_html(asked: Asked, page: str) -> Markup:
    found = _largest(asked)
    if not found:
        return Markup()
    table = Table(
        "table-largest",
        gettext("The largest corridors, %(year)s") % {"year": period_words(found[0].people.period)},
        head(gettext("Corridors"), f"{gettext('People')} #", f"{gettext('Money sent home, million US dollars')} #"),
        tuple(
            (
                Cell((Link(_name(it.pair), asked.address(reverse("corridor", args=[it.pair.code]))),), header=True),
                number(it.people, Digits.COUNT),
                number(it.money, Digits.COUNT),
            )
            for it in found
        ),
        source_text(asked.evidence, [figure for it in found for figure in (it.people, it.money)]),
    )
    return blocks_html([table], asked, page)
