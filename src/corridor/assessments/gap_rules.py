"""Gap rules: stated conditions on figures or coverage that name a gap. Data, not code."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from pydantic import model_validator

from corridor.definitions import Record, data_path, read_keyed


class Test(StrEnum):
    """How a condition looks at its figure."""

    __test__ = False  # no test class, whatever pytest thinks of the name

    ABOVE = "above"
    AT_LEAST = "at_least"
    BELOW = "below"
    MISSING = "missing"
    OLDER_THAN_YEARS = "older_than_years"


class Condition(Record):
    """One test of one figure: `figure` is a name that the report's context knows.

    For an area that is a name of `Profile.named` or `coverage:<target>`, for a pair of countries one of
    `PairProfile.named`, `agreements` or `recruitment_cost`.
    """

    figure: str
    test: Test
    limit: float | None = None

    @model_validator(mode="after")
    def _limit_where_needed(self) -> Condition:
        if (self.limit is None) != (self.test is Test.MISSING):
            raise ValueError("a limit is given for every test but `missing`")
        return self


class GapRule(Record):
    """A gap holds where all conditions hold.

    `sentence` has slots `{value}` and `{period}` for the first condition's figure, and `{place}` for an area,
    `{origin}` and `{destination}` for a pair; `targets` and `areas` say what it concerns; `grounds` says why this is
    a gap, with the source.
    """

    key: str
    title: str
    conditions: tuple[Condition, ...]
    sentence: str
    targets: tuple[str, ...]
    areas: tuple[str, ...]
    grounds: str
    digits: str = "one"


@cache
def gap_rules() -> tuple[GapRule, ...]:
    """The rules for an area, in order; raises `DefinitionError` for a malformed or repeated one."""
    return _read("gap_rules.yaml")


@cache
def pair_gap_rules() -> tuple[GapRule, ...]:
    """The rules for a pair of countries, in order; raises `DefinitionError` for a malformed or repeated one."""
    return _read("pair_gap_rules.yaml")


def _read(name: str) -> tuple[GapRule, ...]:
    return tuple(read_keyed(data_path("corridor.assessments", name), GapRule, lambda rule: rule.key).values())
