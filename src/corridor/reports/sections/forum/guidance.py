"""Section (e): the guidance that the Forum sought."""

from __future__ import annotations

from corridor.forum.recommendations import RecommendationKind
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block
from corridor.reports.sections.forum.findings import found


def blocks(context: Context) -> tuple[Block, ...]:
    """The points of guidance on record."""
    return found("e", RecommendationKind.GUIDANCE)
