"""World Bank / KNOMAD, Bilateral Remittance Matrix.

Publisher: World Bank, Global Knowledge Partnership on Migration and Development (KNOMAD).
Document: bilateral remittance estimates of one year using migrant stocks, host country incomes and origin
country incomes (2018: version of October 2019), as workbook or as CSV without title and notes.
Layout: the same countries across and down. The corner of the workbook says "Remittance-receiving country
(across), remittance-sending country (down)": **a row sends, a column receives**. The numbers say the
same: in 2018 row United States, column Mexico is 34,704, row Mexico, column United States 1,624. A file
whose corner says it the other way round is read so.

Variable: `bilateral_remittances` (million US dollars, current; the CSV is rounded to whole millions).
Area: the receiving country; counterpart: the sending country; both by the World Bank's name. Totals
(`WORLD`) are kept as the publisher's. The year is taken from the title, else from the name of the sheet
or file; the vintage is the month of the version. The matrix is an estimate: every value has status `E`.
"""

from __future__ import annotations

from pathlib import Path

from corridor.sources.bilateral import Bilateral, is_bilateral, read_bilateral
from corridor.sources.contract import Head, Reading

NAME = "world_bank_bilateral_remittances"
VERSION = 1

_KIND = Bilateral(
    title="Bilateral Remittance Matrix",
    topic="remittance",
    variable="bilateral_remittances",
    unit="usd_million",
    area="receiving",
    migratory_status="_T",
)


def sniff(head: Head) -> bool:
    """Whether a sheet is a matrix and its title, its name or the file's name speaks of remittances."""
    return is_bilateral(head, _KIND)


def read(path: Path) -> Reading:
    """All pairs of sending and receiving country; raises `SourceError` where the layout is broken."""
    return read_bilateral(path, _KIND)
