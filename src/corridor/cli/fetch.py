"""`corridor fetch`: publishers' files into the snapshot folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from corridor.errors import UsageError

if TYPE_CHECKING:
    from corridor.evidence.fetch import Fetched
    from corridor.evidence.transfer import Patience, Progress


def fetch(
    *sources: str,
    into: Path = Path("snapshots"),
    show: Annotated[bool, Parameter(name="--list", negative="")] = False,
) -> None:
    """Download publishers' files from their official addresses.

    Each file is stored with a note of its hash, date, address and licence. An interrupted download goes
    on where it stopped when the command is run again; a file that is there already is not stored twice.

    Example: corridor fetch undesa-stock-2020 unhcr-population --into snapshots

    Parameters
    ----------
    sources
        What to download, by the keys that `--list` shows.
    into
        The folder for the files; made when it is not there.
    show
        Show the files that are known and download nothing.
    """
    if show:
        _list()
    elif sources:
        _fetch(sources, into)
    else:
        raise UsageError("at least one source", "none", remedy="`corridor fetch --list` shows them")


def _list() -> None:
    from corridor.cli.output import show_table
    from corridor.evidence.downloads import downloads

    rows = [(key, known.publisher, known.title, known.certainty) for key, known in downloads().items()]
    show_table(("Source", "Publisher", "Title", "Certainty of the address"), rows)


def _fetch(sources: tuple[str, ...], into: Path) -> None:
    from datetime import UTC, datetime

    from corridor.evidence.downloads import download_named
    from corridor.evidence.fetch import fetch as fetch_one
    from corridor.evidence.transfer import new_client

    wanted = {key: download_named(key) for key in sources}
    for key, download in wanted.items():
        with new_client() as client, _bytes_progress(key) as progress:
            fetched = fetch_one(
                key,
                download,
                into,
                client=client,
                patience=_patience(),
                today=datetime.now(UTC).date(),
                progress=progress,
            )
        sys.stdout.write(_line(key, fetched))


@contextmanager
def _bytes_progress(key: str) -> Iterator[Progress]:
    """A bar on standard error that moves with each `(bytes there, bytes in all)`."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TransferSpeedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn(key), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(key, total=None)
        yield lambda there_bytes, total_bytes: bars.update(bar, completed=there_bytes, total=total_bytes)


def _patience() -> Patience:
    from secrets import SystemRandom
    from time import sleep

    from corridor.evidence.transfer import Patience

    return Patience(jitter=SystemRandom().random, sleep=sleep)


def _line(key: str, fetched: Fetched) -> str:
    happened = "stored as" if fetched.new else "unchanged, there already as"
    return f"{key}: {happened} {fetched.path} ({fetched.size_bytes:,} bytes, SHA-256 {fetched.sha256[:12]})\n"
