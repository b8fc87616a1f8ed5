"""Head of the sheet: what it is, the main figures of the corridor, the two countries side by side."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.places.place import Place
from corridor.places.registry import place
from corridor.reports.document.blocks import Block, Cell, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Words, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import capital, in_place, source_of, words
from corridor.reports.sections.data_behind import data_behind
from corridor.reports.tables import head, number, row_head, said

INCOME = {"LIC": "low", "LMC": "lower middle", "UMC": "upper middle", "HIC": "high"}


def blocks(context: PairContext) -> tuple[Block, ...]:
    """Two paragraphs, a table of the corridor, a table of the countries, cautions on either."""
    opening = text(
        "This sheet puts on one page what the sources hold about people who went from {origin} to {destination}, the "
        "money they send home, what sending it costs, and what the two countries have agreed. It is written for the "
        "High-Level Political Forum on Sustainable Development of {year}.",
        origin=in_place(context.pair.origin),
        destination=in_place(context.pair.destination),
        year=words(str(context.year)),
    )
    ends = (place(context.pair.origin), place(context.pair.destination))
    return (
        Paragraph(opening),
        Paragraph(data_behind(context.evidence, "sheet")),
        *(Note((Words(end.caution),)) for end in ends if end.caution),
        _corridor(context),
        Heading(2, "The two countries", "countries"),
        _countries(context, *ends),
    )


def _corridor(context: PairContext) -> Table:
    pair, measures = context.pair, context.profile
    origin, destination = (place(code).name_in_sentence for code in (pair.origin, pair.destination))
    lines: tuple[tuple[str, Figure, Digits], ...] = (
        (f"People from {origin} in {destination}", measures.people.out.best_stock, Digits.COUNT),
        (f"The same, per cent of all people from {origin} abroad", measures.people.out.share_of_emigrants, Digits.ONE),
        (f"People from {destination} in {origin}", measures.people.back.best_stock, Digits.COUNT),
        (f"Refugees from {origin} in {destination}", measures.displacement.out.refugees, Digits.COUNT),
        (f"Money sent to {origin}, USD million (estimate)", measures.money.home.sent, Digits.COUNT),
        (f"The same, per cent of GDP of {origin}", measures.money.home.percent_of_gdp, Digits.TWO),
        (f"Cost of sending USD 200 to {origin}, per cent", measures.price.latest, Digits.TWO),
        (
            f"Doctors trained in {origin} who practise in {destination}",
            measures.health_workers.out.doctors,
            Digits.COUNT,
        ),
    )
    return Table(
        "table-glance",
        f"The corridor at a glance: {context.name}",
        head("Measure", "Latest value #", "Period"),
        tuple(
            (row_head(name), number(figure, digits), said(figure.period if figure.known else "–"))
            for name, figure, digits in lines
        ),
        source_of(context.evidence, [figure for _, figure, _ in lines]),
    )


def _countries(context: PairContext, origin: Place, destination: Place) -> Table:
    ours, theirs = context.origin, context.destination
    lines: tuple[tuple[str, Figure, Figure, Digits], ...] = (
        ("Population, thousand", ours.people.population, theirs.people.population, Digits.COUNT),
        ("Migrants living there", ours.people.stock, theirs.people.stock, Digits.COUNT),
        ("People from there living abroad", ours.people.emigrants, theirs.people.emigrants, Digits.COUNT),
        ("Remittances received", ours.money.received, theirs.money.received, Digits.MONEY),
        ("The same, per cent of GDP", ours.money.percent_of_gdp, theirs.money.percent_of_gdp, Digits.TWO),
        ("Remittances paid", ours.money.paid, theirs.money.paid, Digits.MONEY),
    )
    figures = [figure for _, *both, _ in lines for figure in both]
    return Table(
        "table-countries",
        "The two countries, each value with its period",
        head("Measure", f"{capital(origin.short_name)} #", f"{capital(destination.short_name)} #"),
        (
            (row_head("Income group (World Bank)"), _income(origin), _income(destination)),
            *((row_head(name), _dated(one, digits), _dated(other, digits)) for name, one, other, digits in lines),
        ),
        source_of(context.evidence, figures),
    )


def _dated(figure: Figure, digits: Digits) -> Cell:
    """The figure with its period in brackets: 225,525 (2020)."""
    shown = number(figure, digits)
    if not figure.known:
        return shown
    return Cell((*shown.text, Words(f" ({figure.period})")), numeric=True)


def _income(country: Place) -> Cell:
    if country.income_group is None:
        return Cell((Words("not classified"),), numeric=True)
    return Cell((Words(f"{INCOME[country.income_group]} ({country.income_vintage})"),), numeric=True)
