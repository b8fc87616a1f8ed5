"""The table of coverage: every indicator of the ten targets, its newest value, and how it is broken down."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext

from corridor.agenda.disaggregation import Standing, disaggregation
from corridor.agenda.indicators import indicator
from corridor.evidence.figure import Figure
from corridor.evidence.store import Evidence
from corridor.measures.coverage import Coverage, coverage, covered_targets
from corridor.places.registry import place
from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import Link, Shown, Text, Words
from corridor.reports.phrasing import counted, sources_of
from corridor.reports.sections.review.coverage import LINKS_FILE, LINKS_SOURCE
from corridor.reports.tables import head, said
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.explore.table import digits_of
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.words import period_words, unit_words
from corridor.site.pages.labels import place_name


def coverage_of(asked: Asked, code: str) -> tuple[Coverage, ...]:
    """The coverage of a country, area or group."""
    return kept("coverage rows", asked.build, code, make=lambda: coverage(asked.evidence, code))


def covered_count(rows: tuple[Coverage, ...], code: str) -> Figure:
    """How many of the ten targets have at least one value."""
    label = f"Explicit targets with data: {place(code).name}"
    covered = covered_targets(rows)
    return counted(f"covered_targets.{code}", covered, label, file=LINKS_FILE, source=LINKS_SOURCE)


def coverage_figures(rows: tuple[Coverage, ...], code: str) -> Mapping[str, Figure]:
    """Every figure of the page by its key."""
    figures = [row.figure for row in rows if row.figure is not None]
    return {figure.key: figure for figure in (*figures, covered_count(rows, code))}


def coverage_table(rows: tuple[Coverage, ...], code: str, asked: Asked) -> Table:
    """The table of all indicators."""
    titles = (
        gettext("Indicator"),
        gettext("Target"),
        gettext("Newest value"),
        gettext("Period"),
        gettext("By sex"),
        gettext("By migratory status"),
        gettext("From whom"),
    )
    notes = (
        gettext(
            "“No series read” means that the data at hand hold no series for the indicator. It may exist elsewhere."
        ),
        gettext("“Asked for” marks indicators whose title or metadata asks for migratory status."),
    )
    return Table(
        "table-coverage",
        gettext("Data for the targets that speak of migration, %(country)s") % {"country": place_name(code)},
        head(*titles),
        tuple(_row(row, asked) for row in rows),
        notes=tuple((Words(note),) for note in notes),
    )


def _row(row: Coverage, asked: Asked) -> tuple[Cell, ...]:
    wording = indicator(row.indicator).wording_in(asked.language)
    known = row.figure is not None and row.figure.known
    return (
        Cell((Words(f"{row.indicator} {wording}"),), header=True),
        Cell((Link(row.target, reverse("target", args=[row.target])),)),
        Cell(_value(row.figure)),
        said(period_words(row.figure.period) if known and row.figure is not None else "–"),
        said(_yes_no(row.by_sex)),
        said(_by_status(row)),
        said(_publishers(asked.evidence, row.figure)),
    )


def _value(figure: Figure | None) -> Text:
    if figure is None:
        return (Words(gettext("no series read")),)
    shown = Shown(figure, digits_of(figure.unit))
    return (shown, Words(f" {unit_words(figure.unit)}")) if figure.known else (shown,)


def _yes_no(known: bool | None) -> str:
    return "–" if known is None else gettext("yes") if known else gettext("no")


def _by_status(row: Coverage) -> str:
    said = _yes_no(row.by_migratory_status)
    if disaggregation(row.indicator).standing is not Standing.ASKED:
        return said
    return gettext("%(answer)s (asked for)") % {"answer": said}


def _publishers(evidence: Evidence, figure: Figure | None) -> str:
    cited = sources_of(evidence, [figure]) if figure is not None else ()
    return "; ".join(dict.fromkeys(attribution for attribution, _vintage in cited)) or "–"
