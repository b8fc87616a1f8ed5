"""`corridor report --all`: the review of every country and area, on all cores."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from corridor.cli.progress import file_progress
from corridor.places.registry import countries


def write_all(year: int, template: str, formats: tuple[str, ...], out: Path, made_on: date, store: Path | None) -> None:
    """Write one review for each country and area, with a progress bar."""
    codes = [place.code for place in countries()]
    work = partial(_write_one, year, template, formats, out, made_on, store)
    with file_progress("Writing") as progress:
        for number, code in enumerate(_results(work, codes), start=1):
            progress(code, number, len(codes))
    sys.stdout.write(f"{len(codes)} reviews in {out}\n")


def _results(work: partial[str], codes: list[str]) -> Iterator[str]:
    with multiprocessing.get_context("spawn").Pool(os.process_cpu_count() or 1) as pool:
        yield from pool.imap_unordered(work, codes, chunksize=4)


def _write_one(
    year: int, template: str, formats: tuple[str, ...], out: Path, made_on: date, store: Path | None, code: str
) -> str:
    from corridor.catalogue.records import packaged
    from corridor.evidence.store import open_evidence
    from corridor.reports.make import make_report
    from corridor.reports.writers.write import write

    evidence = open_evidence(store)
    write(make_report(evidence, packaged(), code, year, template=template, made_on=made_on), formats, out)
    return code
