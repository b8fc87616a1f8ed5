"""UNHCR, decisions on asylum applications by country of asylum and of origin.

Documents and layouts: HDX, `AsylumDecisions` (`ISO3CoO`, `ISO3CoA`, `ProcedureType`, `DecisionType`,
`DecisionDataType`, `DecisionsAveragePersonsPerCase`, `Recognized`, `RecognizedOther`, `OtherwiseClosed`,
`Rejected`, `TotalDecided`; its `ProcedureType` is the authority, its `DecisionType` the stage), and the
Refugee Data Finder,
`asylum-decisions.csv` (`Authority`, `Stage of procedure`, `Cases / Persons`, `Recognized decisions` ...).

Yields, in `persons` or in `cases` as the row says: `asylum_decisions_recognized` (refugee status),
`asylum_decisions_complementary_protection`, `asylum_decisions_otherwise_closed`, `asylum_decisions_rejected`,
`asylum_decisions_total`. Area is the country of asylum, counterpart the country of origin; breakdown
`authority`, `stage` with UNHCR's codes.
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

NAME = "unhcr_asylum_decisions"
VERSION = 1

MEASURES: Mapping[str, tuple[str, ...]] = {
    "asylum_decisions_recognized": ("Recognized", "Recognized decisions", "dec_recognized"),
    "asylum_decisions_complementary_protection": ("RecognizedOther", "Complementary protection", "dec_other"),
    "asylum_decisions_otherwise_closed": ("OtherwiseClosed", "dec_closed"),
    "asylum_decisions_rejected": ("Rejected", "Rejected decisions", "dec_rejected"),
    "asylum_decisions_total": ("TotalDecided", "Total decisions", "dec_total"),
}
LAYOUT = pair_layout(MEASURES, PROCEDURE_COLUMNS)


def sniff(head: Head) -> bool:
    """Whether the file has year, asylum, origin and a count of decisions."""
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
        title="UNHCR asylum decisions",
        vintage=extracted_on(table.header.preamble),
        area_scheme=pairs.area_scheme,
        counterpart_scheme=pairs.counterpart_scheme,
        repairs=table.repairs + pairs.repairs + numbers.repairs,
    )
