"""UNHCR, population statistics: refugees and others by country of asylum and of origin, at end of year.

Documents and layouts (one family, told apart by their headers):

- Population Statistics Database, "persons of concern, all data" (until 2018): names of countries,
  `*` for counts of 1 to 4;
- HDX, `EndYearPopulationTotals`: ISO codes and `REF`, `IDP`, `ASY`, `OOC`, `STA`, `OIP`;
- Refugee Data Finder, `population.csv`: names and ISO codes, `Refugees under UNHCR's mandate` ...,
  sometimes with title rows above the header.

Yields, in persons: `refugees`, `asylum_seekers`, `returned_refugees`, `idps`, `returned_idps`, `stateless`,
`others_of_concern`, `people_in_need_of_protection`, `venezuelans_displaced_abroad`, `host_community`,
`total_of_concern`. Area is the country of asylum, counterpart the country of origin. Blank and `-`
are missing (O), `*` is suppressed (Q). The vintage is the date above the header, where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corridor.sources.contract import Head, Reading
from corridor.sources.delimited import has_header, read_table
from corridor.sources.tidy import tidy
from corridor.sources.unhcr import extracted_on, measured, pair_layout, read_pairs

NAME = "unhcr_population"
VERSION = 1

MEASURES: Mapping[str, tuple[str, ...]] = {
    "refugees": (
        "Refugees",
        "REF",
        "Refugees under UNHCR's mandate",
        "Refugees (incl. refugee-like situations)",
    ),
    "asylum_seekers": ("Asylum-seekers", "ASY", "Asylum-seekers (pending cases)"),
    "returned_refugees": ("Returned refugees", "RET"),
    "idps": ("IDPs", "IDP", "IDPs of concern to UNHCR", "Internally displaced persons (IDPs)"),
    "returned_idps": ("Returned IDPs", "Returned IDPss", "RDP"),
    "stateless": ("Stateless persons", "Stateless", "STA"),
    "others_of_concern": ("Others of concern", "Others of concern to UNHCR", "OOC"),
    "people_in_need_of_protection": ("Other people in need of international protection", "OIP"),
    "venezuelans_displaced_abroad": ("Venezuelans displaced abroad", "VDA"),
    "host_community": ("Host community", "HST"),
    "total_of_concern": ("Total population", "Total"),
}
LAYOUT = pair_layout(MEASURES, {})


def sniff(head: Head) -> bool:
    """Whether the file has year, asylum, origin and a count of people."""
    return has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All counts of the file; raises `SourceError` for a row without country or year."""
    table = read_table(path, LAYOUT)
    pairs = read_pairs(table)
    numbers = measured(table, pairs.frame, MEASURES, ("area", "counterpart", "period"))
    return Reading(
        tidy(numbers.frame.drop("text"), unit="persons"),
        title="UNHCR population statistics",
        vintage=extracted_on(table.header.preamble),
        area_scheme=pairs.area_scheme,
        counterpart_scheme=pairs.counterpart_scheme,
        repairs=table.repairs + pairs.repairs + numbers.repairs,
    )
