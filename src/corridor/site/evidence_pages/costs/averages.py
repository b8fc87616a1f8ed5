"""The published average costs of corridors: of one corridor, and of all that share one end."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from markupsafe import Markup

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.measures.remittance_cost import SERIES, CorridorEnd, corridor_costs
from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import Digits, Link
from corridor.reports.tables import head, number
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.shown import blocks_html, figure_html, source_text
from corridor.site.evidence_pages.words import period_words
from corridor.site.pages.labels import place_name


@dataclass(frozen=True, slots=True)
class Average:
    """The average of a corridor as the page shows it."""

    number: Markup
    period: str
    source: str


def published_average(asked: Asked, sending: str, receiving: str) -> Figure:
    """The newest published average of a corridor, percent; without value where there is none."""
    return figure(asked.evidence, SERIES, receiving, counterpart=sending)


def average(asked: Asked, sending: str, receiving: str, page: str) -> Average | None:
    """The newest published average of a corridor as the page shows it; None where there is none."""
    found = published_average(asked, sending, receiving)
    if not found.known:
        return None
    source = "; ".join(getattr(piece, "text", "") for piece in source_text(asked.evidence, [found]))
    return Average(figure_html(found, Digits.TWO, asked, page), period_words(found.period), source)


def averages_of_end(asked: Asked, code: str, end: CorridorEnd, page: str) -> Markup:
    """The averages of all corridors whose one end is the country, the dearest first; empty where there is none."""
    found = corridor_costs(asked.evidence, code, end)
    if not found.corridors:
        return Markup()
    to_here = end is CorridorEnd.RECEIVING
    words = (
        gettext("Average cost of sending USD 200 to: %(country)s, by sending country, %(period)s")
        if to_here
        else gettext("Average cost of sending USD 200 from: %(country)s, by receiving country, %(period)s")
    )
    period = period_words(found.corridors[0].cost.period)
    table = Table(
        "table-averages",
        words % {"country": place_name(code), "period": period},
        head(
            gettext("Sending country") if to_here else gettext("Receiving country"),
            f"{gettext('Average cost, per cent of the amount')} #",
        ),
        tuple(
            (
                Cell((_link(asked, it.sending, it.receiving, it.sending if to_here else it.receiving),), header=True),
                number(it.cost, Digits.TWO),
            )
            for it in found.corridors
        ),
        source_text(asked.evidence, [it.cost for it in found.corridors]),
    )
    return blocks_html([table], asked, page)


def _link(asked: Asked, sending: str, receiving: str, named: str) -> Link:
    address = asked.address(reverse("costs"), (("sending", sending), ("receiving", receiving)))
    return Link(place_name(named), address)
