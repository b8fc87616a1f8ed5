"""A table of estimated flows, and what is read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.methods import FlowMethod


@dataclass(frozen=True, slots=True, eq=False)
class FlowTable:
    """Persons who moved between two places in a period (`2010/2015`), by one method.

    `flows` is origin x destination in the order of `places`, not rounded, its diagonal zero.
    """

    method: FlowMethod
    period: str
    places: tuple[str, ...]
    flows: Persons

    def flow(self, origin: str, destination: str) -> float | None:
        """Persons from origin to destination; None where the table has not both places, or they are one."""
        if origin == destination or not {origin, destination} <= set(self.places):
            return None
        return float(self.flows[self.places.index(origin), self.places.index(destination)])

    @property
    def total(self) -> float:
        """All who moved, persons."""
        return float(self.flows.sum())

    @property
    def in_migration(self) -> Mapping[str, float]:
        """Place -> persons who came."""
        return dict(zip(self.places, self.flows.sum(axis=0).tolist(), strict=True))

    @property
    def out_migration(self) -> Mapping[str, float]:
        """Place -> persons who left."""
        return dict(zip(self.places, self.flows.sum(axis=1).tolist(), strict=True))

    @property
    def net_migration(self) -> Mapping[str, float]:
        """Place -> persons who came less persons who left."""
        return dict(zip(self.places, (self.flows.sum(axis=0) - self.flows.sum(axis=1)).tolist(), strict=True))
