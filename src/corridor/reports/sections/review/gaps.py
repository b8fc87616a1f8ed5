"""Gaps, found by the stated rules."""

from __future__ import annotations

from corridor.assessments.gaps import Gap
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Shown, Text, Words, text
from corridor.reports.phrasing import capital, count, counted, in_place, when
from corridor.reports.tables import head, row_head, said

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
    rows = tuple(
        (row_head(gap.rule.title), said(gap_sentence(gap, context.code)), said(", ".join(gap.rule.targets)))
        for gap in gaps
    )
    return (
        Paragraph(text(sentence, number=count(found))),
        Table(
            "table-gaps",
            "Gaps found, with the targets that they concern",
            head("Gap", "Finding", "Targets"),
            rows,
        ),
        Note(text("Each rule and the limit that it uses:")),
        *(Note((Words(f"{gap.rule.title}. {gap.rule.grounds.rstrip('.')}."),)) for gap in gaps),
    )


def gap_sentence(gap: Gap, code: str) -> Text:
    """The rule's sentence with the figure on which it rests."""
    sentence = text(
        gap.rule.sentence,
        place=in_place(code),
        value=Shown(gap.figure, Digits(gap.rule.digits)),
        period=when(gap.figure),
    )
    first = sentence[0]
    return (Words(capital(first.text)), *sentence[1:]) if isinstance(first, Words) else sentence
