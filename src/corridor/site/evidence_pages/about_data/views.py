"""The views of the page about the data, of the repairs, and of the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from corridor.evidence.snapshots import NOT_STATED, Snapshot
from corridor.reports.document.inline import Digits
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.about_data.counts import all_counts, build_counts
from corridor.site.evidence_pages.about_data.tables import (
    left_out_table,
    repairs_of,
    repairs_table,
    rules_table,
    series_table,
)
from corridor.site.evidence_pages.asked import Asked, NotHere, Way, evidence_page
from corridor.site.evidence_pages.countries.facts import Fact
from corridor.site.evidence_pages.explore.form import Choice
from corridor.site.evidence_pages.figures import figure_page
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.paging import asked_page
from corridor.site.evidence_pages.shown import blocks_html, figure_html

PER_PAGE = 50

TITLES: Mapping[str, Promise] = {
    "files": _("Publishers’ files"),
    "series": _("Series"),
    "observations": _("Observations, all vintages"),
    "values": _("Observations with a value"),
    "quotes": _("Price quotes"),
    "rows_read": _("Rows read from the files"),
    "rows_taken": _("Rows that a series takes"),
    "repairs": _("Repairs of readers"),
    "unknown_files": _("Files that no reader claims"),
    "copies": _("Files with the content of another"),
}


@evidence_page
def about_data(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The build: its files with vintage, licence and hash, its series, its counts, what was not taken."""
    account = asked.evidence.account
    context = {
        "asked": asked,
        "facts": kept("data facts", *asked.key, make=lambda: _facts(asked, request.path)),
        "tables": kept("data tables", *asked.key, make=lambda: _tables(asked, request.path)),
        "publishers": _by_publisher(asked.evidence.snapshots.values()),
        "not_stated": NOT_STATED,
        "unknown_files": account.unknown_files,
        "copies": account.copies,
        "permanent": asked.permanent(request.path),
        "repairs": asked.address(reverse("repairs")),
    }
    return render(request, "evidence/data.html", context)


@evidence_page
def data_figure(request: HttpRequest, asked: Asked, key: str) -> HttpResponse:
    """The trace of a count."""
    found = all_counts(asked.evidence).get(key)
    return figure_page(request, asked, found, page=_about(asked))


@evidence_page
def repairs(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What readers mended, by rule and file."""
    every = asked.evidence.repairs
    rules = sorted({it.rule for it in every})
    files = {it.snapshot: asked.evidence.snapshots[it.snapshot].file for it in every}
    rule, snapshot = request.GET.get("rule", ""), request.GET.get("file", "")
    if (rule and rule not in rules) or (snapshot and snapshot not in files):
        raise NotHere(gettext("No repair was made by that rule, or in that file."), _about(asked))
    wanted = repairs_of(every, rule, snapshot)
    pages = asked_page(request, len(wanted), PER_PAGE)
    shown = wanted[pages.first : pages.last]
    context = {
        "asked": asked,
        "rules": [Choice(it, translated(it), it == rule) for it in rules],
        "files": [Choice(it, files[it], it == snapshot) for it in sorted(files, key=lambda it: files[it])],
        "pages": pages,
        "table": blocks_html([repairs_table(shown, asked)], asked, request.path) if shown else "",
    }
    return render(request, "evidence/repairs.html", context)


def _facts(asked: Asked, page: str) -> tuple[Fact, ...]:
    counts = build_counts(asked.evidence)
    return tuple(
        Fact(str(TITLES[name]), figure_html(figure, Digits.COUNT, asked, page), "", "", figure.known)
        for name, figure in counts.items()
        if figure.value
    )


def _tables(asked: Asked, page: str) -> dict[str, Markup]:
    return {
        "series": blocks_html([series_table(asked)], asked, page),
        "rules": blocks_html(rules_table(asked), asked, page),
        "left_out": blocks_html(left_out_table(asked), asked, page),
    }


def _by_publisher(snapshots: Iterable[Snapshot]) -> list[tuple[str, list[Snapshot]]]:
    ordered = sorted(snapshots, key=lambda it: (it.publisher, it.title, it.vintage, it.file))
    return [(publisher, list(files)) for publisher, files in groupby(ordered, key=lambda it: it.publisher)]


def _about(asked: Asked) -> Way:
    return Way(gettext("About the data"), asked.address(reverse("about_data")))
