"""In which category of the founding document a link falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from corridor.agenda.categories import LinkCategory
from corridor.agenda.links import explicit_targets, links_of
from corridor.certainty import MainStep
from corridor.definitions import Record, data_path, read_record
from corridor.linking.terms import TermIndex

_MIGRATION = "migration"


class _Cues(Record):
    source: str
    certainty: MainStep
    migration: tuple[str, ...]
    categories: Mapping[LinkCategory, tuple[str, ...]]


@cache
def _cues() -> _Cues:
    return read_record(data_path(__package__, "categories.yaml"), _Cues)


@cache
def _index() -> TermIndex:
    groups = {str(category): terms for category, terms in _cues().categories.items()}
    return TermIndex(groups | {_MIGRATION: _cues().migration})


class CategoryCues:
    """What a passage says of migration, and by which words of which category."""

    def __init__(self, stems: Sequence[str]) -> None:
        hits = _index().hits(stems)
        self.on_migration = _MIGRATION in hits
        self._counts = {category: len(hits.get(str(category), ())) for category in _cues().categories}

    def category(self, target: str, *, in_context: bool = False) -> LinkCategory | None:
        """The category of a link to a target; None where neither the passage nor what is before it is on migration.

        A target that names migration in the founding document's list is explicit. Else the category whose words the
        passage has most of, those that the published lists give the target coming first; else the first of these.
        """
        if not (self.on_migration or in_context):
            return None
        if target in explicit_targets():
            return LinkCategory.EXPLICIT
        links = links_of(target)
        listed = links.categories if links is not None else ()
        best = max(self._counts, key=lambda category: (self._counts[category], category in listed))
        if self._counts[best]:
            return best
        return listed[0] if listed else None
