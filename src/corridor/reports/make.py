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
from corridor.places.pair import pair_of
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Document, Heading
from corridor.reports.document.walk import every_figure
from corridor.reports.pair_context import PairContext
from corridor.reports.templates import Chapter, edition_for, template_for

SECTIONS = "corridor.reports.sections"

type AnyContext = Context | PairContext


def make_report(
    evidence: Evidence, catalogue: Catalogue, code: str, year: int, *, template: str | None = None, made_on: date
) -> Document:
    """The document for an area (`PHL`) or a pair of countries (`PHL-ARE`) and a year.

    Without a template's name it is the review of the area, or the corridor sheet of the pair. Raises `UsageError` for
    a template that does not fit, an area that no report can be written for, and a year without a theme.
    """
    context = context_for(evidence, catalogue, code, year, made_on)
    theme = theme_for(year)
    named = template_for(context.subject, template)
    edition = edition_for(named, context.code, year)
    blocks = tuple(block for chapter in edition.chapters for block in _chapter(chapter, context))
    document = Document(
        title=edition.title.format(place=context.name, year=year),
        subtitle=f"Theme: {theme}",
        language="en",
        identifier=f"{context.code}-{year}-{named}",
        metadata={"author": "Corridor", "date": made_on.isoformat(), "subject": theme},
        blocks=blocks,
    )
    return replace(document, traces=_traces(document, evidence))


def context_for(evidence: Evidence, catalogue: Catalogue, code: str, year: int, made_on: date) -> AnyContext:
    """What the sections of a report on an area or pair are given.

    Raises `UsageError` for a code that no report can be written for.
    """
    pair = pair_of(code)
    if pair is not None:
        return PairContext(evidence, catalogue, pair, year, made_on)
    where = place(code)
    if not where.reportable and where.kind is not PlaceKind.GROUP:
        raise UsageError(
            "a country, area or group that a report can be written for",
            f"{where.name} ({where.kind})",
            remedy="name a country or group; `corridor places` lists them",
        )
    return Context(evidence, catalogue, code, year)


def _chapter(chapter: Chapter, context: AnyContext) -> tuple[Block, ...]:
    phrase = title_phrase(context.year, Section(chapter.phrase)) if chapter.phrase else ""
    heading = Heading(1, chapter.title.format(phrase=phrase), chapter.anchor)
    return (heading, *(block for name in chapter.sections for block in section(name)(context)))


def section(name: str) -> Callable[[AnyContext], tuple[Block, ...]]:
    """The `blocks` function of a section module, named below `corridor.reports.sections`.

    It takes the kind of context that the subject of its template says.
    """
    module = importlib.import_module(f"{SECTIONS}.{name}")
    return cast(Callable[[AnyContext], tuple[Block, ...]], module.blocks)


def _traces(document: Document, evidence: Evidence) -> dict[str, Trace]:
    figures = every_figure(document.blocks)
    return {key: trace(figure, evidence, formulas()) for key, figure in figures.items()}
