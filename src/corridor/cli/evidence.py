"""`corridor evidence`: build, look into and compare the store of observations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import cyclopts

app = cyclopts.App(name="evidence", help="Build, look into and compare the store of observations.")

Store = Annotated[Path | None, cyclopts.Parameter(help="Folder of builds; default $CORRIDOR_STORE.")]


@app.command
def build(source: Path, *, store: Store = None) -> None:
    """Read every publisher's file in a folder and make the new build current.

    Example: corridor evidence build snapshots/

    Parameters
    ----------
    source
        Folder with the publishers' files; its sub-folders are read too.
    """
    from corridor.cli.progress import file_progress
    from corridor.evidence.build import build as make_build
    from corridor.evidence.store import default_store

    with file_progress("Reading") as progress:
        result = make_build(source, store or default_store(), progress=progress)
    from corridor.cli.output import show_build

    show_build(result)


@app.command
def sources(*, store: Store = None) -> None:
    """List the snapshots of the current build: file, publisher, vintage, licence.

    Example: corridor evidence sources
    """
    from corridor.cli.output import show_table
    from corridor.evidence.store import open_evidence

    snapshots = open_evidence(store).snapshots.values()
    rows = [(known.id, known.publisher, known.title, known.vintage, known.licence, known.file) for known in snapshots]
    show_table(("Snapshot", "Publisher", "Title", "Vintage", "Licence", "File"), rows)


@app.command
def series(*, store: Store = None) -> None:
    """List the series of the current build: unit, observations, areas, periods.

    Example: corridor evidence series
    """
    from corridor.cli.output import show_table
    from corridor.evidence.store import open_evidence

    rows = [
        (
            held.key,
            held.title,
            held.unit,
            str(held.observations),
            str(held.values),
            str(held.areas),
            held.first_period,
            held.last_period,
        )
        for held in open_evidence(store).series.values()
    ]
    show_table(("Series", "Title", "Unit", "Rows", "Values", "Areas", "First", "Last"), rows)


@app.command
def query(
    series: str,
    *,
    area: str | None = None,
    counterpart: str | None = None,
    period: str | None = None,
    all_vintages: bool = False,
    csv: bool = False,
    store: Store = None,
) -> None:
    """Print the observations of a series with the cell that each was read from.

    Example: corridor evidence query migrant_stock --area PHL

    Parameters
    ----------
    series
        Key of the series, see `corridor evidence series`.
    area
        Code or name of a country, area or group.
    counterpart
        Code or name of the other end of a pair.
    period
        A period as stored: 2020, 2020-Q3, 2015/2020.
    all_vintages
        Also the vintages that are not preferred.
    csv
        Comma-separated values instead of a table.
    """
    import polars as pl

    from corridor.cli.output import show_frame
    from corridor.evidence.store import open_evidence
    from corridor.places.search import find

    evidence = open_evidence(store)
    rows = evidence.all_rows(series) if all_vintages else evidence.rows(series)
    for column, wanted in (("area", area), ("counterpart", counterpart)):
        if wanted is not None:
            rows = rows.filter(pl.col(column) == find(wanted).code)
    if period is not None:
        rows = rows.filter(pl.col("period") == period)
    show_frame(rows.drop("position", "series", "start"), csv=csv)


@app.command
def repairs(*, csv: bool = False, store: Store = None) -> None:
    """List what readers mended: file, place, what was found, what was made of it, by which rule.

    Example: corridor evidence repairs

    Parameters
    ----------
    csv
        Comma-separated values instead of a table.
    """
    import polars as pl

    from corridor.cli.output import show_frame
    from corridor.evidence.store import open_evidence

    evidence = open_evidence(store)
    rows = [
        {"file": evidence.snapshots[mended.snapshot].file, **mended.model_dump(exclude={"snapshot"})}
        for mended in evidence.repairs
    ]
    text = dict.fromkeys(("file", "sheet", "row", "column", "found", "made", "rule"), pl.String)
    show_frame(pl.DataFrame(rows, schema={**text, "row": pl.Int64}), csv=csv)


@app.command
def diff(old: str, new: str, *, details: bool = False, csv: bool = False, store: Store = None) -> None:
    """Show what changed between two builds, by series and area.

    Example: corridor evidence diff 1f2e3d4c5b6a7988 starter

    Parameters
    ----------
    old
        Name of a build in the store, or `starter`.
    new
        Name of a build in the store, or `starter`.
    details
        Every fact that changed, instead of counts.
    csv
        Comma-separated values instead of a table.
    """
    from corridor.cli.output import show_frame
    from corridor.evidence.diff import changes, summary
    from corridor.evidence.store import Evidence, build_folder, default_store, open_starter

    folder = store or default_store()
    before, after = (
        open_starter() if name == "starter" else Evidence(build_folder(folder, name)) for name in (old, new)
    )
    found = changes(before, after)
    show_frame(found if details else summary(found), csv=csv)


@app.command
def starter(source: Path, *, workshop: Path) -> None:
    """Make the starter pack of the package from publishers' files (for maintainers).

    Example: corridor evidence starter snapshots/ --workshop /tmp/starter

    Parameters
    ----------
    source
        Folder with the publishers' files.
    workshop
        Folder for the build from which the pack is copied.
    """
    from corridor.cli.output import show_build
    from corridor.cli.progress import file_progress
    from corridor.evidence.starter import make_starter

    with file_progress("Reading") as progress:
        result = make_starter(source, workshop, progress=progress)
    show_build(result)
