"""Gaps, found by the stated rules."""

from __future__ import annotations

from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Paragraph
from corridor.reports.document.inline import text
from corridor.reports.phrasing import count, counted, in_place
from corridor.reports.sections.gap_table import gap_table

RULES_FILE = "corridor/assessments/data/gap_rules.yaml"


def blocks(context: Context) -> tuple[Block, ...]:
    """One paragraph, a table of the gaps with their targets, and the grounds of each rule."""
    gaps = context.gaps
    if not gaps:
        return (Paragraph(text("None of the stated rules finds a gap in {place}.", place=in_place(context.code))),)
    found = counted(f"gaps.{context.code}", gaps, "Gaps found", file=RULES_FILE, source="rules of the project")
    sentence = "The stated rules find {number} gaps. Part (f) lists for each what may answer it."
    if len(gaps) == 1:
        sentence = "The stated rules find {number} gap. Part (f) lists what may answer it."
    return (
        Paragraph(text(sentence, number=count(found))),
        *gap_table(gaps, {"place": in_place(context.code)}),
    )
