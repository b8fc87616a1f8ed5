"""The tables of the page about the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from corridor.evidence.records import RepairRecord
from corridor.reports.document.blocks import Block, Cell, Table
from corridor.reports.document.inline import Digits, Link, Words
from corridor.reports.tables import head, number, row_head, said
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.about_data.counts import left_out_counts, rule_counts, series_counts
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.words import period_words, unit_words


def series_table(asked: Asked) -> Table:
    """The series of the build with their counts."""
    counts = series_counts(asked.evidence)
    titles = (
        gettext("Series"),
        gettext("Unit"),
        gettext("First period"),
        gettext("Last period"),
        f"{gettext('Observations, all vintages')} #",
        f"{gettext('With a value')} #",
    )
    rows = tuple(
        (
            Cell((Link(translated(it.title), asked.address(reverse("series", args=[key]))),), header=True),
            said(unit_words(it.unit)),
            said(period_words(it.first_period)),
            said(period_words(it.last_period)),
            *(number(figure, Digits.COUNT) for figure in counts[key]),
        )
        for key, it in asked.evidence.series.items()
    )
    return Table("table-series", gettext("Series of the build"), head(*titles), rows)


def rules_table(asked: Asked) -> tuple[Block, ...]:
    """How often each rule mended something; none where nothing was mended."""
    counts = rule_counts(asked.evidence)
    if not counts:
        return ()
    rows = tuple((_rule(rule, asked), number(figure, Digits.COUNT)) for rule, figure in counts.items())
    title = gettext("What readers mended, by rule")
    return (Table("table-rules", title, head(gettext("Rule"), f"{gettext('Repairs')} #"), rows),)


def left_out_table(asked: Asked) -> tuple[Block, ...]:
    """The rows that the build did not take; none where it took all."""
    account = asked.evidence.account
    if not account.left_out:
        return ()
    rows = tuple(
        (row_head(_file(it.snapshot, asked)), said(translated(it.reason)), said(it.what), number(count, Digits.COUNT))
        for it, count in zip(account.left_out, left_out_counts(asked.evidence), strict=True)
    )
    titles = (gettext("File"), gettext("Why"), gettext("What stood there"), f"{gettext('Rows')} #")
    return (Table("table-left-out", gettext("Rows that were not taken"), head(*titles), rows),)


def repairs_table(repairs: Sequence[RepairRecord], asked: Asked) -> Table:
    """Repairs one by one: where, what was found, what was made of it, by which rule."""
    titles = (
        *(gettext("File"), gettext("Sheet"), f"{gettext('Row')} #", gettext("Column")),
        *(gettext("Found"), gettext("Made of it"), gettext("Rule")),
    )
    rows = tuple(
        (
            row_head(_file(it.snapshot, asked)),
            said(it.sheet or "–"),
            Cell((Words("–" if it.row is None else str(it.row)),), numeric=True),
            said(it.column or "–"),
            said(it.found),
            said(it.made),
            said(translated(it.rule)),
        )
        for it in repairs
    )
    return Table("table-repairs", gettext("Repairs"), head(*titles), rows)


def repairs_of(repairs: Iterable[RepairRecord], rule: str, snapshot: str) -> list[RepairRecord]:
    """The repairs by that rule in that file; an empty word stands for any."""
    return [it for it in repairs if (not rule or it.rule == rule) and (not snapshot or it.snapshot == snapshot)]


def _rule(rule: str, asked: Asked) -> Cell:
    address = asked.address(reverse("repairs"), (("rule", rule),))
    return Cell((Link(translated(rule), address),), header=True)


def _file(snapshot: str, asked: Asked) -> str:
    known = asked.evidence.snapshots.get(snapshot)
    return known.file if known is not None else snapshot
