"""Coverage: which of the explicit targets have data, how recent, and by migratory status."""

from __future__ import annotations

from corridor.agenda.disaggregation import Standing, disaggregation
from corridor.agenda.indicators import indicator
from corridor.agenda.links import explicit_targets
from corridor.measures.coverage import Coverage, covered_targets
from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Cell, Heading, Paragraph, Table
from corridor.reports.document.inline import text
from corridor.reports.phrasing import count, counted, in_place, listed, words
from corridor.reports.tables import head, row_head, said

LINKS_FILE = "corridor/agenda/data/target_links.csv"
LINKS_SOURCE = "GFMD contribution to the HLPF, 22 March 2017; UN DESA Policy Brief 146"


def blocks(context: Context) -> tuple[Block, ...]:
    """A paragraph and a table of every indicator of the ten explicit targets."""
    rows = context.coverage
    covered = covered_targets(rows)
    by_status = tuple(dict.fromkeys(row.target for row in rows if row.by_migratory_status))
    targets = explicit_targets()
    explicit = counted("explicit_targets", targets, "Explicit targets", file=LINKS_FILE, source=LINKS_SOURCE)
    with_data = counted(
        f"covered_targets.{context.code}",
        covered,
        "Explicit targets with data",
        file=LINKS_FILE,
        source=LINKS_SOURCE,
    )
    seen = text(
        "Of the {all} targets that speak of migration outright, {covered} {have} at least one value for {place} in the "
        "sources read.",
        all=count(explicit),
        covered=count(with_data),
        have=words("has" if len(covered) == 1 else "have"),
        place=in_place(context.code),
    )
    broken = text(" For none of them is a value broken down by migratory status.")
    if by_status:
        named = listed([words(f"target {target}") for target in by_status])
        broken = text(" Data by migratory status exist for {broken}.", broken=named)
    return (
        Heading(2, "Coverage of the explicit targets", "coverage"),
        Paragraph((*seen, *broken)),
        Table(
            "table-coverage",
            f"Data for the explicit targets: {place(context.code).short_name}",
            head("Target", "Indicator", "Latest value", "By sex", "By migratory status"),
            tuple(_row(row, previous) for row, previous in zip(rows, (None, *rows), strict=False)),
            notes=(
                text(
                    '"No series read": the sources at hand hold no series for the indicator. That is not proof of none.'
                ),
                text('"Asked for" marks indicators whose title or metadata asks for migratory status.'),
            ),
        ),
    )


def _row(row: Coverage, previous: Coverage | None) -> tuple[Cell, ...]:
    first = previous is None or previous.target != row.target
    return (
        row_head(row.target if first else ""),
        said(f"{row.indicator} {indicator(row.indicator).wording}"),
        said(_latest(row)),
        said(_yes_no(row.by_sex)),
        said(_status(row)),
    )


def _latest(row: Coverage) -> str:
    if row.figure is None:
        return "no series read"
    return row.figure.period if row.figure.known else "no data"


def _yes_no(known: bool | None) -> str:
    return "–" if known is None else "yes" if known else "no"


def _status(row: Coverage) -> str:
    asked = disaggregation(row.indicator).standing is Standing.ASKED
    return _yes_no(row.by_migratory_status) + (" (asked for)" if asked else "")
