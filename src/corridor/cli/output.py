"""Tables and summaries in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from corridor.evidence.build import BuildResult
    from corridor.evidence.trace import Trace


def show_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on standard output: drawn for a terminal, tab-separated for a pipe, one row a line."""
    if not sys.stdout.isatty():
        for row in (head, *rows):
            sys.stdout.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(*map(escape, head), box=None, header_style="bold")
    for row in rows:
        table.add_row(*map(escape, row))
    Console().print(table)


def show_frame(frame: pl.DataFrame, *, csv: bool, decimals: int | None = None) -> None:
    """A frame on standard output: as a table, with so many decimals where named, or as CSV with all digits."""
    if csv:
        sys.stdout.write(frame.write_csv())
        return

    def said(cell: object) -> str:
        if isinstance(cell, float) and decimals is not None:
            return f"{cell:.{decimals}f}"
        return "" if cell is None else str(cell)

    show_table(tuple(frame.columns), [tuple(map(said, row)) for row in frame.iter_rows()])


def show_build(result: BuildResult) -> None:
    """What a build holds, and everything that it left out."""
    account = result.account
    lines = [
        f"build {result.build}: {result.observations:,} observations from {len(result.snapshots)} files",
        f"repairs: {result.repairs:,} (corridor evidence repairs)",
        f"files that no reader claims: {len(account.unknown_files)}",
        *(f"  {name}" for name in account.unknown_files),
        f"files with the content of another: {len(account.copies)}",
        *(f"  {copy.file} (as {copy.of})" for copy in account.copies),
        f"rows read: {account.rows_read:,}, taken by series: {account.rows_taken:,}, "
        f"left out: {sum(entry.rows for entry in account.left_out):,}",
    ]
    names = {known.id: known.file for known in result.snapshots}
    lines.extend(
        f"  {entry.rows:>7,}  {entry.reason}: {entry.what!r} ({names[entry.snapshot]})" for entry in account.left_out
    )
    sys.stdout.write("\n".join(lines) + "\n")


def show_trace(trace: Trace) -> None:
    """A trace on standard output, each level indented below the one it explains."""
    sys.stdout.write(f"{trace.label}\n{trace.key}: {trace.value}\n")
    for step in trace.steps:
        indent = "  " * (step.depth + 1)
        sys.stdout.write(f"{indent}{step.kind}: {step.text}\n")
        for name, said in step.details:
            sys.stdout.write(f"{indent}    {name}: {said}\n")
