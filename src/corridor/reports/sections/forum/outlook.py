"""Outlook: what the Forum offers next."""

from __future__ import annotations

from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Items
from corridor.reports.sections.entries import entry_line


def blocks(context: Context) -> tuple[Block, ...]:
    """The entries that the original's outlook names."""
    return (Items(tuple(entry_line(entry) for entry in context.catalogue.placed("outlook"))),)
