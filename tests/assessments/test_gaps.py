"""When a gap rule holds, and when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from corridor.agenda.targets import targets
from corridor.assessments.gap_rules import Condition, GapRule, Test, gap_rules
from corridor.assessments.gaps import Gap, find_gaps, holds
from corridor.evidence.figure import Figure, Recorded
from corridor.forum.areas import areas
from corridor.measures.profile import Profile
from corridor.places.registry import place
from corridor.reports.document.inline import Digits
from tests.measures.figures import build_of, stocks

LINEAGE = Recorded("f", "r", "s")


def of(value: float | None, period: str = "2020") -> Figure:
    return Figure("k", value, "u", period, "O" if value is None else "A", "L", LINEAGE)


def condition(test: Test, limit: float | None = None, figure: str = "x") -> Condition:
    return Condition(figure=figure, test=test, limit=limit)


@pytest.mark.parametrize(
    ("test", "value", "held"),
    [
        (Test.ABOVE, 2.999, False),
        (Test.ABOVE, 3.0, False),
        (Test.ABOVE, 3.001, True),
        (Test.AT_LEAST, 2.999, False),
        (Test.AT_LEAST, 3.0, True),
        (Test.AT_LEAST, 3.001, True),
        (Test.BELOW, 2.999, True),
        (Test.BELOW, 3.0, False),
        (Test.BELOW, 3.001, False),
        (Test.ABOVE, None, False),
        (Test.AT_LEAST, None, False),
        (Test.BELOW, None, False),
    ],
)
def test_limits_at_exactly_three(test: Test, value: float | None, held: bool) -> None:
    assert holds(condition(test, 3), of(value), 2026) is held


@pytest.mark.parametrize(
    ("period", "held"),
    [
        *(("2021", False), ("2020", True), ("2019", True), ("2016/2021", False), ("2015/2020", True)),
        *(("2021-Q1", False), ("2020-12", True), ("", False), ("2030", False)),
    ],
)
def test_exactly_five_years_are_not_older_than_five_years(period: str, held: bool) -> None:
    assert holds(condition(Test.OLDER_THAN_YEARS, 5), of(1.0, period), 2026) is held


def test_a_missing_value_is_not_old_and_a_value_is_not_missing() -> None:
    assert not holds(condition(Test.OLDER_THAN_YEARS, 5), of(None, "1990"), 2026)
    assert holds(condition(Test.MISSING), of(None), 2026)
    assert not holds(condition(Test.MISSING), of(0.0), 2026)


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_at_least_is_not_below(value: float, limit: float) -> None:
    below, at_least = (holds(condition(test, limit), of(value), 2026) for test in (Test.BELOW, Test.AT_LEAST))
    assert below is (value < limit)
    assert at_least is not below


def rule(key: str, *conditions: Condition) -> GapRule:
    return GapRule(key=key, title=key, conditions=conditions, sentence="s", targets=("10.c",), areas=(), grounds="g")


def test_all_conditions_must_hold_and_the_first_gives_the_figure() -> None:
    figures = {"a": of(1.0), "b": of(9.0), "c": of(None)}
    both = rule("both", condition(Test.BELOW, 2, "a"), condition(Test.ABOVE, 2, "b"))
    half = rule("half", condition(Test.BELOW, 2, "a"), condition(Test.ABOVE, 2, "c"))
    missing = rule("missing", condition(Test.MISSING, None, "c"))
    found = find_gaps((missing, half, both), figures.__getitem__, 2026)
    assert found == (Gap(missing, figures["c"]), Gap(both, figures["a"]))


@pytest.mark.parametrize(("test", "limit"), [(Test.MISSING, 1.0), (Test.ABOVE, None), (Test.OLDER_THAN_YEARS, None)])
def test_a_limit_stands_where_it_is_needed_and_nowhere_else(test: Test, limit: float | None) -> None:
    with pytest.raises(ValidationError, match="a limit is given"):
        condition(test, limit)


def satisfying(test: Condition) -> Figure:
    """A figure for which the condition holds in a review of 2026."""
    match test.test:
        case Test.MISSING:
            return of(None)
        case Test.OLDER_THAN_YEARS:
            return of(1.0, str(2026 - int(test.limit or 0) - 1))
        case Test.ABOVE | Test.AT_LEAST:
            return of((test.limit or 0) + 0.5)
        case Test.BELOW:
            return of((test.limit or 0) - 0.5)


def failing(test: Condition) -> Figure:
    """A figure for which the condition does not hold in a review of 2026."""
    match test.test:
        case Test.MISSING:
            return of(1.0)
        case Test.OLDER_THAN_YEARS:
            return of(1.0, "2026")
        case Test.ABOVE | Test.AT_LEAST:
            return of((test.limit or 0) - 0.5)
        case Test.BELOW:
            return of((test.limit or 0) + 0.5)


@pytest.mark.parametrize("packaged", gap_rules(), ids=lambda known: known.key)
def test_every_packaged_rule_can_hold_and_can_fail(packaged: GapRule) -> None:
    values = [satisfying(test) for test in packaged.conditions]
    if len({test.figure for test in packaged.conditions}) < len(packaged.conditions):
        # Two limits on one figure: between them.
        limits = [test.limit for test in packaged.conditions if test.limit is not None]
        values = [of(sum(limits) / len(limits))] * len(packaged.conditions)
    by_name = dict(zip((test.figure for test in packaged.conditions), values, strict=True))
    assert find_gaps((packaged,), by_name.__getitem__, 2026), packaged.key
    for test in packaged.conditions:
        assert not find_gaps((packaged,), (by_name | {test.figure: failing(test)}).__getitem__, 2026), packaged.key


@pytest.mark.parametrize("packaged", gap_rules(), ids=lambda known: known.key)
def test_every_packaged_rule_speaks_of_known_things(packaged: GapRule, tmp_path: Path) -> None:
    names = Profile(build_of(tmp_path, stocks({"area": "PHL", "value": 1.0})), "PHL").named
    known_targets = {target.code for target in targets()}
    for test in packaged.conditions:
        prefix, _, target = test.figure.rpartition(":")
        assert test.figure in names or (prefix == "coverage" and target in known_targets)
    assert set(packaged.targets) <= known_targets
    assert packaged.targets
    assert set(packaged.areas) <= {area.key for area in areas()}
    assert packaged.digits in {digits.value for digits in Digits}
    assert packaged.grounds
    packaged.sentence.format(place=place("PHL").name, value="1", period="2020")


def test_a_mean_cost_of_exactly_three_per_cent_is_a_gap_and_less_is_none() -> None:
    # Target 10.c: "to less than 3 per cent".
    (mean,) = [known for known in gap_rules() if known.key == "remittance_cost_mean"]
    costs = [find_gaps((mean,), {"remittance_cost_to": of(cost)}.__getitem__, 2026) for cost in (2.99, 3.0, 3.01)]
    assert [len(found) for found in costs] == [0, 1, 1]
