"""Refugees and asylum seekers from one country in the other, both ways."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.places.pair import Pair
from corridor.places.registry import place
from corridor.reports.document.blocks import Block, Cell, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import in_place, source_of
from corridor.reports.tables import head, number, row_head, said


def blocks(context: PairContext) -> tuple[Block, ...]:
    """A table of the counts both ways; a sentence where UNHCR has none."""
    out, back = context.profile.displacement.out, context.profile.displacement.back
    heading = Heading(2, "Refugees and asylum seekers", "refuge")
    known = [it for it in (out.refugees, out.asylum_seekers, back.refugees, back.asylum_seekers) if it.known]
    if not known:
        nothing = (
            "UNHCR's tables in the sources read list no refugees and no asylum seekers from {origin} in {destination}, "
            "nor the other way. Small numbers may have been withheld."
        )
        origin, destination = in_place(context.pair.origin), in_place(context.pair.destination)
        return (heading, Paragraph(text(nothing, origin=origin, destination=destination)))
    return (
        heading,
        Table(
            "table-refuge",
            "Refugees and asylum seekers at the end of the latest year with a count",
            head("Way", "Refugees #", "Year", "Asylum seekers #", "Year"),
            (
                _row(context.pair, out.refugees, out.asylum_seekers),
                _row(context.pair.back, back.refugees, back.asylum_seekers),
            ),
            source_of(context.evidence, known),
        ),
        Note(
            text(
                "“No data” means that UNHCR's table has no line for the pair. UNHCR withholds counts of one to four "
                "people in older exports."
            )
        ),
    )


def _row(pair: Pair, refugees: Figure, seekers: Figure) -> tuple[Cell, ...]:
    origin, destination = place(pair.origin).name_in_sentence, place(pair.destination).name_in_sentence
    cells: list[Cell] = [row_head(f"From {origin} in {destination}")]
    for figure in (refugees, seekers):
        cells += [number(figure, Digits.COUNT), said(figure.period if figure.known else "–")]
    return tuple(cells)
