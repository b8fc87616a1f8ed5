"""The services of a corridor as tables: the ranked ones, then those whose whole cost is unknown."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext

from corridor.evidence.figure import Figure
from corridor.measures.prices.comparison import Comparison, RankedBy
from corridor.measures.prices.service import UNNAMED_CURRENCY, Service
from corridor.reports.document.blocks import Block, Cell, Note, Table
from corridor.reports.document.inline import Digits, Shown, Text, Words
from corridor.reports.tables import head, number, row_head, said
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.costs.terms import FUNDING, PICKUP, listed, speed_words
from corridor.site.evidence_pages.shown import source_text
from corridor.site.evidence_pages.words import period_words, unit_words


def service_blocks(found: Comparison, asked: Asked) -> tuple[Block, ...]:
    """The tables of a comparison and what to know of them."""
    notes = tuple(Note((Words(said),)) for said in _notes(found))
    tables = (_ranked(found, asked), _apart(found, asked))
    return (*(table for table in tables if table is not None), *notes)


def service_figures(found: Comparison) -> Mapping[str, Figure]:
    """Every figure of a comparison by its key."""
    every = (
        figure
        for it in (*found.ranked, *found.apart)
        for figure in (it.arrives, it.total_percent, it.fee, it.fee_percent, it.margin_percent)
    )
    return {figure.key: figure for figure in every}


def _ranked(found: Comparison, asked: Asked) -> Table | None:
    if not found.ranked:
        return None
    order = {
        RankedBy.ARRIVES: gettext("Services, ranked by what arrives when the fee is taken out of the amount"),
        RankedBy.TOTAL_COST: gettext("Services, ranked by total cost: what arrives cannot be compared between them"),
    }
    titles = (
        gettext("Service"),
        f"{gettext('Arrives')} #",
        f"{gettext('Total cost, per cent')} #",
        f"{gettext('Fee')} #",
        f"{gettext('Exchange margin, per cent')} #",
        gettext("Speed"),
        gettext("Pay in"),
        gettext("Pay out"),
        gettext("Quoted on"),
    )
    figures = [it.total_percent for it in found.ranked]
    return Table(
        "table-ranked",
        order[found.ranked_by],
        head(*titles),
        tuple(_row(it) for it in found.ranked),
        source_text(asked.evidence, figures),
    )


def _row(it: Service) -> tuple[Cell, ...]:
    return (
        row_head(it.firm),
        Cell(_amount(it.arrives), numeric=True),
        number(it.total_percent, Digits.TWO),
        Cell(_amount(it.fee), numeric=True),
        number(it.margin_percent, Digits.TWO),
        said(speed_words(it.speed)),
        said(listed(it.funding, FUNDING)),
        said(listed(it.pickup, PICKUP)),
        _quoted(it),
    )


def _apart(found: Comparison, asked: Asked) -> Table | None:
    if not found.apart:
        return None
    return Table(
        "table-apart",
        gettext("Services that are not ranked, because their whole cost is not known"),
        head(gettext("Service"), f"{gettext('Fee')} #", gettext("Why"), gettext("Quoted on")),
        tuple(
            (row_head(it.firm), Cell(_amount(it.fee), numeric=True), said(translated(it.apart or "")), _quoted(it))
            for it in found.apart
        ),
        source_text(asked.evidence, [it.fee for it in found.apart]),
    )


def _amount(figure: Figure) -> Text:
    """The number with its currency, which is what the unit is; a currency that is not named has no words here."""
    if not figure.known or figure.unit == UNNAMED_CURRENCY:
        return (Shown(figure, Digits.TWO),)
    return (Shown(figure, Digits.TWO), Words(f" {unit_words(figure.unit)}"))


def _quoted(it: Service) -> Cell:
    when = date_format(it.quoted_on, "j M Y") if it.quoted_on else period_words(it.period)
    return said(gettext("%(day)s, out of date") % {"day": when} if it.stale else when, uncertain=it.stale)


def _notes(found: Comparison) -> list[str]:
    shown = (*found.ranked, *found.apart)
    lines = []
    if any(it.stale for it in shown):
        lines.append(gettext("Prices change daily. Quotes marked out of date were asked for long before today."))
    if found.filtered:
        lines.append(gettext("Services with other ways to pay in or out are not shown."))
    if found.after:
        lines.append(gettext("Quotes dated after today are not shown."))
    if any(it.arrives.unit == UNNAMED_CURRENCY for it in shown):
        lines.append(gettext("What arrives is in the currency of the receiving service, which the file does not name."))
    return lines
