"""A small build with stocks of three years, for the tests of flows from evidence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corridor.evidence.store import Evidence
from tests.measures.figures import build_of, by_origin, stocks

PLACES = ("FRA", "MAR", "PHL")

# Destination, origin, period, persons. In 2010 the Philippines list nobody from Morocco, and Morocco never lists
# anybody from the Philippines.
STOCKS: tuple[tuple[str, str | None, str, float | None], ...] = (
    ("FRA", "MAR", "2010", 900),
    ("FRA", "MAR", "2015", 1000),
    ("FRA", "MAR", "2019", 950),
    ("MAR", "FRA", "2010", 50),
    ("MAR", "FRA", "2015", 40),
    ("MAR", "FRA", "2019", 60),
    ("FRA", "PHL", "2010", 20),
    ("FRA", "PHL", "2015", 30),
    ("FRA", "PHL", "2019", 30),
    ("PHL", "FRA", "2010", 8),
    ("PHL", "FRA", "2015", 8),
    ("PHL", "FRA", "2019", 8),
    ("PHL", "MAR", "2010", None),
    ("PHL", "MAR", "2015", 5),
    ("PHL", "MAR", "2019", 5),
    ("MAR", "PHL", "2010", None),
    ("MAR", "PHL", "2015", None),
    ("MAR", "PHL", "2019", None),
    ("FRA", "WLD", "2010", 5000),
    ("FRA", "XNO", "2010", 70),
)


def evidence_of(
    folder: Path,
    records: Iterable[tuple[str, str | None, str, float | None]] = STOCKS,
    populations: Iterable[str] = PLACES,
) -> Evidence:
    """A build of these stocks, and of a population of 10,000 in 2010 for each place."""
    people = [{"area": code, "value": 10.0, "period": "2010"} for code in populations]
    return build_of(folder, by_origin(*records), stocks(*people, variable="population"))
