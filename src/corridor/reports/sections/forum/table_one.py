"""Table 1: goals by categories of link, computed from the target links."""

from __future__ import annotations

from corridor.agenda.categories import LinkCategory, categories
from corridor.agenda.goals import goal, goals
from corridor.agenda.hlpf import hlpf_year
from corridor.agenda.links import Agreement, TableCell, marked_goals, table_cell, table_one
from corridor.certainty import Certainty
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Cell, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import GoalBadge, Inline, Text, Words, text
from corridor.reports.phrasing import count, counted

FOCUS_YEARS = (2017, 2018, 2019)
FILE = "corridor/agenda/data/target_links.csv"
SOURCE = "target links with their listings; founding table reconstructed from the GFMD contribution of 2017"
SURE = (Certainty.CERTAIN, Certainty.HIGH)


def blocks(context: Context) -> tuple[Block, ...]:
    """The table with certainty in every cell, what it shows for the focus goals, where it differs."""
    head = (
        tuple(
            Cell((Words(title),), header=True)
            for title in ("Goal", "In focus", *(category.title for category in categories().values()))
        ),
    )
    rows = tuple(_row(number.number) for number in goals())
    return (
        Heading(2, "Links between migration and the goals", "table-one-heading"),
        Table(
            "table-1",
            "Links between migration and the 2030 Agenda",
            head,
            rows,
            notes=(
                text("X: at least one target of the goal is linked in this category; the targets stand beside it."),
                text(
                    "The word in brackets is how sure it is that the founding document has the cell so. Columns were "
                    "lost in the surviving copy of its table and are reconstructed."
                ),
                text("An empty cell means that no listing was found, never that there is no link."),
            ),
        ),
        Paragraph(_focus(context)),
        *_differences(),
    )


def _row(number: int) -> tuple[Cell, ...]:
    focus = [year for year in FOCUS_YEARS if number in hlpf_year(year).focus_goals and number != 17]
    years = [str(year) for year in FOCUS_YEARS if number in hlpf_year(year).focus_goals]
    tint = f"focus_{focus[0]}" if focus else ("focus_2017" if number == 17 else None)
    name: Text = (GoalBadge(number), Words(f" {number}. {goal(number).short_title}"))
    cells = tuple(_cell(table_cell(number, category), tint) for category in LinkCategory)
    return (Cell(name, header=True, tint=tint), Cell((Words(", ".join(years)),), tint=tint), *cells)


def _cell(cell: TableCell, tint: str | None) -> Cell:
    parts: list[Inline] = []
    if cell.marked:
        parts.append(Words("X ", emphasis=True))
        parts.append(Words(f"{', '.join(cell.targets)} "))
    parts.append(Words(f"({cell.certainty})"))
    return Cell(tuple(parts), uncertain=cell.certainty not in SURE, tint=tint)


def _focus(context: Context) -> Text:
    focus = context.session.focus_goals
    slots: dict[str, Inline | Text] = {}
    for category in LinkCategory:
        marked = marked_goals(category, focus)
        figure = counted(f"table_one.{category}.{context.year}", marked, str(category), file=FILE, source=SOURCE)
        slots[str(category)] = count(figure)
    slots["goals"] = count(
        counted(
            f"focus_goals.{context.year}",
            focus,
            "Focus goals",
            file="corridor/agenda/data/hlpf_years.yaml",
            source="HLPF",
        )
    )
    return text(
        "Of the {goals} goals in focus, {explicit} have a target that names migration, {vulnerability} point to the "
        "protection of migrants, {potential} to what migration can give, and {employment} to the creation of work "
        "and other causes of migration. They show no common pattern.",
        **slots,
    )


def _differences() -> tuple[Block, ...]:
    differing = [cell for cell in table_one() if cell.agreement is Agreement.DIFFERS]
    if not differing:
        return ()
    named = ", ".join(f"goal {cell.goal} {categories()[cell.category].title.lower()}" for cell in differing)
    return (
        Note(
            text(
                "The computed table differs from the best reconstruction of the printed one in uncertain cells only: "
                "{cells}.",
                cells=Words(named),
            )
        ),
    )
