"""Who could work with whom: calls and offers beside entries that share their targets, areas and countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corridor.agenda.codes import order
from corridor.catalogue.entry import Entry, EntryKind, EntryState, LinkState

PARTNER_KINDS = frozenset({EntryKind.CALL, EntryKind.OFFER})
"""The kinds that look for somebody."""

WORLD = "WLD"


class Ground(StrEnum):
    """On what a match rests, in the order in which reasons are given."""

    MEETS = "meets"
    TARGET = "target"
    PROPOSED_TARGET = "proposed_target"
    GOAL = "goal"
    AREA = "area"
    COUNTRY = "country"
    WORLD = "world"


POINTS = {
    Ground.MEETS: 5,
    Ground.TARGET: 4,
    Ground.PROPOSED_TARGET: 3,
    Ground.GOAL: 1,
    Ground.AREA: 2,
    Ground.COUNTRY: 3,
    Ground.WORLD: 1,
}
"""Points for each shared value; `MEETS` is for an offer beside a call, `WORLD` for an entry of the whole world."""

_SUBJECTS = frozenset({Ground.TARGET, Ground.PROPOSED_TARGET, Ground.GOAL, Ground.AREA})


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a match with the values that are shared: targets, goals, keys of areas, codes of countries."""

    ground: Ground
    values: tuple[str, ...]

    @property
    def points(self) -> int:
        """What it adds to the match."""
        return POINTS[self.ground] * len(self.values)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits, and why."""

    entry: Entry
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """The sum over the reasons."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class _Profile:
    """What is compared of an entry."""

    accepted: frozenset[str]
    linked: frozenset[str]
    goals: frozenset[str]
    areas: frozenset[str]
    countries: frozenset[str]


def matches(wanted: Entry, entries: Iterable[Entry], *, year: int) -> tuple[Match, ...]:
    """The published entries that fit `wanted`, best first; ties go by id.

    An entry fits when it shares a target, a goal or an area; countries only add to that. A shared target counts
    as accepted when a person has accepted it on both sides. Calls and offers whose term ended before `year` are
    left out, and so are others of the same kind as a call or offer: two who ask for the same cannot help one
    another.
    """
    own = _profile(wanted)
    found = (Match(entry, reasons) for entry in entries if (reasons := _reasons(wanted, own, entry, year)))
    return tuple(sorted(found, key=lambda match: (-match.points, match.entry.id)))


def is_open(entry: Entry, year: int) -> bool:
    """Whether a call or an offer still stands in `year`; without a term it does."""
    return entry.year_end is None or entry.year_end >= year


def _reasons(wanted: Entry, own: _Profile, entry: Entry, year: int) -> tuple[Reason, ...]:
    if entry.id == wanted.id or entry.state is not EntryState.PUBLISHED:
        return ()
    if entry.kind in PARTNER_KINDS and (entry.kind is wanted.kind or not is_open(entry, year)):
        return ()
    reasons = tuple(reason for reason in _grounds(wanted, own, entry) if reason.values)
    return reasons if any(reason.ground in _SUBJECTS for reason in reasons) else ()


def _grounds(wanted: Entry, own: _Profile, entry: Entry) -> Iterator[Reason]:
    other = _profile(entry)
    accepted = own.accepted & other.accepted
    shared = own.linked & other.linked
    # A whole goal on one side and one of its targets on the other; a shared target says more than its goal.
    goals = (own.goals & other.linked) | (other.goals & own.linked)
    if {wanted.kind, entry.kind} == PARTNER_KINDS:
        yield Reason(Ground.MEETS, (entry.kind.value,))
    yield Reason(Ground.TARGET, _listed(accepted))
    yield Reason(Ground.PROPOSED_TARGET, _listed(shared - accepted))
    yield Reason(Ground.GOAL, _listed(goals - shared))
    yield Reason(Ground.AREA, _listed(own.areas & other.areas))
    yield Reason(Ground.COUNTRY, _listed((own.countries & other.countries) - {WORLD}))
    if WORLD in own.countries | other.countries:
        yield Reason(Ground.WORLD, (WORLD,))


def _profile(entry: Entry) -> _Profile:
    links = entry.vouched_links
    return _Profile(
        accepted=frozenset(link.target for link in links if link.state is LinkState.ACCEPTED),
        linked=frozenset(link.target for link in links),
        goals=frozenset(link.target.partition(".")[0] for link in links),
        areas=frozenset(entry.areas),
        countries=frozenset(entry.countries),
    )


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(values, key=order))
