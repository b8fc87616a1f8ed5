"""Which of the twelve minimum requirements a national price file meets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corridor.assessments.price_sites import quote_tests, statement_tests
from corridor.assessments.price_sites.finding import Finding, PriceFile, Verdict
from corridor.assessments.price_sites.requirements import Requirement, requirements
from corridor.errors import DefinitionError

TESTS: Mapping[int, Callable[[PriceFile], Finding]] = {
    1: quote_tests.two_amounts,
    2: quote_tests.fee,
    3: quote_tests.exchange_rate,
    4: quote_tests.total_cost,
    5: quote_tests.speed,
    6: quote_tests.type_of_service,
    8: statement_tests.independent_researchers,
    9: statement_tests.mystery_shopping,
    10: statement_tests.no_advertising,
    11: statement_tests.no_subscription,
    12: statement_tests.linked_databases,
}
TESTS_WITH_THRESHOLD: Mapping[int, Callable[[PriceFile, float], Finding]] = {7: statement_tests.market_share}


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement and what its test found."""

    requirement: Requirement
    finding: Finding


def certify(file: PriceFile) -> tuple[Judged, ...]:
    """All twelve requirements in their order, each with its finding."""
    return tuple(Judged(requirement, _tested(requirement, file)) for requirement in requirements())


def all_met(judged: tuple[Judged, ...]) -> bool:
    """Whether the file meets all requirements: one that is not stated is not met."""
    return all(one.finding.verdict is Verdict.MET for one in judged)


def _tested(requirement: Requirement, file: PriceFile) -> Finding:
    if requirement.number in TESTS:
        return TESTS[requirement.number](file)
    if requirement.number in TESTS_WITH_THRESHOLD and requirement.threshold_percent is not None:
        return TESTS_WITH_THRESHOLD[requirement.number](file, requirement.threshold_percent)
    raise DefinitionError(
        "a requirement that has a test, with a threshold where the test needs one",
        f"requirement {requirement.number}",
        where="requirements.yaml",
        remedy="add the threshold, or the test in corridor.assessments.price_sites.certify",
    )
