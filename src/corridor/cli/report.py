"""`corridor report`: write a review or a corridor sheet as HTML, PDF and DOCX."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import cyclopts

from corridor.cli.words import day
from corridor.errors import UsageError

FORMATS = ("html", "pdf", "docx")


def report(
    area: str | None = None,
    *,
    year: int,
    template: str | None = None,
    format: str = "html,pdf,docx",
    out: Path = Path("out"),
    all_areas: Annotated[bool, cyclopts.Parameter(name="--all", negative=())] = False,
    dated: str | None = None,
    store: Path | None = None,
) -> None:
    """Write the review of a country, area or group, or the sheet of a corridor, as HTML, PDF and DOCX.

    A corridor is two countries joined with a dash, the origin of the people first; money runs the other way.

    Example: corridor report PHL --year 2026 --format html,pdf --out reviews/
    Example: corridor report PHL-ARE --year 2026

    Parameters
    ----------
    area
        Code or name: PHL, Philippines, WLD, LDC, 035, "South-eastern Asia"; for a corridor PHL-ARE or
        "Philippines-United Arab Emirates".
    year
        Year of the session of the High-Level Political Forum; its theme and goals go into the document.
    template
        Template of the document: hlpf for an area, corridor for a corridor, which are the defaults.
    format
        Formats, joined with commas: html, pdf, docx.
    out
        Folder for the documents.
    all_areas
        Write the review of every country and area instead of one.
    dated
        Date on the document (YYYY-MM-DD); today when not given.
    store
        Folder of builds; default $CORRIDOR_STORE, else the starter pack where nothing was built.
    """
    formats = _formats(format)
    made_on = day(dated)
    if all_areas == (area is not None):
        raise UsageError(
            "an area, or --all", f"{'both' if area else 'neither'}", remedy="corridor report PHL --year 2026"
        )
    if all_areas:
        from corridor.cli.report_all import Order, write_all

        write_all(Order(year, template, formats, out, made_on, store))
        return
    from corridor.catalogue.records import packaged
    from corridor.evidence.store import open_evidence
    from corridor.places.pair import find_place_or_pair
    from corridor.reports.make import make_report
    from corridor.reports.writers.write import write

    document = make_report(
        open_evidence(store), packaged(), find_place_or_pair(area or "").code, year, template=template, made_on=made_on
    )
    for path in write(document, formats, out):
        sys.stdout.write(f"{path}\n")


def _formats(joined: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in joined.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise UsageError(f"formats among {', '.join(FORMATS)}", repr(joined), remedy="--format html,pdf")
    return wanted
