"""Section (c): how the Forum's work is sorted, and what past summits recommend in each area."""

from __future__ import annotations

from corridor.forum.areas import Area, areas
from corridor.forum.recommendations import RecommendationKind, condensed
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Box, Heading, Items, Paragraph
from corridor.reports.document.inline import Words, text
from corridor.reports.sections.entries import entry_line
from corridor.reports.sections.forum.findings import found, record_line
from corridor.reports.sections.forum.table_two import blocks as table_two_blocks


def blocks(context: Context) -> tuple[Block, ...]:
    """Findings, the six areas, table 2, then each area's recommendations with its best-practice box."""
    return (
        *found("c", RecommendationKind.FINDING),
        Heading(2, "Six areas of migration and development", "areas"),
        Items(tuple((Words(area.title, emphasis=True), Words(f". {area.definition}")) for area in areas())),
        *table_two_blocks(context),
        Heading(2, "What past summits recommend", "recommendations-by-area"),
        *(block for number, area in enumerate(areas(), start=1) for block in _area(context, number, area)),
    )


def _area(context: Context, number: int, area: Area) -> tuple[Block, ...]:
    records = condensed(area.key)
    practices = context.catalogue.placed(f"box:{number}")
    anchor = area.key.replace("_", "-")
    return (
        Heading(3, area.title, f"area-{anchor}"),
        Items(tuple(record_line(record) for record in records)) if records else Paragraph(text("No record.")),
        Box(
            f"box-{number}",
            f"Best practice box {number}: {area.title}",
            (Items(tuple(entry_line(entry) for entry in practices)),),
        ),
    )
