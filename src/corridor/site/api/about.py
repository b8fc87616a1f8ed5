"""The page about the API: what there is, with examples that work here and now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.site.accounts.tokens import LONGEST_DAYS
from corridor.site.api.description import FORMS, operations
from corridor.site.api.edge import LARGEST_BODY
from corridor.site.api.evidence.observations import DEFAULT_LIMIT, MOST_IN_JSON
from corridor.site.api.formats import Form
from corridor.site.api.rates import PER_MINUTE
from corridor.site.api.service import description
from corridor.site.definition_words import translated
from corridor.site.entries.published import public_versions
from corridor.site.evidence_pages.explore.rows import row_figures
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.store import builds

TAGS: Mapping[str, Promise] = {
    "entries": _("Entries"),
    "drafts": _("Drafts"),
    "codes": _("Code lists"),
    "evidence": _("Data"),
    "places": _("Countries"),
    "prices": _("Costs"),
}
_EXAMPLE_SERIES = "migrant_stock"
_EXAMPLE_AREA = "PHL"


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as the page lists it."""

    method: str
    path: str
    summary: str
    forms: str
    needs_token: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one subject."""

    key: str
    title: str | Promise
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An address that can be opened."""

    label: str | Promise
    address: str


def about_api(request: HttpRequest) -> HttpResponse:
    """The page about the API."""
    evidence = builds().current()
    host = request.build_absolute_uri("/").rstrip("/")
    context = {
        "groups": groups(),
        "examples": [Example(one.label, host + one.address) for one in examples(evidence)],
        "root": host + reverse("api:api-root"),
        "description": host + reverse("api:openapi"),
        "drafts": host + reverse("api:list_drafts"),
        "rates": PER_MINUTE,
        "largest_body": LARGEST_BODY,
        "json_rows": MOST_IN_JSON,
        "default_rows": DEFAULT_LIMIT,
        "days": LONGEST_DAYS,
        "build": evidence.citable_name,
        "problem": host + reverse("api:get_series", args=["no_such_series"]),
    }
    return render(request, "api/about.html", context)


def groups() -> tuple[Group, ...]:
    """All operations by subject, with their summaries in the page's language."""
    return tuple(Group(key, title, tuple(_of_tag(key))) for key, title in TAGS.items())


def _of_tag(tag: str) -> Iterator[Operation]:
    for path, method, operation in operations(description()):
        if tag in operation["tags"]:
            forms = FORMS.get(operation["operationId"], (Form.JSON,))
            yield Operation(
                method.upper(), path, translated(operation["summary"]), ", ".join(forms), "security" in operation
            )


def examples(evidence: Evidence) -> Iterator[Example]:
    """Addresses with answers, made of what this site holds now."""
    entry = public_versions().order_by("entry__slug").values_list("entry__slug", flat=True).first()
    entries = reverse("api:list_entries")
    yield Example(_("Practices for target 10.7 in the Philippines"), f"{entries}?target=10.7&country=PHL")
    if entry is not None:
        yield Example(_("One entry as JSON-LD"), f"{reverse('api:get_entry', args=[entry])}?format=jsonld")
    yield Example(_("All series of the current build"), reverse("api:list_series"))
    series = _EXAMPLE_SERIES if _EXAMPLE_SERIES in evidence.series else next(iter(evidence.series), None)
    if series is not None:
        rows = reverse("api:list_observations", args=[series])
        pinned = f"build={evidence.citable_name}"
        yield Example(_("Observations of one area, kept to this build"), f"{rows}?area={_EXAMPLE_AREA}&{pinned}")
        yield Example(_("The same as SDMX-CSV"), f"{rows}?area={_EXAMPLE_AREA}&format=sdmx-csv&{pinned}")
        yield Example(_("A whole series as Parquet"), f"{rows}?format=parquet")
        key = kept("api example", evidence.citable_name, series, make=lambda: _figure_key(evidence, series))
        yield Example(_("One figure with the way back to its cell"), reverse("api:get_figure", args=[key]))
    yield Example(_("Countries with names in six languages"), reverse("api:list_countries"))
    yield Example(_("Targets in Arabic"), f"{reverse('api:list_codes', args=['targets'])}?language=ar")


def _figure_key(evidence: Evidence, series: str) -> str:
    """The key of the newest total of the example's area, of the first row where it has none."""
    newest = figure(evidence, series, _EXAMPLE_AREA)
    return newest.key if newest.known else next(row_figures(evidence, series, evidence.rows(series).head(1))).key
