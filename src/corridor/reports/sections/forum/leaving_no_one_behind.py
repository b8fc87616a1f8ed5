"""Section (a): what the Forum says on leaving no one behind, and the explicit targets."""

from __future__ import annotations

from corridor.agenda.categories import categories
from corridor.agenda.links import explicit_targets, links_of
from corridor.agenda.targets import target
from corridor.forum.recommendations import RecommendationKind
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Items, Note, Paragraph
from corridor.reports.document.inline import Text, Words, text
from corridor.reports.phrasing import count, counted
from corridor.reports.sections.forum.findings import found
from corridor.reports.sections.review.coverage import LINKS_FILE, LINKS_SOURCE


def blocks(context: Context) -> tuple[Block, ...]:
    """The findings of the section, the ten explicit targets in the UN's words, the four categories."""
    targets = explicit_targets()
    number = counted("explicit_targets", targets, "Explicit targets", file=LINKS_FILE, source=LINKS_SOURCE)
    return (
        *found("a", RecommendationKind.FINDING, RecommendationKind.CONDENSED),
        Heading(2, "The targets that speak of migration", "explicit-targets"),
        Paragraph(text("{number} targets speak of migration outright:", number=count(number))),
        Items(tuple(_target(code) for code in targets)),
        Note(
            text(
                "The text of 3.c and 16.9 does not name migrants; the Forum and UN DESA (Policy Brief 146) list the "
                "same targets all the same."
            )
        ),
        Heading(2, "Four kinds of link", "categories"),
        Items(
            tuple(
                (Words(category.title, emphasis=True), Words(f". {category.definition}"))
                for category in categories().values()
            ),
            numbered=True,
        ),
    )


def _target(code: str) -> Text:
    links = links_of(code)
    note = f". {links.note}" if links is not None else ""
    return (Words(code, emphasis=True), Words(f": {target(code).wording}{note}"))
