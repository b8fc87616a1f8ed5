"""UN DESA's workbooks in small: the layouts of the 2019, 2020 and 2024 revisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SEXES = ("both", "male", "female")
SEX_CODES = {"both": "_T", "male": "M", "female": "F"}

TITLES = {
    "Table 1": "International migrant stock at mid-year by sex and by region, country or area, 1990-2020",
    "Table 2": "Total population at mid-year by sex and by region, country or area, 1990-2020 (thousands)",
    "Table 3": "International migrant stock as a percentage of the total population by sex",
    "Table 4": "Female migrants as a percentage of the international migrant stock by region",
    "Table 5": "Annual rate of change of the migrant stock by sex and by region (percentage)",
    "Table 6": "Estimated refugee stock (including asylum seekers) at mid-year by region",
}
BY_SEX = {
    "Table 1": ("migrant_stock", "International migrant stock at mid-year"),
    "Table 2": ("population", "Total population at mid-year (thousands)"),
    "Table 3": ("migrant_share", "International migrant stock as a percentage of the total population"),
    "Table 5": ("migrant_stock_change", "Annual rate of change of the migrant stock"),
}
WITHOUT_SEX = {
    "Table 4": (("migrant_female_share", "Female migrants as a percentage of the international migrant stock"),),
    "Table 6": (
        ("refugee_stock", "Refugee and asylum seekers at mid-year, both sexes combined"),
        ("refugee_share", "Refugee and asylum seekers as a percentage of the international migrant stock"),
        ("refugee_stock_change", "Annual rate of change of the refugee and asylum seekers, both sexes combined"),
    ),
}
CHANGES = ("migrant_stock_change", "refugee_stock_change")


@dataclass(frozen=True)
class Area:
    code: int | None
    name: str
    kind: str = "B"
    notes: object = ""


AREAS = (
    Area(900, "WORLD", ""),
    Area(None, "Geographic regions", ""),
    Area(608, "   Philippines", "C R"),
    Area(688, "   Serbia*", "B", 24),
    Area(732, "   Western Sahara", "I"),
    Area(204, "   Benin", "C B R", "3, 4"),
)


@dataclass(frozen=True)
class Layout:
    """What may differ between revisions."""

    years: tuple[int, ...] = (2015, 2020)
    two_header_rows: bool = False
    preamble: int = 5
    blank_columns: int = 0
    id_order: tuple[int, ...] = (0, 1, 2, 3, 4)
    block_order: tuple[int, ...] = (0, 1, 2)
    years_as_text: bool = False
    spell: Callable[[str], str] = field(default=str)
    words: Mapping[str, str] = field(
        default_factory=lambda: {
            "both": ", both sexes combined",
            "male": ", males",
            "female": ", females",
        }
    )
    id_headings: tuple[str, ...] = (
        "Index",
        "Region, development group, country or area",
        "Notes",
        "Location code",
        "Type of data",
    )


Values = Mapping[tuple[str, int, str, str], object]
"""(variable, code, period, sex code) -> cell."""


def periods(variable: str, years: Sequence[int]) -> list[str]:
    if variable in CHANGES:
        return [f"{first}/{last}" for first, last in pairwise(years)]
    return [str(year) for year in years]


def blocks_of(table: str, layout: Layout) -> list[tuple[str, str, str]]:
    """(variable, sex code, heading) of each block, in the layout's order."""
    if table in BY_SEX:
        variable, heading = BY_SEX[table]
        blocks = [(variable, SEX_CODES[sex], heading + layout.words[sex]) for sex in SEXES]
        return [blocks[position] for position in layout.block_order]
    return [(variable, "_T", heading) for variable, heading in WITHOUT_SEX[table]]


def table_rows(table: str, layout: Layout, values: Values, areas: Sequence[Area] = AREAS) -> list[list[object]]:
    """One sheet."""
    ids = [layout.spell(layout.id_headings[position]) for position in layout.id_order]
    headings: list[object] = []
    above: list[object] = []
    columns: list[tuple[str, str, str]] = []
    for variable, sex, heading in blocks_of(table, layout):
        of_block = periods(variable, layout.years)
        above.extend([layout.spell(heading), *[""] * (len(of_block) - 1)])
        columns.extend((variable, sex, period) for period in of_block)
        headings.extend(_heading(period, as_text=layout.years_as_text) for period in of_block)
    lead: list[object] = [""] * layout.blank_columns
    title = [*lead, "", "", "", "", f"{table}: {TITLES[table]}"]
    rows: list[list[object]] = [[] for _ in range(layout.preamble)]
    rows[1:4] = [
        [*lead, "", "", "", "", "International Migrant Stock 2020: Destination"],
        title,
        [*lead, "", "", "", "", "POP/DB/MIG/Stock/Rev.2020"],
    ]
    if layout.two_header_rows:
        rows += [[*lead, *ids, *above], [*lead, *[""] * len(ids), *headings]]
    else:
        rows += [[*lead, *[""] * len(ids), *above], [], [*lead, *ids, *headings]]
    for number, area in enumerate(areas, start=1):
        told: list[object] = [number, area.name, area.notes, "" if area.code is None else area.code, area.kind]
        cells = [
            ".." if area.code is None else values.get((variable, area.code, period, sex), "..")
            for variable, sex, period in columns
        ]
        rows.append([*lead, *[told[position] for position in layout.id_order], *cells])
    return rows


def _heading(period: str, *, as_text: bool) -> object:
    if "/" in period:
        return period.replace("/", "-")
    return period if as_text else int(period)


def totals_workbook(layout: Layout, values: Values, areas: Sequence[Area] = AREAS) -> dict[str, list[list[object]]]:
    """All six tables, with contents and notes."""
    sheets: dict[str, list[list[object]]] = {"Table of contents": [["", "Table 1", TITLES["Table 1"]]]}
    for table in TITLES:
        sheets[table] = table_rows(table, layout, values, areas)
    sheets["Notes"] = [["", "Two dots (..) indicate that data are not available"]]
    return sheets
