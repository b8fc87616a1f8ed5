"""Section (f): general and specific recommendations, and the figures behind them."""

from __future__ import annotations

from corridor.forum.quoted_figures import other_sources, quoted_figures
from corridor.forum.recommendations import RecommendationKind
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Cell, Heading, Note, Table
from corridor.reports.document.inline import Digits, Shown, Words, text
from corridor.reports.quoted import BOUNDS, DIGITS, quoted
from corridor.reports.sections.forum.findings import found
from corridor.reports.tables import head, row_head, said


def blocks(context: Context) -> tuple[Block, ...]:
    """The two lists, then the quoted figures beside what other publishers said of the same fact."""
    return (
        Heading(2, "General recommendations", "general-recommendations"),
        *found("f", RecommendationKind.GENERAL),
        Heading(2, "Specific recommendations for the targets in focus", "specific-recommendations"),
        *found("f", RecommendationKind.SPECIFIC),
        Heading(2, "The figures quoted, and what others said", "quoted-figures"),
        _table(),
        Note(text("The same fact differs by publisher and vintage; all are kept.")),
    )


def _table() -> Table:
    cited = [record for record in quoted_figures() if record.in_founding_document]
    listed = {record.key: record for first in cited for record in (first, *other_sources(first.key))}
    rows = tuple(
        (
            row_head(record.label),
            Cell(
                (
                    Words(BOUNDS.get(record.bound or "", "")),
                    Shown(quoted(record), DIGITS.get(record.unit, Digits.ROUNDED)),
                ),
                numeric=True,
            ),
            said(record.period),
            said(f"{record.publisher}, {record.title}"),
            said(record.vintage),
        )
        for record in listed.values()
    )
    return Table(
        "table-quoted",
        "Figures of the contribution, with publisher and vintage",
        head("Figure", "Value #", "Period", "Publication", "Vintage"),
        rows,
    )
