"""What a report must know of an indicator: custodian, unit, formula, and what it does not measure.

Covers the indicators of the ten explicit targets, and 17.3.2. Source: the custodians' metadata as
published by the United Nations Statistics Division and the World Bank, at the date each record names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from corridor.agenda.indicators import indicator
from corridor.definitions import SourcedRecord, data_path, read_keyed
from corridor.errors import UsageError


class IndicatorFacts(SourcedRecord):
    """Facts of one indicator, in the project's own words.

    `caution` says what the figure does not measure or must not be used for. `metadata_date` is the date
    of the metadata that was read, None where the page bears none; `newer_metadata_date` is that of a
    newer version known to exist and not read. `unsourced_fields` names the fields still to be checked.
    """

    code: str
    custodians: tuple[str, ...]
    unit: str
    formula: str
    caution: str
    metadata_date: date | None = None
    newer_metadata_date: date | None = None
    earlier_titles: tuple[str, ...] = ()
    unsourced_fields: tuple[str, ...] = ()


@cache
def all_indicator_facts() -> Mapping[str, IndicatorFacts]:
    """The facts by indicator code."""
    return read_keyed(data_path("corridor.agenda", "indicator_facts.yaml"), IndicatorFacts, lambda facts: facts.code)


def indicator_facts(code: str) -> IndicatorFacts:
    """The facts of an indicator; raises `UsageError` for an unknown code and where none are recorded."""
    found = all_indicator_facts().get(indicator(code).code)
    if found is None:
        raise UsageError(
            f"an indicator with recorded facts: {', '.join(all_indicator_facts())}",
            code,
            remedy="read the custodian's metadata and add a record to agenda/data/indicator_facts.yaml",
        )
    return found
