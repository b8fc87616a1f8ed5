"""Agreements and practices of the catalogue that name both countries."""

from __future__ import annotations

from corridor.catalogue.entry import Entry, EntryKind
from corridor.reports.document.blocks import Block, Heading, Items, Paragraph
from corridor.reports.document.inline import Text, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import in_place, listed
from corridor.reports.sections.entries import entry_line


def blocks(context: PairContext) -> tuple[Block, ...]:
    """Agreements, then practices; says so where the catalogue holds none."""
    practices = tuple(entry for entry in context.entries if entry.kind is not EntryKind.AGREEMENT)
    return (
        Heading(2, "Agreements", "agreements-listed"),
        *_list(context, context.agreements, "agreement"),
        Heading(2, "Practices", "practices-listed"),
        *_list(context, practices, "practice"),
    )


def _list(context: PairContext, entries: tuple[Entry, ...], noun: str) -> tuple[Block, ...]:
    if not entries:
        nothing = (
            f"The catalogue holds no published {noun} that names both {{origin}} and {{destination}}. That does not "
            "mean that there is none; either government may add it."
        )
        origin, destination = in_place(context.pair.origin), in_place(context.pair.destination)
        return (Paragraph(text(nothing, origin=origin, destination=destination)),)
    return (Items(tuple((*entry_line(entry), *_also(context, entry)) for entry in entries)),)


def _also(context: PairContext, entry: Entry) -> Text:
    """The other countries that the entry names."""
    others = [code for code in entry.countries if code not in (context.pair.origin, context.pair.destination)]
    return text(" It also names {others}.", others=listed([in_place(code) for code in others])) if others else ()
