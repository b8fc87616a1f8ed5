"""Section (b): the gaps, urgent matters, risks and challenges that the Forum named."""

from __future__ import annotations

from corridor.forum.recommendations import RecommendationKind
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block
from corridor.reports.sections.forum.findings import found


def blocks(context: Context) -> tuple[Block, ...]:
    """The gaps on record."""
    return found("b", RecommendationKind.GAP)
