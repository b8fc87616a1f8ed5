"""Gaps as a reader sees them: the sentence of each, a table of all, the grounds of the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corridor.assessments.gaps import Gap
from corridor.reports.document.blocks import Block, Note, Table
from corridor.reports.document.inline import Digits, Inline, Shown, Text, Words, text
from corridor.reports.phrasing import capital, when
from corridor.reports.tables import head, row_head, said


def gap_sentence(gap: Gap, places: Mapping[str, Inline]) -> Text:
    """The rule's sentence with the figure on which it rests; `places` fills the slots that name places."""
    value = Shown(gap.figure, Digits(gap.rule.digits))
    sentence = text(gap.rule.sentence, **places, value=value, period=when(gap.figure))
    first = sentence[0]
    return (Words(capital(first.text)), *sentence[1:]) if isinstance(first, Words) else sentence


def gap_table(gaps: Sequence[Gap], places: Mapping[str, Inline]) -> tuple[Block, ...]:
    """A table of the gaps with their targets, and the grounds of each rule."""
    rows = tuple(
        (row_head(gap.rule.title), said(gap_sentence(gap, places)), said(", ".join(gap.rule.targets))) for gap in gaps
    )
    return (
        Table(
            "table-gaps",
            "Gaps found, with the targets that they concern",
            head("Gap", "Finding", "Targets"),
            rows,
        ),
        Note(text("Each rule and the limit that it uses:")),
        *(Note((Words(f"{gap.rule.title}. {gap.rule.grounds.rstrip('.')}."),)) for gap in gaps),
    )
