"""Annex: the publishers' files behind the figures of this review."""

from __future__ import annotations

from corridor.reports.context import Context
from corridor.reports.document.blocks import Block
from corridor.reports.sections.source_table import source_table


def blocks(context: Context) -> tuple[Block, ...]:
    """One table of the files of the build: publisher, title, vintage, licence."""
    return source_table("Publishers' files in the evidence", context.evidence.snapshots.values())
