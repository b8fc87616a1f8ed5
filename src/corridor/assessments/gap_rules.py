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
    """One test of one figure: `figure` is a name of `Profile.named`, or `coverage:<target>`."""

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

    `sentence` has slots `{place}`, `{value}`, `{period}` for the first condition's figure; `targets`
    and `areas` say what it concerns; `grounds` says why this is a gap, with the source.
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
    """All packaged rules in order; raises `DefinitionError` for a malformed or repeated one."""
    path = data_path("corridor.assessments", "gap_rules.yaml")
    return tuple(read_keyed(path, GapRule, lambda rule: rule.key).values())
