"""Annex: the publishers' files behind the figures of this review."""

from __future__ import annotations

from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Note, Table
from corridor.reports.document.inline import Link, Text, Words, text
from corridor.reports.tables import head, row_head, said


def blocks(context: Context) -> tuple[Block, ...]:
    """One table of the files of the build: publisher, title, vintage, licence."""
    rows = tuple(
        (
            row_head(snapshot.title),
            said(_publisher(snapshot.publisher, snapshot.address)),
            said(snapshot.vintage),
            said(snapshot.licence),
        )
        for snapshot in sorted(context.evidence.snapshots.values(), key=lambda known: (known.publisher, known.title))
    )
    return (
        Table(
            "table-sources",
            "Publishers' files in the evidence",
            head("Title", "Publisher", "Vintage", "Licence"),
            rows,
        ),
        Note(
            text(
                "The designations used and the way in which material is shown are no opinion on the legal status of "
                "any country, territory or area, or on its borders."
            )
        ),
    )


def _publisher(name: str, address: str | None) -> Text:
    return (Link(name, address),) if address else (Words(name),)
