"""The list of all series, by subject or by target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from corridor.agenda.codes import order
from corridor.agenda.targets import target
from corridor.evidence.series import series_definition, series_definitions
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.explore.subjects import subjects
from corridor.site.evidence_pages.words import period_words, unit_words


@dataclass(frozen=True, slots=True)
class ListedSeries:
    """A series in the list; `address` is None where the build holds nothing of it."""

    title: str
    unit: str
    first: str
    last: str
    source: str
    targets: tuple[str, ...]
    by_pair: bool
    address: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Series under a subject or target; `goal` is the number of the target's goal, `text` its official wording."""

    anchor: str
    title: str
    goal: int | None
    text: str
    series: tuple[ListedSeries, ...]


def by_subject(asked: Asked) -> tuple[Group, ...]:
    """All series under their subjects."""
    return tuple(
        Group(f"subject-{key}", translated(subject.title), None, "", _listed(subject.series, asked))
        for key, subject in subjects().items()
    )


def by_target(asked: Asked) -> tuple[Group, ...]:
    """All series under each target that they serve; those that serve none come last."""
    under: dict[str, list[str]] = {}
    for definition in series_definitions().values():
        for code in definition.targets:
            under.setdefault(code, []).append(definition.key)
    found = [
        Group(
            f"target-{code}",
            code,
            target(code).goal,
            target(code).wording_in(asked.language),
            _listed(under[code], asked),
        )
        for code in sorted(under, key=order)
    ]
    rest = [it.key for it in series_definitions().values() if not it.targets]
    return (*found, Group("no-target", "", None, "", _listed(rest, asked)))


def _listed(keys: Iterable[str], asked: Asked) -> tuple[ListedSeries, ...]:
    return tuple(_one(key, asked) for key in keys)


def _one(key: str, asked: Asked) -> ListedSeries:
    definition, record = series_definition(key), asked.evidence.series.get(key)
    return ListedSeries(
        title=translated(definition.title),
        unit=unit_words(definition.unit),
        first=period_words(record.first_period) if record else "",
        last=period_words(record.last_period) if record else "",
        source=definition.source.split(";")[0].split("(")[0].strip(),
        targets=definition.targets,
        by_pair=definition.counterpart is not None,
        address=asked.address(reverse("series", args=[key])) if record else None,
    )
