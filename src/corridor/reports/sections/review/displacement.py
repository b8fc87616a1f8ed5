"""Refugees, asylum seekers, the internally displaced and the stateless."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.phrasing import count, in_place, listed, one, source_of, when
from corridor.reports.tables import head, number, row_head, said

LISTED = 3
WORLD = "WLD"


def blocks(context: Context) -> tuple[Block, ...]:
    """A paragraph on those who found refuge here and those who left, and a table of the counts."""
    return (
        Heading(2, "Refugees and displaced people", "displacement"),
        Paragraph((*_refuge(context), *_left(context))),
        *_counts(context),
    )


def _refuge(context: Context) -> Text:
    displacement, where = context.profile.displacement, in_place(context.code)
    stock = displacement.refugee_stock
    if not stock.known:
        return text("The sources read hold no count of refugees in {place}.", place=where)
    sentence = "The number of refugees and asylum seekers among the migrants in {place} was {number} in {year}."
    opening = text(sentence, number=count(stock), place=where, year=when(stock))
    top = displacement.refugee_origins[:LISTED]
    if not top:
        return opening
    from_where = listed([_named(code, figure) for code, figure in top])
    return (
        *opening,
        *text(
            " Refugees counted by UNHCR in {year} came mainly from {origins}.", origins=from_where, year=when(top[0][1])
        ),
    )


def _left(context: Context) -> Text:
    displacement, where = context.profile.displacement, in_place(context.code)
    left = displacement.refugees_from
    if context.code == WORLD:
        return ()
    if not left.known:
        return text(" The sources read count no refugees from {place} in other countries.", place=where)
    sentence = " {number} refugees from {place} were in other countries at the end of {year}"
    if displacement.refugee_rate.known:
        sentence += ", {rate} for every 100,000 of the population (indicator 10.7.4)"
    opening = text(
        sentence + ".", number=count(left), place=where, year=when(left), rate=one(displacement.refugee_rate)
    )
    top = displacement.asylum_countries[:LISTED]
    hosts = listed([_named(code, figure) for code, figure in top])
    return (*opening, *text(" Most found refuge in {hosts}.", hosts=hosts)) if top else opening


def _named(code: str, figure: Figure) -> Text:
    return text("{name} ({number})", name=in_place(code), number=count(figure))


def _counts(context: Context) -> tuple[Block, ...]:
    displacement = context.profile.displacement
    lines = (
        ("Refugees and asylum seekers among migrants (UN DESA)", displacement.refugee_stock),
        ("Refugees under UNHCR's mandate, hosted", displacement.refugees_hosted),
        ("Asylum seekers with a pending case, hosted", displacement.asylum_seekers_hosted),
        *_from_here(context),
        ("Internally displaced persons (UNHCR)", displacement.displaced_inside),
        ("Stateless persons (UNHCR)", displacement.stateless),
    )
    known = [figure for _, figure in lines if figure.known]
    if not known:
        return (Note(text("Neither UN DESA nor UNHCR publishes a count in the sources read.")),)
    rows = tuple(
        (row_head(name), number(figure, Digits.COUNT), said(figure.period if figure.known else "–"))
        for name, figure in lines
    )
    return (
        Table(
            "table-displacement",
            f"Refugees and displaced people: {place(context.code).short_name}",
            head("Group", "Persons #", "Year"),
            rows,
            source_of(context.evidence, known),
            notes=(
                text("UN DESA and UNHCR count at different dates and by different rules; the rows do not add up."),
                text("UNHCR withholds counts of one to four people in older exports; they are missing from its sums."),
            ),
        ),
    )


def _from_here(context: Context) -> tuple[tuple[str, Figure], ...]:
    """The counts of those who left; the world has nobody who left it."""
    if context.code == WORLD:
        return ()
    displacement = context.profile.displacement
    return (
        ("Refugees from here in other countries", displacement.refugees_from),
        ("Asylum seekers from here in other countries", displacement.asylum_seekers_from),
    )
