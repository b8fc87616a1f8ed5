"""A series as an address asks for it: definition, options, filter, and the rows that are left."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from corridor.evidence.series import SeriesDefinition, series_definitions
from corridor.site.evidence_pages.asked import Asked, NotHere, Query, Way
from corridor.site.evidence_pages.explore.filter import Filter, read_filter
from corridor.site.evidence_pages.explore.options import Options, options
from corridor.site.evidence_pages.explore.rows import filtered
from corridor.site.evidence_pages.explore.table import Layout, names_of
from corridor.site.evidence_pages.kept import kept


@dataclass(frozen=True, slots=True)
class Seen:
    """What an address shows of a series; `query` says the filter in full."""

    definition: SeriesDefinition
    options: Options
    wanted: Filter
    query: Query

    @property
    def layout(self) -> Layout:
        """How tables and pictures of it are laid out."""
        return Layout(self.definition, self.options, self.wanted)


def definition_of(key: str) -> SeriesDefinition:
    """The series with this key; raises `NotHere` when there is none."""
    found = series_definitions().get(key)
    if found is None:
        text = gettext("There is no series with the key %(key)s.") % {"key": key[:60]}
        raise NotHere(text, Way(gettext("All indicators"), reverse("explore")))
    return found


def seen(query: QueryDict, asked: Asked, key: str) -> Seen:
    """What the address shows; raises `NotHere` for a series that the build does not hold, and for a wrong filter."""
    definition = definition_of(key)
    if key not in asked.evidence.series:
        text = gettext("This build holds no values of the series %(key)s.") % {"key": key}
        raise NotHere(text, Way(gettext("All indicators"), asked.address(reverse("explore"))))
    known = kept("options", asked.build, key, make=lambda: options(asked.evidence, key))
    try:
        wanted = read_filter(query, known)
    except NotHere as wrong:
        way = Way(gettext("The series without a filter"), asked.address(reverse("series", args=[key])))
        raise NotHere(wrong.text, way) from wrong
    return Seen(definition, known, wanted, wanted.query(known))


def rows_of(it: Seen, asked: Asked) -> pl.DataFrame:
    """The rows that the filter leaves, sorted by names in the page's language."""
    names = names_of((*it.options.areas, *it.options.others))
    return filtered(asked.evidence, it.definition.key, it.wanted, names)
