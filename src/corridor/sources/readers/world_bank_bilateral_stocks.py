"""World Bank / KNOMAD, Bilateral Estimates of Migrant Stocks.

Publisher: World Bank, Global Knowledge Partnership on Migration and Development (KNOMAD).
Document: bilateral migration matrix of one year (2017), a workbook.
Layout: the same countries across and down, "Destination country (across), source country (down)": **a row
is an origin, a column a destination**. The numbers say the same: in 2017 row Mexico, column United States
is 11,573,680, row United States, column Mexico 739,168. Only the sheet with the matrix is read; lists of
names that others have added to the workbook are passed over.

Variable: `bilateral_migrant_stock` (persons). Area: destination, the country of residence; counterpart:
origin; both by the World Bank's name. Totals (`World`, `Other North`, `Other South`) are kept as the
publisher's. The year is taken from the title, else from the name of the sheet or file. Every value has
status `E`; a 0 may also stand for a pair that nobody counts.
"""

from __future__ import annotations

from pathlib import Path

from corridor.sources.bilateral import Bilateral, is_bilateral, read_bilateral
from corridor.sources.contract import Head, Reading

NAME = "world_bank_bilateral_stocks"
VERSION = 1

_KIND = Bilateral(
    title="Bilateral Estimates of Migrant Stocks",
    topic=r"^(?!.*remittance).*(migrant[ _]?stock|bilateral[ _]?migration|migration[ _]?matrix)",
    variable="bilateral_migrant_stock",
    unit="persons",
    area="destination",
    migratory_status="migrant",
)


def sniff(head: Head) -> bool:
    """Whether a sheet is a matrix and its title, its name or the file's name speaks of migrant stocks."""
    return is_bilateral(head, _KIND)


def read(path: Path) -> Reading:
    """All pairs of origin and destination; raises `SourceError` where the layout is broken."""
    return read_bilateral(path, _KIND)
