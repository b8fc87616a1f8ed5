"""`corridor practices`: entries of the catalogue from files and into files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import cyclopts

from corridor.cli.words import SiteFolder
from corridor.errors import UsageError

if TYPE_CHECKING:
    from corridor.catalogue.exchange.intake import Format, Intake
    from corridor.site.running.import_report import ImportReport

app = cyclopts.App(name="practices", help="Take entries of the catalogue in from a file, and give them out.")


@app.command(name="import")
def import_(
    files: Annotated[list[Path], cyclopts.Parameter(negative="")],
    *,
    write: bool = False,
    publish: bool = False,
    layout: str = "entries",
    list_rows: Annotated[bool, cyclopts.Parameter(name="--list", negative="")] = False,
    no_links: bool = False,
    folder: SiteFolder = None,
) -> None:
    """Take in files of entries, all of them or nothing; without --write only say what would become of each row.

    Entries wait in the queue for two reviewers, unless --publish says that they are reviewed already. An entry that
    is there and says the same is left as it is; one that people changed on the site is refused. Links to targets are
    proposed from title and summary; they stay proposals until a person accepts them.

    Example: corridor practices import practices.xlsx
    Example: corridor practices import practices.xlsx --write --publish
    Example: corridor practices import upr-info_sessions_6-9.csv.gz --layout upr-info

    Parameters
    ----------
    files
        CSV, JSON or XLSX in the layout of docs/formats/entries.md.
    write
        Write the entries.
    publish
        Make them public at once.
    list_rows
        List every row, instead of those that are refused.
    no_links
        Propose no links to targets.
    layout
        entries, or upr-info for the recommendations of the Universal Periodic Review as UPR Info publishes them.
    """
    from corridor.site.running.start import at_the_site

    with at_the_site("take in the entries", folder):
        from corridor.site.running.import_report import report_on
        from corridor.site.running.importing import check_none_refused, take_in

        intakes = _read(files, layout)
        found = report_on(intakes)
        _show(found, list_rows=list_rows)
        check_none_refused(found)
        if write:
            written = take_in(intakes, publish=publish, links=not no_links)
    if write:
        proposed = "" if written.links_proposed is None else f", links proposed {written.links_proposed:,}"
        sys.stdout.write(f"Written, and {'public' if publish else 'in the queue'}: {_counts(written)}{proposed}\n")
    else:
        sys.stdout.write("Nothing was written; --write writes.\n")


@app.command
def export(
    file: Path,
    *,
    format: str | None = None,
    filter: Annotated[
        str | None, cyclopts.Parameter(help="Query string of a search on the site: area=diaspora.")
    ] = None,
    folder: SiteFolder = None,
) -> None:
    """Write published entries into a file that `corridor practices import` takes in again.

    Example: corridor practices export entries.csv
    Example: corridor practices export diaspora.xlsx --filter "area=diaspora&country=PHL"

    Parameters
    ----------
    file
        The file to write; its ending tells the format.
    format
        csv, json or xlsx, where the ending does not tell.
    """
    from corridor.site.running.start import at_the_site

    form = _format(file, format)
    with at_the_site("write the entries", folder):
        from corridor.catalogue.exchange.write import write_entries
        from corridor.site.running.exporting import entries_to_export

        entries = list(entries_to_export(filter))
        file.write_bytes(write_entries(entries, form))
    sys.stdout.write(f"{file}: {len(entries):,} entries\n")


def _read(files: list[Path], layout: str) -> list[Intake]:
    from corridor.catalogue.exchange.read import read_entries
    from corridor.catalogue.exchange.upr_info import read_upr_info

    readers = {"entries": read_entries, "upr-info": read_upr_info}
    if layout not in readers:
        raise UsageError(f"a layout among {', '.join(readers)}", repr(layout))
    for missing in (file for file in files if not file.is_file()):
        raise UsageError("a file", str(missing))
    return [readers[layout](file) for file in files]


def _show(found: ImportReport, *, list_rows: bool) -> None:
    from corridor.cli.output import show_table

    rows = found.rows if list_rows else found.refused
    if rows:
        show_table(
            ("File", "Row", "Entry", "Outcome", "Why"),
            [(row.file, str(row.row), row.entry_id, row.outcome.value, row.why) for row in rows],
        )
    sys.stdout.write(f"{_counts(found)}\n")


def _counts(found: ImportReport) -> str:
    return ", ".join(f"{outcome.value} {count:,}" for outcome, count in found.counts.items())


def _format(file: Path, wanted: str | None) -> Format:
    from corridor.catalogue.exchange.intake import Format

    said = (wanted or file.suffix.removeprefix(".")).lower()
    try:
        return Format(said)
    except ValueError:
        raise UsageError("csv, json or xlsx", repr(said), remedy="--format csv") from None
