"""All figures of a country's page, whatever the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.measures.coverage import coverage, covered_targets
from corridor.measures.pair_money import SERIES as MONEY_BY_PAIR
from corridor.measures.policy import DOMAINS
from corridor.measures.profile import Profile
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.phrasing import counted
from corridor.reports.sections.review.coverage import LINKS_FILE, LINKS_SOURCE

LARGEST = 10


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The other end of a corridor: the people on it, and the money that they send home, million US dollars."""

    code: str
    people: Figure
    money: Figure


@dataclass(frozen=True, slots=True)
class CountryFigures:
    """Facts and trends by name, bands by policy domain, the largest corridors out and in."""

    facts: Mapping[str, Figure]
    trends: Mapping[str, tuple[Figure, ...]]
    bands: Mapping[str, Figure]
    destinations: tuple[Neighbour, ...]
    origins: tuple[Neighbour, ...]

    @property
    def by_key(self) -> Mapping[str, Figure]:
        """Every figure of the page by its key."""
        ends = [figure for end in (*self.destinations, *self.origins) for figure in (end.people, end.money)]
        of_trends = [figure for trend in self.trends.values() for figure in trend]
        return {figure.key: figure for figure in (*self.facts.values(), *of_trends, *self.bands.values(), *ends)}


def country_figures(evidence: Evidence, code: str) -> CountryFigures:
    """The figures of one country, area or group."""
    profile = Profile(evidence, code)
    people = profile.people
    return CountryFigures(
        facts=_facts(profile),
        trends={
            "stock": people.stock_trend,
            "share": people.share_trend,
            "women": people.women_share_trend,
            "received": profile.money.received_trend,
            "percent_of_gdp": profile.money.percent_trend,
            "cost": profile.money.cost_trend,
            "refugees": profile.displacement.refugee_trend,
        },
        bands=_bands(profile),
        destinations=tuple(
            Neighbour(there, found, figure(evidence, MONEY_BY_PAIR, code, counterpart=there))
            for there, found in people.destinations[:LARGEST]
        ),
        origins=tuple(
            Neighbour(there, found, figure(evidence, MONEY_BY_PAIR, there, counterpart=code))
            for there, found in people.origins[:LARGEST]
        ),
    )


def _facts(profile: Profile) -> Mapping[str, Figure]:
    people, money, displacement = profile.people, profile.money, profile.displacement
    covered = covered_targets(coverage(profile.evidence, profile.code))
    return {
        "stock": people.stock,
        "share": people.share,
        "women": people.women_share,
        "emigrants": people.emigrants,
        "received": money.received,
        "percent_of_gdp": money.percent_of_gdp,
        "paid": money.paid,
        "cost_to": money.cost_to,
        "corridors_counted": money.corridors_in.counted,
        "corridors_above": money.corridors_in.above_target,
        "refugees_hosted": displacement.refugees_hosted,
        "asylum_seekers_hosted": displacement.asylum_seekers_hosted,
        "refugees_from": displacement.refugees_from,
        "displaced_inside": displacement.displaced_inside,
        "stateless": displacement.stateless,
        "refugee_rate": displacement.refugee_rate,
        "policy": profile.policy.share_meeting("_T") if _is_group(profile.code) else profile.policy.total,
        "coverage": counted(
            f"covered_targets.{profile.code}",
            covered,
            f"Explicit targets with data: {place(profile.code).name}",
            file=LINKS_FILE,
            source=LINKS_SOURCE,
        ),
    }


def _bands(profile: Profile) -> Mapping[str, Figure]:
    of_domain = profile.policy.share_meeting if _is_group(profile.code) else profile.policy.band
    found = {domain: of_domain(domain) for domain in DOMAINS}
    return found if any(band.known for band in found.values()) else {}


def _is_group(code: str) -> bool:
    return place(code).kind is PlaceKind.GROUP
