"""What is measured, and the limit that each case must keep."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Case:
    """One command: `arguments` after `corridor`; `warm` calls it again and again in one process.

    With `module` it is that module of the benchmarks instead, which times its own work. `limit_mib` is None where
    memory has no limit. `needs` is a folder without which it cannot run.
    """

    title: str
    arguments: tuple[str, ...]
    limit_seconds: float
    runs: int
    limit_mib: float | None = None
    warm: bool = False
    needs: Path | None = None
    module: str | None = None


def shared_data() -> Path:
    """The publishers' real files, as the tests find them."""
    named = os.environ.get("CORRIDOR_SHARED_DATA")
    return Path(named) if named else ROOT.parent / "shared" / "data"


def cases(store: Path, out: Path) -> tuple[Case, ...]:
    """All cases in their order: the build comes first, the reports read it."""
    review = ("report", "PHL", "--year", "2026", "--out", str(out), "--format")
    build = ("evidence", "build", str(shared_data()), "--store", str(store))
    everybody = ("report", "--all", "--year", "2026", "--out", str(out), "--format", "html")
    return (
        Case("help", ("--help",), limit_seconds=0.3, runs=15),
        Case("build from all files", build, limit_seconds=60, runs=3, limit_mib=1500, needs=shared_data()),
        Case("one review, HTML, warm", (*review, "html"), limit_seconds=1, runs=7, warm=True),
        Case("one review, HTML, whole process", (*review, "html"), limit_seconds=3, runs=5),
        Case("one review, HTML, PDF and DOCX, warm", (*review, "html,pdf,docx"), limit_seconds=3, runs=5, warm=True),
        Case("reviews of all countries, HTML", everybody, limit_seconds=90, runs=1),
        Case(
            "data of the sheets of 500 corridors",
            (),
            limit_seconds=20,
            runs=2,
            needs=shared_data(),
            module="benchmarks.corridor_sheets",
        ),
        Case(
            "workbook of 253,960 price services to evidence",
            (),
            limit_seconds=15,
            runs=3,
            limit_mib=1000,
            module="benchmarks.prices",
        ),
        Case(
            "price aggregates, 250,000 services, all quarters, loaded",
            (),
            limit_seconds=1,
            runs=5,
            module="benchmarks.prices_measures",
        ),
    )
