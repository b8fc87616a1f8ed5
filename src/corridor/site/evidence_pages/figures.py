"""The page of one figure: the way back to the cell that it was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.errors import EvidenceError
from corridor.evidence.figure import Figure, Observed
from corridor.evidence.quotes import QUOTES
from corridor.evidence.series import series_definition
from corridor.evidence.trace import TraceStep, trace
from corridor.measures.formulas import formulas
from corridor.reports.document.inline import Digits
from corridor.reports.writers.numbers import number_text
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked, NotHere, Way
from corridor.site.evidence_pages.words import (
    age_words,
    breakdown_words,
    migratory_status_words,
    period_words,
    sex_words,
    status_words,
    unit_words,
)
from corridor.site.pages.labels import place_name

KINDS: Mapping[str, Promise] = {
    "formula": _("Formula"),
    "observation": _("Observation"),
    "record": _("Record"),
    "input": _("Input"),
    "more": _("And more"),
}

DETAILS: Mapping[str, Promise] = {
    "Publisher": _("Publisher"),
    "Title": _("Title"),
    "Vintage": _("Vintage"),
    "Licence": _("Licence"),
    "Cite as": _("Cite as"),
    "Address": _("Address"),
    "Retrieved on": _("Retrieved on"),
    "File": _("File"),
    "SHA-256": _("SHA-256 of the file"),
    "Sheet": _("Sheet"),
    "Row": _("Row"),
    "Column": _("Column"),
    "Status": _("Status"),
    "Remark": _("Remark"),
    "About the file": _("About the file"),
    "Build": _("Build"),
    "Source": _("Source"),
    "Source of the formula": _("Source of the formula"),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """A line of a step; `address` where the value is one."""

    name: str
    value: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a trace; only formulas are in the words of the page, what the files say is in English."""

    depth: int
    kind: str
    text: str
    details: tuple[Detail, ...]
    is_translated: bool


def figure_page(
    request: HttpRequest,
    asked: Asked,
    found: Figure | None,
    *,
    page: Way,
    title: str | None = None,
    others: Sequence[Figure] = (),
) -> HttpResponse:
    """The trace of a figure of the page that `page` leads back to; 404 where there is none.

    `title` says what the figure is where it was not read from one row; `others` are values of other vintages.
    """
    if found is None:
        raise NotHere(gettext("This page has no figure with that key."), page)
    known = title or title_of_row(found, asked)
    context = {
        "asked": asked,
        "figure": found,
        "title": known or found.label,
        "title_in_english": known is None,
        "number": number_text(found, exact_digits(found), asked.language),
        "exact": f"{found.value:.12g}" if found.value is not None else "",
        "unit": unit_words(found.unit),
        "period": period_words(found.period),
        "status": status_words(found.status),
        "steps": trace_steps(found, asked),
        "others": [(number_text(it, exact_digits(it), asked.language), trace_steps(it, asked)) for it in others],
        "page": page,
        "permanent": asked.permanent(request.path),
    }
    return render(request, "evidence/figure.html", context)


def exact_digits(figure: Figure) -> Digits:
    """All digits of a whole number, two decimals of any other."""
    return Digits.COUNT if figure.value is None or figure.value.is_integer() else Digits.TWO


def title_of_row(figure: Figure, asked: Asked) -> str | None:
    """What the figure is, in the page's language; None where it was not read from a row of a series."""
    lineage = figure.lineage
    if not isinstance(lineage, Observed) or not lineage.rows or lineage.rows[0].series == QUOTES:
        return None
    reference = lineage.rows[0]
    row = asked.evidence.row_at(reference.series, reference.row)
    definition = series_definition(reference.series)
    parts = [translated(definition.title), place_name(row["area"])]
    parts += [place_name(row["counterpart"])] if row["counterpart"] is not None else []
    parts += [sex_words(row["sex"])] if row["sex"] != "_T" else []
    parts += [age_words(row["age"])] if row["age"] != "_T" else []
    status = row["migratory_status"]
    parts += [migratory_status_words(status)] if status != definition.migratory_status else []
    parts += [breakdown_words(row["breakdown"])] if row["breakdown"] else []
    return ", ".join(parts)


def trace_steps(figure: Figure, asked: Asked) -> tuple[Step, ...]:
    """The steps of the figure's trace; raises `NotHere` where it rests on rows of another build."""
    try:
        found = trace(figure, asked.evidence, formulas())
    except EvidenceError as error:
        raise NotHere(gettext("This figure was read from another build.")) from error
    return tuple(_step(step) for step in found.steps)


def _step(step: TraceStep) -> Step:
    is_formula = step.kind == "formula"
    return Step(
        step.depth,
        str(KINDS[step.kind]),
        translated(step.text) if is_formula else step.text,
        tuple(_detail(name, value) for name, value in step.details),
        is_formula,
    )


def _detail(name: str, value: str) -> Detail:
    said = f"{value}: {status_words(value)}" if name == "Status" else value
    linked = value if value.startswith(("https://", "http://")) and " " not in value else None
    return Detail(str(DETAILS.get(name, name)), said, linked)
