"""Gaps of the pair, found by the stated rules."""

from __future__ import annotations

from corridor.reports.document.blocks import Block, Paragraph
from corridor.reports.document.inline import text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import count, counted, in_place
from corridor.reports.sections.gap_table import gap_table

RULES_FILE = "corridor/assessments/data/pair_gap_rules.yaml"


def blocks(context: PairContext) -> tuple[Block, ...]:
    """One sentence, a table of the gaps with their targets, and the grounds of each rule."""
    places = {"origin": in_place(context.pair.origin), "destination": in_place(context.pair.destination)}
    if not context.gaps:
        nothing = "None of the stated rules finds a gap between {origin} and {destination}."
        return (Paragraph(text(nothing, **places)),)
    source = "rules of the project"
    found = counted(f"gaps.{context.code}", context.gaps, "Gaps found", file=RULES_FILE, source=source)
    noun = "gap" if len(context.gaps) == 1 else "gaps"
    sentence = f"The stated rules find {{number}} {noun}. What may answer each follows after the table."
    return (Paragraph(text(sentence, number=count(found))), *gap_table(context.gaps, places))
