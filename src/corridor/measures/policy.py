"""SDG indicator 10.7.2: migration policy by domain."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.slices import Dimensions
from corridor.evidence.store import Evidence

DOMAINS = ("_T", "PD_1", "PD_2", "PD_3", "PD_4", "PD_5", "PD_6")


class Policy:
    """The published bands (1 to 4) of one country, or the share of governments of a group."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self._evidence = evidence
        self._code = code

    def band(self, domain: str) -> Figure:
        """The band of a domain (`_T` is all domains together), 1 to 4."""
        return self._value("migration_policy_band", domain)

    def share_meeting(self, domain: str) -> Figure:
        """Governments of the group that meet or fully meet the criteria, percent."""
        return self._value("migration_policy_share", domain)

    @cached_property
    def total(self) -> Figure:
        """The band of all domains together."""
        return self.band("_T")

    @cached_property
    def weakest(self) -> Figure:
        """The lowest band among the domains in their newest year; the total when no domain has one."""
        known = [band for band in map(self.band, DOMAINS[1:]) if band.value is not None]
        newest = max((band.period for band in known), default="")
        return min(
            (band for band in known if band.period == newest), key=lambda band: band.value or 0.0, default=self.total
        )

    def _value(self, series: str, domain: str) -> Figure:
        return figure(self._evidence, series, self._code, dimensions=Dimensions(breakdown=f"policy_domain={domain}"))
