"""`corridor trace`: the way back from a figure of a report."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from corridor.errors import UsageError


def trace(report: Path, figure: str | None = None) -> None:
    """Print the way back for a figure: formula, observations, publisher, file, sheet, row, column.

    Example: corridor trace out/PHL-2026-hlpf.html migrant_stock.PHL.2020

    Parameters
    ----------
    report
        Any file of the report, or its path without ending; the traces lie beside it.
    figure
        Key of the figure; without it all keys are listed.
    """
    from corridor.cli.output import show_trace
    from corridor.reports.writers.figures_file import read_traces

    traces = read_traces(_figures_file(report))
    if figure is None:
        for key, known in traces.items():
            sys.stdout.write(f"{key}\t{known.value}\t{known.label}\n")
        return
    if figure not in traces:
        near = difflib.get_close_matches(figure, traces, 3, 0.4)
        raise UsageError(
            f"the key of a figure in {report.name}",
            repr(figure),
            remedy=f"perhaps {' or '.join(near)}" if near else "`corridor trace REPORT` lists all keys",
        )
    show_trace(traces[figure])


def _figures_file(report: Path) -> Path:
    suffix = ".figures.json"
    if report.name.endswith(suffix):
        return report
    known = report.suffix.lower() in (".html", ".pdf", ".docx")
    return report.with_name((report.stem if known else report.name) + suffix)
