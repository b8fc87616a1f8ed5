"""UNHCR, asylum applications by country of asylum and of origin.

Documents and layouts: Refugee Data Finder, `asylum-applications.csv` (names and ISO codes, `Authority`,
`Application type`, `Stage of procedure`, `Cases / Persons`, `applied`), and HDX, `AsylumApplications`
(`ISO3CoO`, `ISO3CoA`, `ProcedureType`, `ApplicationType`, `ApplicationDataType`,
`ApplicationAveragePersonsPerCase`, `Applications`; its `ProcedureType` is the authority: G government,
U UNHCR, J both).

Yields: `asylum_applications` in `persons` or in `cases`, as the row says, never both. Area is the
country of asylum, counterpart the country of origin; breakdown `application_type`, `authority`, `stage`
with UNHCR's codes. UNHCR rounds counts below 5 to 0 or 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corridor.sources.contract import Head, Reading
from corridor.sources.delimited import has_header, read_table
from corridor.sources.tidy import tidy
from corridor.sources.unhcr import (
    PROCEDURE_COLUMNS,
    extracted_on,
    measured,
    pair_layout,
    read_pairs,
    with_procedure,
)

NAME = "unhcr_asylum"
VERSION = 1

MEASURES: Mapping[str, tuple[str, ...]] = {"asylum_applications": ("applied", "Applications")}
LAYOUT = pair_layout(MEASURES, PROCEDURE_COLUMNS)


def sniff(head: Head) -> bool:
    """Whether the file has year, asylum, origin and a count of applications."""
    return has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All counts of the file; raises `SourceError` for a row that counts neither persons nor cases."""
    table = read_table(path, LAYOUT)
    pairs = read_pairs(table)
    frame = with_procedure(table, pairs.frame)
    kept = ("area", "counterpart", "period", "unit", "breakdown", "note")
    numbers = measured(table, frame, MEASURES, kept)
    return Reading(
        tidy(numbers.frame.drop("text")),
        title="UNHCR asylum applications",
        vintage=extracted_on(table.header.preamble),
        area_scheme=pairs.area_scheme,
        counterpart_scheme=pairs.counterpart_scheme,
        repairs=table.repairs + pairs.repairs + numbers.repairs,
    )
