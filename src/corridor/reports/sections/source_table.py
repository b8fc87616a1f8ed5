"""Publishers' files as a table, and the usual remark on designations."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.evidence.snapshots import Snapshot
from corridor.reports.document.blocks import Block, Note, Table
from corridor.reports.document.inline import Link, Text, Words, text
from corridor.reports.tables import head, row_head, said


def source_table(caption: str, snapshots: Iterable[Snapshot]) -> tuple[Block, ...]:
    """Title, publisher, vintage and licence of each file, by publisher."""
    rows = tuple(
        (
            row_head(snapshot.title),
            said(_publisher(snapshot.publisher, snapshot.address)),
            said(snapshot.vintage),
            said(snapshot.licence),
        )
        for snapshot in sorted(snapshots, key=lambda known: (known.publisher, known.title))
    )
    return (
        Table("table-sources", caption, head("Title", "Publisher", "Vintage", "Licence"), rows),
        Note(
            text(
                "The designations used and the way in which material is shown are no opinion on the legal status of "
                "any country, territory or area, or on its borders."
            )
        ),
    )


def _publisher(name: str, address: str | None) -> Text:
    return (Link(name, address),) if address else (Words(name),)
