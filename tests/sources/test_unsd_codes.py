from __future__ import annotations

import pytest

from corridor.errors import DefinitionError
from corridor.sources.contract import ObservationStatus
from corridor.sources.unsd_codes import (
    dimension_key,
    m49_text,
    meaning_of,
    meanings,
    meanings_in,
    plain_code,
    unit_word,
)

STATUSES = {status.value for status in ObservationStatus}
ALLOWED = {
    "sex": {"_T", "M", "F", "_U"},
    "migratory_status": {"_T", "migrant", "non_migrant", "_U"},
    "nature": STATUSES,
    "observation_status": STATUSES,
}


def test_all_packaged_codes_mean_what_rows_may_say() -> None:
    for (dimension, code), meaning in meanings().items():
        assert meaning.code in ALLOWED.get(dimension, {meaning.code}), (dimension, code)
        assert code == code.upper()
        assert meaning.group is None or dimension == "migratory_status"


def test_a_code_twice_is_refused() -> None:
    with pytest.raises(DefinitionError, match="M twice"):
        meanings_in("dimension,code,is,group\nsex,M,M,\nsex,M,F,\n")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ALLAGE", "_T"),
        ("_T", "_T"),
        ("15+", "Y_GE15"),
        ("15-24", "Y15T24"),
        ("36-49m", "M36T49"),
        ("<5Y", "Y0T4"),
        ("<18y", "Y0T17"),
        ("<1Y", "Y0"),
        ("<1M", "M0"),
        ("Y0T17", "Y0T17"),
        ("Y_GE18\r\n", "Y_GE18"),
        ("Y7", "Y7"),
    ],
)
def test_ages_of_all_layouts(written: str, code: str) -> None:
    meaning = meaning_of("age", written)
    assert meaning is not None
    assert meaning.code == code


@pytest.mark.parametrize("written", ["15", "15_24", "SCHOOL", "24-", "<Y"])
def test_other_ages_are_unknown(written: str) -> None:
    assert meaning_of("age", written) is None


@pytest.mark.parametrize(
    "header", ["[Policy Domains]", "policy_domains", "policyDomains", "POLICY DOMAINS", "policy domain"]
)
def test_dimensions_agree_in_all_layouts(header: str) -> None:
    assert dimension_key(header) == "policy_domain"


def test_units_areas_and_plain_codes() -> None:
    assert [unit_word(word) for word in ("PERCENT", "pt", "PER_100000_EMP")] == ["percent", "percent", "per_100000_emp"]
    assert [m49_text(code) for code in ("1", "004", "40", "608")] == ["001", "004", "040", "608"]
    assert plain_code("location", "allarea") == "_T"
    assert plain_code("hazard_type", "flood") == "FLOOD"
