"""Which entries of the catalogue answer a gap, ranked, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corridor.assessments.gap_rules import GapRule
from corridor.catalogue.entry import Entry, LinkState
from corridor.certainty import Certainty

ACCEPTED_TARGET_POINTS = 4
PROPOSED_TARGET_POINTS = 3
AREA_POINTS = 2
OWN_COUNTRY_POINTS = 3
PARTNER_POINTS = 2
REGION_POINTS = 1
CERTAINTY_POINTS = {Certainty.CERTAIN: 1, Certainty.HIGH: 1, Certainty.MEDIUM: 0, Certainty.LOW: -1}


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is near to the area of a review: itself, its main partner countries, its region."""

    code: str
    partners: frozenset[str]
    region: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """An entry with its points and what it shares with the gap and the area."""

    entry: Entry
    points: int
    accepted_targets: tuple[str, ...]
    proposed_targets: tuple[str, ...]
    areas: tuple[str, ...]
    nearness: str | None


def answers(rule: GapRule, entries: Iterable[Entry], near: Neighbourhood) -> tuple[Answer, ...]:
    """The entries that share a target with the gap, best first.

    Points: 4 for each shared target whose link a person accepted, 3 for a proposed one, 2 for
    each shared area, 3 / 2 / 1 when the entry names the country / a main partner / a country of the
    region, 1 for a certain record and -1 for an uncertain one. Ties go by the entry's id.
    """
    found = (answer for entry in entries if (answer := _answer(rule, entry, near)) is not None)
    return tuple(sorted(found, key=lambda answer: (-answer.points, answer.entry.id)))


def _answer(rule: GapRule, entry: Entry, near: Neighbourhood) -> Answer | None:
    linked = {
        state: tuple(
            target
            for target in rule.targets
            if any(link.target == target and link.state is state for link in entry.vouched_links)
        )
        for state in LinkState
    }
    accepted = linked[LinkState.ACCEPTED]
    proposed = tuple(target for target in linked[LinkState.PROPOSED] if target not in accepted)
    if not accepted and not proposed:
        return None
    shared_areas = tuple(area for area in rule.areas if area in entry.areas)
    nearness, near_points = _nearness(entry, near)
    points = (
        ACCEPTED_TARGET_POINTS * len(accepted)
        + PROPOSED_TARGET_POINTS * len(proposed)
        + AREA_POINTS * len(shared_areas)
        + near_points
        + CERTAINTY_POINTS[entry.certainty]
    )
    return Answer(entry, points, accepted, proposed, shared_areas, nearness)


def _nearness(entry: Entry, near: Neighbourhood) -> tuple[str | None, int]:
    countries = set(entry.countries)
    if near.code in countries:
        return "own", OWN_COUNTRY_POINTS
    if countries & near.partners:
        return "partner", PARTNER_POINTS
    if countries & near.region:
        return "region", REGION_POINTS
    return None, 0
