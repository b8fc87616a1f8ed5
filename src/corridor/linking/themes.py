"""The areas of migration and development, and the objectives of the Global Compact, that a passage speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corridor.agenda.compact import objective
from corridor.certainty import MainStep
from corridor.definitions import Record, data_path, read_record
from corridor.forum.areas import area
from corridor.linking.terms import Hit, TermIndex


class Theme(Record):
    """A theme by its key: terms that are enough alone, and terms that count where a passage is on migration."""

    key: str | int
    alone: tuple[str, ...]
    with_migration: tuple[str, ...] = ()


class _Themes(Record):
    source: str
    certainty: MainStep
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class ThemeHit[K]:
    """A theme, and the first hit by which the passage speaks of it."""

    key: K
    hit: Hit


@cache
def area_terms() -> Mapping[str, Theme]:
    """The terms of each area by its key."""
    return {area(str(theme.key)).key: theme for theme in _read("areas.yaml")}


@cache
def objective_terms() -> Mapping[int, Theme]:
    """The terms of each objective by its number."""
    return {objective(int(theme.key)).number: theme for theme in _read("objectives.yaml")}


def _read(name: str) -> tuple[Theme, ...]:
    return read_record(data_path(__package__, name), _Themes).themes


@cache
def _area_index() -> TermIndex:
    return _index(area_terms())


@cache
def _objective_index() -> TermIndex:
    return _index(objective_terms())


def _index[K](themes: Mapping[K, Theme]) -> TermIndex:
    groups = {f"{key}": theme.alone for key, theme in themes.items()}
    return TermIndex(groups | {f"{key}?": theme.with_migration for key, theme in themes.items()})


def areas_of(stems: Sequence[str], *, on_migration: bool) -> tuple[ThemeHit[str], ...]:
    """The areas that a passage speaks of, in the order of the forum."""
    return tuple(_found(area_terms(), _area_index(), stems, on_migration=on_migration))


def objectives_of(stems: Sequence[str], *, on_migration: bool) -> tuple[ThemeHit[int], ...]:
    """The objectives that a passage speaks of, by number."""
    return tuple(_found(objective_terms(), _objective_index(), stems, on_migration=on_migration))


def _found[K](
    themes: Mapping[K, Theme], index: TermIndex, stems: Sequence[str], *, on_migration: bool
) -> Iterator[ThemeHit[K]]:
    hits = index.hits(stems)
    for key in themes:
        several = (*hits.get(f"{key}", ()), *(hits.get(f"{key}?", ()) if on_migration else ()))
        if several:
            yield ThemeHit(key, min(several, key=lambda hit: (hit.first, hit.last)))
