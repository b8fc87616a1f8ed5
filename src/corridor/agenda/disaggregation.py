"""Which indicators are asked for by migratory status, by whom, and by which criterion.

Source: titles of the global indicator framework; UN metadata of 2016 (UNStats-SDGs/sdg-metadata-api,
commit 9366d07) and of November 2020 (brockfanning/sdg-metadata, commit 7cfd886); the IOM pilot of 2018.
The list of the UN Expert Group Meeting of June 2017 could not be read, so nothing here rests on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from corridor.agenda.codes import order
from corridor.agenda.indicators import indicator
from corridor.certainty import Certainty
from corridor.definitions import Parts, Record, SourcedRecord, data_path, read_keyed, read_records


class AskedBy(StrEnum):
    """What asks for an indicator by migratory status, or shows that it can be done."""

    TITLE = "title"
    METADATA_2016 = "metadata_2016"
    METADATA_2020 = "metadata_2020"
    EGM_2017 = "egm_2017"
    PILOT = "pilot"
    TARGET_TEXT = "target_text"
    GENERAL_KNOWLEDGE = "general_knowledge"


class Asker(Record):
    """One of `AskedBy`: what it is, and whether it was read."""

    key: AskedBy
    title: str
    read: bool
    note: str


class Criterion(StrEnum):
    """By what a person counts as migrant; values of different criteria must not be compared."""

    BIRTH = "birth"
    CITIZENSHIP = "citizenship"
    DISPLACEMENT = "displacement"
    HOUSEHOLD_HEAD = "household_head"
    DISCRIMINATION_GROUND = "discrimination_ground"
    UNSTATED = "unstated"


class Request(SourcedRecord):
    """One request for an indicator by migratory status; `wording` is the dimension as its source has it."""

    indicator: str
    asked_by: AskedBy
    wording: str | None = None
    criteria: Parts[Criterion]
    note: str | None = None


class Standing(StrEnum):
    """How well the request for an indicator by migratory status is founded."""

    ASKED = "asked for"
    SHOWN_FEASIBLE = "shown to be feasible"
    TARGET_TEXT = "named in the target's text only"
    UNSOURCED = "listed without a source"
    NOT_FOUND = "no request found"


@dataclass(frozen=True, slots=True)
class Disaggregation:
    """All requests for one indicator; none found is not the same as not asked for."""

    indicator: str
    requests: tuple[Request, ...]

    @property
    def asked_by(self) -> tuple[AskedBy, ...]:
        """Who asks, each once."""
        return tuple(dict.fromkeys(request.asked_by for request in self.requests))

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria named, each once."""
        named = (criterion for request in self.requests for criterion in request.criteria)
        return tuple(dict.fromkeys(named))

    @property
    def certainty(self) -> Certainty | None:
        """That of the surest request; None without any."""
        return min((request.certainty for request in self.requests), key=lambda it: it.rank, default=None)

    @property
    def standing(self) -> Standing:
        """How well founded the request is."""
        who = set(self.asked_by)
        if who & {AskedBy.TITLE, AskedBy.METADATA_2016, AskedBy.METADATA_2020, AskedBy.EGM_2017}:
            return Standing.ASKED
        if AskedBy.PILOT in who:
            return Standing.SHOWN_FEASIBLE
        if AskedBy.TARGET_TEXT in who:
            return Standing.TARGET_TEXT
        return Standing.UNSOURCED if who else Standing.NOT_FOUND


@cache
def askers() -> Mapping[AskedBy, Asker]:
    """Who may ask, and whether their list was read."""
    return read_keyed(data_path("corridor.agenda", "disaggregation_askers.yaml"), Asker, lambda asker: asker.key)


@cache
def _requests() -> Mapping[str, tuple[Request, ...]]:
    found: dict[str, tuple[Request, ...]] = {}
    for request in read_records(data_path("corridor.agenda", "disaggregation.csv"), Request):
        code = indicator(request.indicator).code
        found[code] = (*found.get(code, ()), request)
    return {code: found[code] for code in sorted(found, key=order)}


def disaggregation(code: str) -> Disaggregation:
    """What is known of an indicator by migratory status; raises `UsageError` for an unknown indicator."""
    return Disaggregation(code, _requests().get(indicator(code).code, ()))


def disaggregated_indicators() -> tuple[Disaggregation, ...]:
    """Every indicator with at least one request, unsourced ones too."""
    return tuple(Disaggregation(code, requests) for code, requests in _requests().items())
