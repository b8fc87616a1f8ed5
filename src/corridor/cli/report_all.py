"""`corridor report --all`: the review of every country and area, on all cores."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from corridor.cli.progress import file_progress
from corridor.places.registry import countries

if TYPE_CHECKING:
    from corridor.evidence.store import Evidence


@dataclass(frozen=True, slots=True)
class Order:
    """What every review of a run has in common."""

    year: int
    template: str | None
    formats: tuple[str, ...]
    out: Path
    made_on: date
    store: Path | None


def write_all(order: Order) -> None:
    """Write one review for each country and area, with a progress bar."""
    codes = [place.code for place in countries()]
    with file_progress("Writing") as progress:
        for number, code in enumerate(_results(order, codes), start=1):
            progress(code, number, len(codes))
    sys.stdout.write(f"{len(codes)} reviews in {order.out}\n")


def _results(order: Order, codes: list[str]) -> Iterator[str]:
    with multiprocessing.get_context("spawn").Pool(os.cpu_count() or 1) as pool:
        yield from pool.imap_unordered(partial(_write_one, order), codes, chunksize=4)


def _write_one(order: Order, code: str) -> str:
    from corridor.catalogue.records import packaged
    from corridor.reports.make import make_report
    from corridor.reports.writers.write import write

    document = make_report(
        _evidence(order.store), packaged(), code, order.year, template=order.template, made_on=order.made_on
    )
    write(document, order.formats, order.out)
    return code


@cache
def _evidence(store: Path | None) -> Evidence:
    """The evidence of this worker, opened once for all its reviews."""
    from corridor.evidence.store import open_evidence

    return open_evidence(store)
