"""The views of the coverage of a country and of its figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from markupsafe import Markup

from corridor.agenda.links import explicit_targets
from corridor.agenda.targets import target
from corridor.places.registry import countries, groups, place
from corridor.places.tables import places
from corridor.reports.document.inline import Digits
from corridor.site.evidence_pages.asked import Asked, NotHere, Way, evidence_page
from corridor.site.evidence_pages.countries.listing import has_page, in_order
from corridor.site.evidence_pages.coverage.table import (
    coverage_figures,
    coverage_of,
    coverage_table,
    covered_count,
)
from corridor.site.evidence_pages.figures import figure_page
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.shown import blocks_html, figure_html
from corridor.site.pages.labels import place_name


@evidence_page
def coverage(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Choose a country; the ten targets with their indicators and what data there are."""
    code = request.GET.get("country", "")
    context = {
        "asked": asked,
        "countries": in_order(countries(), asked),
        "groups": in_order(groups(), asked),
        "code": code,
        "targets": [(it, target(it).wording_in(asked.language)) for it in explicit_targets()],
        **(_chosen(code, asked) if code else {}),
    }
    return render(request, "evidence/coverage.html", context)


@evidence_page
def coverage_figure(request: HttpRequest, asked: Asked, code: str, key: str) -> HttpResponse:
    """The trace of a figure of a country's coverage."""
    _known(code)
    address = asked.address(reverse("coverage"), (("country", code),))
    page = Way(gettext("Coverage of the targets: %(country)s") % {"country": place_name(code)}, address)
    return figure_page(request, asked, coverage_figures(coverage_of(asked, code), code).get(key), page=page)


def _chosen(code: str, asked: Asked) -> dict[str, object]:
    _known(code)
    rows = coverage_of(asked, code)
    # The figures' addresses hold the country, which the page's own has in its query.
    base = f"{reverse('coverage')}{code}/"

    def made() -> tuple[Markup, Markup]:
        table = blocks_html([coverage_table(rows, code, asked)], asked, base)
        return table, figure_html(covered_count(rows, code), Digits.COUNT, asked, base)

    table, covered = kept("coverage", *asked.key, code, make=made)
    return {
        "name": place_name(code),
        "table": table,
        "covered": covered,
        "country": asked.address(reverse("country", args=[code])),
        "permanent": asked.permanent(reverse("coverage"), (("country", code),)),
    }


def _known(code: str) -> None:
    if code not in places() or not has_page(place(code)):
        text = gettext("There is no country, area or group with the code %(code)s.") % {"code": code[:60]}
        raise NotHere(text, Way(gettext("Choose a country"), reverse("coverage")))
