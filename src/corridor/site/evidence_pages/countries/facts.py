"""The facts at the head of a country's page: the number first, then unit, period and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from corridor.assessments.policy_bands import band_words
from corridor.evidence.figure import Figure
from corridor.evidence.series import series_definition
from corridor.reports.document.inline import Digits
from corridor.reports.phrasing import sources_of
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.shown import figure_html
from corridor.site.evidence_pages.words import period_words, status_words, unit_words


@dataclass(frozen=True, slots=True)
class FactKind:
    """How a fact is shown: `label` in words, or the title of `series`; `unit` where it is not the figure's own."""

    digits: Digits
    series: str | None = None
    label: str | Promise = ""
    unit: str | Promise | None = None

    @property
    def title(self) -> str:
        """What the fact is called on the page."""
        return translated(series_definition(self.series).title) if self.series else str(self.label)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as the page shows it; `number` is a link to the figure's trace."""

    title: str
    number: Markup
    unit: str
    about: str
    known: bool


KINDS: Mapping[str, FactKind] = {
    "stock": FactKind(Digits.ROUNDED, "migrant_stock"),
    "share": FactKind(Digits.ONE, "migrant_share"),
    "women": FactKind(Digits.ONE, "migrant_female_share"),
    "emigrants": FactKind(Digits.ROUNDED, label=_("People from here who live abroad")),
    "received": FactKind(Digits.MONEY, "remittances_received_usd", unit=""),
    "percent_of_gdp": FactKind(Digits.ONE, "remittances_received_percent_gdp"),
    "paid": FactKind(Digits.MONEY, "remittances_paid_usd", unit=""),
    "cost_to": FactKind(Digits.TWO, "remittance_cost_to_percent", unit=_("per cent of the amount sent")),
    "corridors_counted": FactKind(Digits.COUNT, label=_("Corridors with a price, to this country")),
    "corridors_above": FactKind(Digits.COUNT, label=_("Corridors whose mean cost is above 5 per cent")),
    "refugees_hosted": FactKind(Digits.ROUNDED, label=_("Refugees hosted")),
    "asylum_seekers_hosted": FactKind(Digits.ROUNDED, label=_("Asylum seekers hosted")),
    "refugees_from": FactKind(Digits.ROUNDED, label=_("Refugees from here in other countries")),
    "displaced_inside": FactKind(Digits.ROUNDED, "idps_unhcr"),
    "stateless": FactKind(Digits.ROUNDED, "stateless_unhcr"),
    "refugee_rate": FactKind(Digits.TWO, label=_("Refugees from here, in relation to the population")),
    "policy": FactKind(Digits.CODE, "migration_policy_band"),
    "coverage": FactKind(
        Digits.COUNT, label=_("Targets that speak of migration and have data"), unit=_("of ten targets")
    ),
}

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "people": ("share", "women"),
    "money": ("percent_of_gdp", "paid"),
    "cost": ("corridors_counted", "corridors_above"),
    "displacement": ("asylum_seekers_hosted", "refugees_from", "displaced_inside", "stateless", "refugee_rate"),
}
"""The facts of each subject beyond those at the head."""

HEAD = ("stock", "emigrants", "received", "cost_to", "refugees_hosted", "policy", "coverage")
"""The facts at the head of the page, one or two of each subject."""


def fact(name: str, figure: Figure, asked: Asked, page: str) -> Fact:
    """The fact of that name as the page shows it."""
    kind = KINDS[name]
    digits = Digits.ONE if figure.unit == "percent" and kind.digits is Digits.CODE else kind.digits
    unit = unit_words(figure.unit) if kind.unit is None else str(kind.unit)
    if figure.unit == "band_1_to_4" and figure.value is not None:
        unit = translated(band_words(figure.value))
    return Fact(kind.title, figure_html(figure, digits, asked, page), unit, _about(figure, asked), figure.known)


def facts(names: tuple[str, ...], figures: Mapping[str, Figure], asked: Asked, page: str) -> tuple[Fact, ...]:
    """Several facts in that order."""
    return tuple(fact(name, figures[name], asked, page) for name in names)


def _about(figure: Figure, asked: Asked) -> str:
    """Period, source, and what is out of the ordinary about the value."""
    publishers = dict.fromkeys(
        attribution.split(",")[0] for attribution, _vintage in sources_of(asked.evidence, [figure])
    )
    parts = [period_words(figure.period) if figure.period else "", *publishers]
    if figure.known and figure.status != "A":
        parts.append(status_words(figure.status))
    return " · ".join(part for part in parts if part)
