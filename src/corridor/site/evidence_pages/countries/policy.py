"""Migration policy by domain: the bands of a country, or the share of governments of a group."""

from __future__ import annotations

from django.utils.translation import gettext

from corridor.assessments.policy_bands import band_words, domain_titles
from corridor.evidence.figure import Figure
from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import Digits, Words
from corridor.reports.tables import head, number, row_head, said
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.countries.figures import CountryFigures
from corridor.site.evidence_pages.shown import source_text
from corridor.site.evidence_pages.words import period_words, unit_words
from corridor.site.pages.labels import place_name


def policy_table(figures: CountryFigures, code: str, asked: Asked) -> tuple[Table, ...]:
    """The table of domains; none where the country has not answered."""
    known = [band for band in figures.bands.values() if band.known]
    if not known:
        return ()
    caution = gettext(
        "The bands tell which policies exist, not how well they work. An unanswered question counts as no."
    )
    caption = gettext("Migration policy by domain, %(country)s, %(year)s") % {
        "country": place_name(code),
        "year": period_words(known[0].period),
    }
    return (
        Table(
            "table-policy",
            caption,
            head(gettext("Domain"), f"{unit_words(known[0].unit)} #", gettext("Meaning")),
            tuple(_row(domain, band) for domain, band in figures.bands.items()),
            source_text(asked.evidence, known),
            notes=((Words(caution),),),
        ),
    )


def _row(domain: str, band: Figure) -> tuple[Cell, ...]:
    title = row_head(translated(domain_titles()[domain]))
    if band.unit == "percent":
        return title, number(band, Digits.ONE), said(gettext("governments that meet or fully meet the criteria"))
    return title, number(band, Digits.CODE), said("–" if band.value is None else translated(band_words(band.value)))
