"""The largest corridors of a country, out and in, each with a link to its sheet."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from corridor.places.pair import Pair
from corridor.places.registry import place
from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import Digits, Link, Words
from corridor.reports.tables import head, number
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.countries.figures import CountryFigures, Neighbour
from corridor.site.evidence_pages.shown import source_text
from corridor.site.evidence_pages.words import period_words
from corridor.site.pages.labels import place_name


def end_tables(figures: CountryFigures, code: str, asked: Asked) -> tuple[Table, ...]:
    """The table of destinations, then that of origins; without those that have no rows."""
    name = place_name(code)
    out = gettext("Largest destinations, %(country)s, %(year)s")
    into = gettext("Largest origins, %(country)s, %(year)s")
    tables = (
        ("destinations", out, gettext("Destination"), figures.destinations),
        ("origins", into, gettext("Origin"), figures.origins),
    )
    return tuple(
        _table(
            anchor, caption % {"country": name, "year": period_words(ends[0].people.period)}, title, ends, code, asked
        )
        for anchor, caption, title, ends in tables
        if ends
    )


def _table(anchor: str, caption: str, title: str, ends: tuple[Neighbour, ...], code: str, asked: Asked) -> Table:
    every = [figure for end in ends for figure in (end.people, end.money)]
    money = gettext("Money sent home, million US dollars")
    return Table(
        f"table-{anchor}",
        caption,
        head(title, f"{gettext('People')} #", f"{money} #"),
        tuple(
            (
                _name(end.code, code, asked, out=anchor == "destinations"),
                number(end.people, Digits.COUNT),
                number(end.money, Digits.COUNT),
            )
            for end in ends
        ),
        source_text(asked.evidence, every),
    )


def _name(there: str, here: str, asked: Asked, *, out: bool) -> Cell:
    name = place_name(there)
    if not (place(here).reportable and place(there).reportable):
        return Cell((Words(name),), header=True)
    pair = Pair(here, there) if out else Pair(there, here)
    return Cell((Link(name, asked.address(reverse("corridor", args=[pair.code]))),), header=True)
