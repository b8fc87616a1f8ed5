"""The sheet of a corridor, the same document that the command writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from corridor.agenda.hlpf import hlpf_years
from corridor.places.pair import Pair
from corridor.reports.document.blocks import Document, Heading
from corridor.reports.make import make_report
from corridor.reports.writers.html.page import contents, numbered_captions
from corridor.site.entries.published import catalogue_revision
from corridor.site.entries.site_catalogue import SiteCatalogue
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.shown import blocks_html


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as the page shows it: its words are English."""

    title: str
    subtitle: str
    contents: tuple[Heading, ...]
    html: Markup


def session_year(today: date) -> int:
    """The year of the day, or the nearest before it whose session of the HLPF has a theme."""
    return max(it.year for it in hlpf_years() if it.theme is not None and it.year <= today.year)


def sheet_document(asked: Asked, pair: Pair, today: date) -> Document:
    """The document without traces, which are made for one figure at a time."""
    revision = catalogue_revision()

    def made() -> Document:
        year = session_year(today)
        document = make_report(asked.evidence, SiteCatalogue(), pair.code, year, made_on=today)
        return replace(document, traces={})

    return kept("sheet", asked.build, revision, pair.code, today, make=made)


def sheet(asked: Asked, pair: Pair, today: date, page: str) -> Sheet:
    """The sheet whose page has the path `page`."""
    document = sheet_document(asked, pair, today)

    def made() -> Sheet:
        html = blocks_html(
            document.blocks, asked, page, language=document.language, captions=numbered_captions(document)
        )
        chapters = tuple(chapter for chapter, _sections in contents(document))
        return Sheet(document.title, document.subtitle, chapters, html)

    return kept("sheet html", *asked.key, catalogue_revision(), pair.code, today, make=made)
