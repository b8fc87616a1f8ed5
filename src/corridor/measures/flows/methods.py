"""The methods by which flows are estimated: their names, sources and cautions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.definitions import Record, data_path, read_named
from corridor.errors import UsageError
from corridor.measures.flows.accounting import minimisation_closed, minimisation_open, pseudo_bayesian_closed
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.differencing import drop_negatives, reverse_negatives
from corridor.measures.flows.migration_rate import migration_rate


class FlowMethod(StrEnum):
    """A way to estimate flows from stocks; the names follow Abel and Cohen (2019)."""

    DROP_NEGATIVES = "drop_negatives"
    REVERSE_NEGATIVES = "reverse_negatives"
    MIGRATION_RATE = "migration_rate"
    MINIMISATION_OPEN = "minimisation_open"
    MINIMISATION_CLOSED = "minimisation_closed"
    PSEUDO_BAYESIAN_CLOSED = "pseudo_bayesian_closed"

    @property
    def needs_native_born(self) -> bool:
        """Whether the population of each place must be known."""
        return self is FlowMethod.PSEUDO_BAYESIAN_CLOSED

    @property
    def sees_only_the_pair(self) -> bool:
        """Whether a flow depends on the stocks of its own two places alone."""
        return self in (FlowMethod.DROP_NEGATIVES, FlowMethod.REVERSE_NEGATIVES)

    @property
    def sees_returns(self) -> bool:
        """Whether a flow depends on people born at the destination, too."""
        return self not in (FlowMethod.DROP_NEGATIVES, FlowMethod.MIGRATION_RATE)


class MethodDefinition(Record):
    """What a method is called, its formula, the publication it is from, and what must be said beside its numbers."""

    formula: str
    title: str
    source: str
    caution: str


@cache
def method_definitions() -> Mapping[str, MethodDefinition]:
    """Method -> definition; raises `DefinitionError` for a malformed one."""
    return read_named(data_path("corridor.measures.flows", "methods.yaml"), MethodDefinition)


def find_method(words: str) -> FlowMethod:
    """The method with this name, dashes as good as underscores; raises `UsageError` when there is none."""
    try:
        return FlowMethod(words.strip().lower().replace("-", "_"))
    except ValueError:
        raise UsageError("a method among " + ", ".join(FlowMethod), repr(words)) from None


def flows_by(method: FlowMethod, start: Persons, end: Persons) -> Persons:
    """The flows between two stock tables by one method, births and deaths not given.

    Raises `UsageError` for tables that do not fit together.
    """
    match method:
        case FlowMethod.DROP_NEGATIVES:
            return drop_negatives(start, end)
        case FlowMethod.REVERSE_NEGATIVES:
            return reverse_negatives(start, end)
        case FlowMethod.MIGRATION_RATE:
            return migration_rate(start, end)
        case FlowMethod.MINIMISATION_OPEN:
            return minimisation_open(start, end)
        case FlowMethod.MINIMISATION_CLOSED:
            return minimisation_closed(start, end)
        case FlowMethod.PSEUDO_BAYESIAN_CLOSED:
            return pseudo_bayesian_closed(start, end)
