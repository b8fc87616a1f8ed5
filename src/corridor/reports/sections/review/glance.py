"""At a glance: the main figures on one table."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Cell, Heading, Table
from corridor.reports.document.inline import Digits
from corridor.reports.phrasing import source_of
from corridor.reports.tables import head, number, row_head, said


def blocks(context: Context) -> tuple[Block, ...]:
    """One table: what, how much, when."""
    profile = context.profile
    lines: tuple[tuple[str, Figure, Digits], ...] = (
        ("International migrants living here", profile.people.stock, Digits.COUNT),
        ("Migrants, per cent of the population", profile.people.share, Digits.TWO),
        ("Women and girls among migrants, per cent", profile.people.women_share, Digits.ONE),
        ("People from here living abroad", profile.people.emigrants, Digits.COUNT),
        ("Refugees and asylum seekers among migrants", profile.displacement.refugee_stock, Digits.COUNT),
        ("Remittances received", profile.money.received, Digits.MONEY),
        ("Remittances received, per cent of GDP", profile.money.percent_of_gdp, Digits.ONE),
        ("Average cost of sending USD 200 here, per cent", profile.money.cost_to, Digits.TWO),
        ("Deaths and disappearances during migration", profile.deaths.published, Digits.COUNT),
        ("Detected victims of trafficking", profile.work.trafficking_victims, Digits.COUNT),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row_head(name), number(figure, digits), said(figure.period if figure.known else "–"))
        for name, figure, digits in lines
    )
    return (
        Heading(2, "At a glance", "glance"),
        Table(
            "table-glance",
            f"Migration at a glance: {place(context.code).short_name}",
            head("Measure", "Latest value #", "Period"),
            rows,
            source_of(context.evidence, [figure for _, figure, _ in lines]),
        ),
    )
