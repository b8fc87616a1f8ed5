"""Lessons learned: the practices of the area that the catalogue holds, by M&D area."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.catalogue.entry import PRACTICE_KINDS, Entry, EntryState
from corridor.forum.areas import areas
from corridor.places.place import PlaceKind
from corridor.places.registry import members, place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Items, Note, Paragraph
from corridor.reports.document.inline import text
from corridor.reports.phrasing import count, counted, in_place
from corridor.reports.sections.entries import entry_line

CATALOGUE = "corridor/catalogue/data"
LISTED_AN_AREA = 12


def blocks(context: Context) -> tuple[Block, ...]:
    """A list for each of the six areas that has an entry; says so when the catalogue has none."""
    found = practices_of(context)
    where = in_place(context.code)
    if not found:
        nothing = "The catalogue holds no published practice that names {place}. That does not mean that there is none."
        return (Paragraph(text(nothing, place=where)),)
    number = counted(
        f"practices.{context.code}",
        found,
        "Practices that name the area",
        file=CATALOGUE,
        source="the catalogue",
    )
    verb = "names" if len(found) == 1 else "name"
    noun = "practice" if len(found) == 1 else "practices"
    sentence = f"{{number}} published {noun} of the catalogue {verb} {{place}}."
    out: list[Block] = [Paragraph(text(sentence, number=count(number), place=where))]
    for area in areas():
        of_area = [entry for entry in found if entry.areas[:1] == (area.key,)]
        if of_area:
            out.append(Heading(2, area.title, f"lessons-{area.key.replace('_', '-')}"))
            out.append(Items(tuple(entry_line(entry) for entry in of_area[:LISTED_AN_AREA])))
            if len(of_area) > LISTED_AN_AREA:
                out.append(_more(context, area.key, of_area))
    return (
        *out,
        Note(text("Links of these practices to targets are proposals until a person accepts them.")),
    )


def practices_of(context: Context) -> Sequence[Entry]:
    """Published practices that name the area; for a group, those that name one of its members or it."""
    if context.code == "WLD":
        entries: Sequence[Entry] = context.catalogue.in_country("WLD")
    elif place(context.code).kind is PlaceKind.GROUP:
        entries = tuple(
            {
                entry.id: entry
                for code in (context.code, *members(context.code))
                for entry in context.catalogue.in_country(code)
            }.values()
        )
    else:
        entries = context.catalogue.in_country(context.code)
    return [entry for entry in entries if entry.kind in PRACTICE_KINDS and entry.state is EntryState.PUBLISHED]


def _more(context: Context, key: str, of_area: Sequence[Entry]) -> Note:
    rest = counted(
        f"more_practices.{context.code}.{key}",
        of_area[LISTED_AN_AREA:],
        "Practices not listed here",
        file=CATALOGUE,
        source="the catalogue",
    )
    return Note(text("{number} more are in the catalogue.", number=count(rest)))
