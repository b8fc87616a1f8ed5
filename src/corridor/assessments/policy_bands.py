"""SDG indicator 10.7.2: what the bands and the domains are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.definitions import SourcedRecord, data_path, read_record
from corridor.errors import DefinitionError


class _Instrument(SourcedRecord):
    bands: Mapping[int, str]
    domains: Mapping[str, str]


@cache
def _instrument() -> _Instrument:
    return read_record(data_path("corridor.assessments", "policy_1072.yaml"), _Instrument)


def domain_titles() -> Mapping[str, str]:
    """Domain code (`_T`, `PD_1` to `PD_6`) -> title."""
    return _instrument().domains


def band_words(band: float) -> str:
    """What a band from 1 to 4 means; raises `DefinitionError` for any other value."""
    bands = _instrument().bands
    if band not in bands:
        raise DefinitionError(
            "a band from 1 to 4",
            f"{band}",
            where="series migration_policy_band",
            remedy="national platforms sometimes publish percentages under this series; check the source",
        )
    return bands[int(band)]
