"""What a search asks and what it answers; pages, feeds, exports and the API all use these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Facet(StrEnum):
    """What results can be narrowed by; also the name in an address."""

    KIND = "kind"
    AREA = "area"
    GOAL = "goal"
    TARGET = "target"
    CATEGORY = "category"
    COUNTRY = "country"
    REGION = "region"
    LEVEL = "level"
    YEAR = "year"
    LANGUAGE = "language"


class Sort(StrEnum):
    """The order of results; relevance without words is newest first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked: words, and values of facets. Values of one facet are joined by or, facets by and."""

    words: str = ""
    facets: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = PER_PAGE


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the spans (start, end) that match the words."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry among the results, in the language that fits best.

    `language` is the language of `title` and `snippet`. `withdrawn_reason` is None for a published entry.
    """

    slug: str
    kind: str
    title: Marked
    snippet: Marked
    language: str
    countries: tuple[str, ...]
    areas: tuple[str, ...]
    targets: tuple[str, ...]
    year: int | None
    withdrawn_reason: str | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, with how many results it would leave; `chosen` when the search names it."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Results:
    """The answer: how many published entries match, one page of them, counts by facet.

    `withdrawn` lists entries that match and were withdrawn, with the reason; they are in no count. `suggestion` is
    the search's words with a likely misspelling mended, None when there is nothing to mend. `revision` is that of
    the catalogue which was searched.
    """

    search: Search
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    withdrawn: tuple[Hit, ...]
    suggestion: str | None
    revision: int
