"""SDG indicator 10.7.1: what a worker pays to get the job abroad. No series of it is in the evidence."""

from __future__ import annotations

from functools import cache

from corridor.definitions import SourcedRecord, data_path, read_records
from corridor.evidence.figure import MISSING, Figure, Observed
from corridor.places.pair import Pair
from corridor.places.registry import place


class RecruitmentSurvey(SourcedRecord):
    """A corridor in which ILO or KNOMAD asked workers what their recruitment cost them."""

    origin: str
    destination: str


@cache
def recruitment_surveys() -> tuple[RecruitmentSurvey, ...]:
    """The surveyed corridors that the indicator's metadata name; raises `DefinitionError` for a malformed one."""
    return tuple(read_records(data_path("corridor.measures", "recruitment_surveys.csv"), RecruitmentSurvey))


def survey_of(pair: Pair) -> RecruitmentSurvey | None:
    """The survey of a pair; None where the metadata name none, which is no proof of none."""
    ends = (pair.origin, pair.destination)
    return next((survey for survey in recruitment_surveys() if (survey.origin, survey.destination) == ends), None)


def recruitment_cost(pair: Pair) -> Figure:
    """Recruitment cost in months of earnings: always without value, since the evidence has no such series."""
    label = f"Recruitment cost in months of earnings: {place(pair.origin).name} to {place(pair.destination).name}"
    nothing = Observed((), f"a series for indicator 10.7.1, {pair.code}")
    return Figure(f"recruitment_cost.{pair.code}", None, "months_of_earnings", "", MISSING, label, nothing)
