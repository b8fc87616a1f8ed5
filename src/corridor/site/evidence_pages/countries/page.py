"""What a country's page shows of the evidence, made once for each build and language."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from corridor.reports.document.blocks import Block
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.countries.ends import end_tables
from corridor.site.evidence_pages.countries.facts import HEAD, SUBJECTS, Fact, facts
from corridor.site.evidence_pages.countries.figures import CountryFigures, country_figures
from corridor.site.evidence_pages.countries.policy import policy_table
from corridor.site.evidence_pages.countries.trends import TABLES, trend_blocks
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.shown import blocks_html


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: facts, then tables and charts."""

    facts: tuple[Fact, ...]
    blocks: Markup


@dataclass(frozen=True, slots=True)
class CountryPage:
    """The facts at the head, a part for each subject, the policies, and the largest corridors."""

    head: tuple[Fact, ...]
    people: Part
    money: Part
    cost: Part
    displacement: Part
    policy: Markup
    ends: Markup


def figures_of(asked: Asked, code: str) -> CountryFigures:
    """The figures of a country's page."""
    return kept("country figures", asked.build, code, make=lambda: country_figures(asked.evidence, code))


def country_page(asked: Asked, code: str, page: str) -> CountryPage:
    """The page of a country whose path is `page`."""
    return kept("country", *asked.key, code, make=lambda: _made(asked, code, page))


def _made(asked: Asked, code: str, page: str) -> CountryPage:
    figures = figures_of(asked, code)

    def html(blocks: tuple[Block, ...]) -> Markup:
        return blocks_html(blocks, asked, page)

    parts = {
        subject: Part(
            facts(SUBJECTS[subject], figures.facts, asked, page), html(trend_blocks(subject, figures, code, asked))
        )
        for subject in TABLES
    }
    return CountryPage(
        head=facts(HEAD, figures.facts, asked, page),
        **parts,
        policy=html(policy_table(figures, code, asked)),
        ends=html(end_tables(figures, code, asked)),
    )
