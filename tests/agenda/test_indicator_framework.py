"""Indicators: counts at their dates, facts of the explicit targets, requests by migratory status."""

from __future__ import annotations

import pytest

from corridor.agenda.disaggregation import (
    AskedBy,
    Criterion,
    Standing,
    askers,
    disaggregated_indicators,
    disaggregation,
)
from corridor.agenda.indicator_facts import all_indicator_facts, indicator_facts
from corridor.agenda.indicators import deletions, framework_sizes, indicator, indicators
from corridor.agenda.links import explicit_targets
from corridor.agenda.targets import target, targets
from corridor.errors import UsageError

MIGRATION_INDICATORS = [
    "3.c.1",
    "4.b.1",
    "5.2.1",
    "5.2.2",
    "8.7.1",
    "8.8.1",
    "8.8.2",
    "10.7.1",
    "10.7.2",
    "10.7.3",
    "10.7.4",
    "10.c.1",
    "16.2.1",
    "16.2.2",
    "16.2.3",
    "16.9.1",
    "17.18.1",
    "17.18.2",
    "17.18.3",
]


def test_every_indicator_belongs_to_a_target_and_every_target_has_one() -> None:
    assert {it.target for it in indicators()} == {it.code for it in targets()}
    assert len(indicators()) == 252


def test_the_standing_list_counts_as_the_review_of_2020() -> None:
    standing = [it for it in indicators() if it.deleted_in is None]
    unique = {it.wording.casefold().replace("\u2010", "-") for it in standing}
    (review,) = (size for size in framework_sizes() if size.review == 2020)
    assert (len(standing), len(unique)) == (review.listed, review.unique) == (247, 231)
    assert [it.code for it in indicators() if it.deleted_in] == [*deletions()]


def test_the_count_of_2025_is_marked_unsourced() -> None:
    latest = framework_sizes()[-1]
    assert (latest.review, latest.listed, latest.unique, latest.sourced) == (2025, 251, 234, False)


def test_indicators_of_the_explicit_targets() -> None:
    assert [it.code for code in explicit_targets() for it in indicators(code)] == MIGRATION_INDICATORS
    assert [it.code for it in indicators(target="10.7")] == ["10.7.1", "10.7.2", "10.7.3", "10.7.4"]
    with pytest.raises(UsageError):
        indicators(target="10.9")


def test_facts_are_recorded_for_the_explicit_targets_and_remittances() -> None:
    assert set(all_indicator_facts()) == {*MIGRATION_INDICATORS, "17.3.2"}
    for code, facts in all_indicator_facts().items():
        assert indicator(code).deleted_in is None
        assert set(facts.unsourced_fields) <= {"custodians", "unit", "formula", "caution"}
        assert facts.sourced or facts.unsourced_fields


@pytest.mark.parametrize(
    ("code", "custodian", "unit"),
    [
        ("3.c.1", "WHO", "per 10,000"),
        ("10.7.1", "ILO", "months of earnings"),
        ("10.7.4", "UNHCR", "per 100,000"),
        ("10.c.1", "World Bank", "200 US dollars"),
        ("16.2.2", "UNODC", "per 100,000"),
    ],
)
def test_known_facts(code: str, custodian: str, unit: str) -> None:
    assert custodian in indicator_facts(code).custodians
    assert unit in indicator_facts(code).unit


def test_metadata_dates() -> None:
    facts = indicator_facts("10.7.1")
    assert str(facts.metadata_date) == "2018-11-01"
    assert str(facts.newer_metadata_date) == "2022-05-18"
    assert indicator_facts("3.c.1").metadata_date is None


def test_an_indicator_without_facts_says_so() -> None:
    with pytest.raises(UsageError, match=r"1\.1\.1"):
        indicator_facts("1.1.1")
    with pytest.raises(UsageError, match="code of an indicator"):
        indicator_facts("1.1.9")


def test_who_asks_for_migratory_status() -> None:
    asked = [it.indicator for it in disaggregated_indicators() if it.standing is Standing.ASKED]
    assert " ".join(asked) == (
        "4.1.1 8.8.1 8.8.2 10.1.1 10.2.1 10.3.1 11.1.1 11.2.1 16.1.1 16.1.2 16.2.2 16.3.1 16.6.2 16.10.1 16.b.1"
    )
    feasible = [it.indicator for it in disaggregated_indicators() if it.standing is Standing.SHOWN_FEASIBLE]
    assert feasible == ["4.5.1", "7.1.1", "8.5.2", "8.6.1", "9.2.2"]
    by_title = [it.indicator for it in disaggregated_indicators() if AskedBy.TITLE in it.asked_by]
    assert by_title == ["8.8.1", "8.8.2"]
    assert all("migrant status" in indicator(code).wording for code in by_title)


def test_criteria_are_kept_apart() -> None:
    assert disaggregation("11.1.1").criteria == (Criterion.HOUSEHOLD_HEAD,)
    assert disaggregation("8.8.1").criteria == (Criterion.BIRTH, Criterion.CITIZENSHIP)
    assert disaggregation("16.1.1").criteria == (Criterion.DISPLACEMENT,)


def test_what_is_unsourced_or_unread_says_so() -> None:
    poverty = disaggregation("1.1.1")
    assert poverty.standing is Standing.UNSOURCED
    assert poverty.certainty == "low"
    assert not any(request.sourced for request in poverty.requests)
    assert askers().keys() == set(AskedBy)
    assert not askers()[AskedBy.EGM_2017].read
    assert all(AskedBy.EGM_2017 not in it.asked_by for it in disaggregated_indicators())


def test_no_request_found_is_its_own_state() -> None:
    nothing = disaggregation("10.7.1")
    assert (nothing.standing, nothing.certainty, nothing.requests) == (Standing.NOT_FOUND, None, ())
    assert disaggregation("17.18.1").standing is Standing.TARGET_TEXT
    assert "migratory status" in target("17.18").wording
