"""The figures of the world on the home page, each a link to its trace."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.reports.document.inline import Digits
from corridor.reports.phrasing import sources_of
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.shown import figure_html
from corridor.site.evidence_pages.words import period_words

WORLD = "WLD"


@dataclass(frozen=True, slots=True)
class WorldFigure:
    """A figure of the world: what it counts, its number as a link to its trace, period and source, where it leads."""

    label: str
    number: Markup
    about: str
    address: str


_SHOWN: tuple[tuple[str, Digits, Promise], ...] = (
    ("migrant_stock", Digits.ROUNDED, _("people live outside the country of their birth or citizenship")),
    ("remittances_received_usd", Digits.MONEY, _("received as remittances in a year")),
    ("remittance_cost_to_percent", Digits.ONE, _("per cent is the average cost of sending 200 dollars")),
)


def world_figures(asked: Asked) -> tuple[WorldFigure, ...]:
    """The figures that the build has a value for."""
    return kept("world", *asked.key, make=lambda: _world_figures(asked))


def _world_figures(asked: Asked) -> tuple[WorldFigure, ...]:
    found = ((figure(asked.evidence, series, WORLD), series, digits, label) for series, digits, label in _SHOWN)
    return tuple(
        _shown(value, series, digits, str(label), asked) for value, series, digits, label in found if value.known
    )


def _shown(value: Figure, series: str, digits: Digits, label: str, asked: Asked) -> WorldFigure:
    page = reverse("series", args=[series])
    publishers = dict.fromkeys(attribution.split(",")[0] for attribution, _ in sources_of(asked.evidence, [value]))
    about = " · ".join((period_words(value.period), *publishers))
    return WorldFigure(label, figure_html(value, digits, asked, page), about, asked.address(page))
