"""Annex I: further practices, grouped as in the original; and everything else that it names."""

from __future__ import annotations

from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Items
from corridor.reports.sections.entries import entry_line

GROUPS = (
    ("annex:jobs", "Skills partnerships on good jobs and economic growth"),
    (
        "annex:jobs_partnerships",
        "Skills partnerships on good jobs and economic growth, and partnerships for the goals",
    ),
    ("annex:gender", "Skills partnerships on gender equality"),
    ("annex:health", "Skills partnerships on good health"),
)
TEXT_PLACES = ("text:a", "text:b", "text:c", "text:d", "text:e", "text:f")


def blocks(context: Context) -> tuple[Block, ...]:
    """The four groups of the original, then the bodies and instruments named in its text."""
    out: list[Block] = []
    for placement, title in GROUPS:
        out.append(Heading(2, title, placement.replace(":", "-").replace("_", "-")))
        out.append(Items(tuple(entry_line(entry) for entry in context.catalogue.placed(placement))))
    named = {
        entry.id: entry
        for placement in TEXT_PLACES
        for entry in context.catalogue.placed(placement)
        if entry.kind != "recommendation"
    }
    out.append(Heading(2, "Bodies, instruments and studies named in the text", "named-in-text"))
    out.append(Items(tuple(entry_line(entry) for entry in named.values())))
    return tuple(out)
