"""Codes in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from corridor.evidence.series import series_definitions
from corridor.site.evidence_pages.words import (
    STATUSES,
    UNITS,
    age_words,
    breakdown_words,
    period_words,
    sex_words,
    unit_words,
)
from corridor.sources.contract import ObservationStatus


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_every_unit_of_a_series_and_every_status_has_words() -> None:
    units = {series.unit for series in series_definitions().values()}
    assert units <= set(UNITS)
    assert {str(status) for status in ObservationStatus} <= set(STATUSES)
    assert unit_words("KES") == "KES"


@pytest.mark.parametrize(
    ("period", "said"),
    [("2020", "2020"), ("2020-Q3", "Q3 2020"), ("2020-07", "July 2020"), ("2015/2020", "2015–2020"), ("", "–")],
)
def test_periods(period: str, said: str) -> None:
    assert period_words(period) == said


def test_a_month_is_in_the_language_of_the_page() -> None:
    with translation.override("fr"):
        assert period_words("2020-07") == "juillet 2020"


@pytest.mark.parametrize(
    ("age", "said"),
    [("_T", "All ages"), ("_U", "Age not known"), ("Y0T17", "0 to 17 years"), ("Y_GE75", "75 years and over")],
)
def test_ages(age: str, said: str) -> None:
    assert age_words(age) == said


def test_slices() -> None:
    assert sex_words("F") == "Women and girls"
    assert breakdown_words("") == "–"
    assert breakdown_words("policy_domain=PD_1") == "Policy domain: Migrant rights"
    assert breakdown_words("cause=a%3Bb;incident=2020.MMP1") == "Cause: a;b; Incident: 2020.MMP1"
    assert breakdown_words("new_key=_T") == "new key: total"
