"""The targets that the agreements and practices serve, and those that the figures of the sheet speak to."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.agenda.goals import goals
from corridor.agenda.targets import targets
from corridor.catalogue.entry import Entry, TargetLink
from corridor.evidence.series import series_definition
from corridor.reports.document.blocks import Block, Heading, Note, Table
from corridor.reports.document.inline import text
from corridor.reports.pair_context import PairContext
from corridor.reports.tables import head, said


def blocks(context: PairContext) -> tuple[Block, ...]:
    """One table of targets: code and wording, entries with the state of their link, series of this sheet."""
    linked = _linked(context.entries)
    measured = _measured(context)
    wording = {target.code: target.wording for target in targets()}
    wording |= {str(goal.number): goal.title for goal in goals()}
    rows = tuple(
        (
            said(f"{code}: {wording[code]}"),
            said("; ".join(f"{title} ({link.state})" for title, link in linked.get(code, ())) or "–"),
            said("; ".join(measured.get(code, ())) or "–"),
        )
        for code in wording
        if code in linked or code in measured
    )
    return (
        Heading(2, "Targets that these serve", "targets"),
        Table(
            "table-targets",
            "Targets served by agreements and practices that name both countries, and measured on this sheet",
            head("Target", "Served by", "Measured by"),
            rows,
        ),
        Note(text("A link stays proposed until a person accepts it.")),
    )


def _linked(entries: Iterable[Entry]) -> dict[str, list[tuple[str, TargetLink]]]:
    found: dict[str, list[tuple[str, TargetLink]]] = {}
    for entry in entries:
        for link in entry.vouched_links:
            found.setdefault(link.target, []).append((entry.title, link))
    return found


def _measured(context: PairContext) -> dict[str, list[str]]:
    """Target -> titles of the series of pairs that have a value for the two countries."""
    found: dict[str, list[str]] = {}
    for definition in map(series_definition, context.profile.series_with_value):
        for target in definition.targets:
            found.setdefault(target, []).append(definition.title)
    return found
