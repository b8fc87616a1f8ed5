"""Make a report: template and sections to a document with every figure traced."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import cast

from corridor.agenda.hlpf import Section, theme_for, title_phrase
from corridor.catalogue.records import Catalogue
from corridor.errors import UsageError
from corridor.evidence.store import Evidence
from corridor.evidence.trace import Trace, trace
from corridor.measures.formulas import formulas
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Document, Heading
from corridor.reports.document.walk import every_figure
from corridor.reports.templates import Chapter, edition_for

SECTIONS = "corridor.reports.sections"


def make_report(
    evidence: Evidence, catalogue: Catalogue, code: str, year: int, *, template: str = "hlpf", made_on: date
) -> Document:
    """The document for an area (code) and year.

    Raises `UsageError` for an unknown template, an area that no report can be written for, and a year
    without a theme.
    """
    where = place(code)
    if not where.reportable and where.kind is not PlaceKind.GROUP:
        raise UsageError(
            "a country, area or group that a report can be written for",
            f"{where.name} ({where.kind})",
            remedy="name a country or group; `corridor places` lists them",
        )
    theme = theme_for(year)
    edition = edition_for(template, code, year)
    context = Context(evidence, catalogue, code, year)
    blocks = tuple(block for chapter in edition.chapters for block in _chapter(chapter, context))
    document = Document(
        title=edition.title.format(place=where.name, year=year),
        subtitle=f"Theme: {theme}",
        language="en",
        identifier=f"{code}-{year}-{template}",
        metadata={"author": "Corridor", "date": made_on.isoformat(), "subject": theme},
        blocks=blocks,
    )
    return replace(document, traces=_traces(document, evidence))


def _chapter(chapter: Chapter, context: Context) -> tuple[Block, ...]:
    phrase = title_phrase(context.year, Section(chapter.phrase)) if chapter.phrase else ""
    heading = Heading(1, chapter.title.format(phrase=phrase), chapter.anchor)
    return (heading, *(block for name in chapter.sections for block in section(name)(context)))


def section(name: str) -> Callable[[Context], tuple[Block, ...]]:
    """The `blocks` function of a section module, named below `corridor.reports.sections`."""
    module = importlib.import_module(f"{SECTIONS}.{name}")
    return cast(Callable[[Context], tuple[Block, ...]], module.blocks)


def _traces(document: Document, evidence: Evidence) -> dict[str, Trace]:
    figures = every_figure(document.blocks)
    return {key: trace(figure, evidence, formulas()) for key, figure in figures.items()}
