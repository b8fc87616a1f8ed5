"""Which rows of a series are wanted, as the address says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.http import QueryDict
from django.utils.translation import gettext

from corridor.places.tables import places
from corridor.site.evidence_pages.asked import NotHere, Query
from corridor.site.evidence_pages.explore.options import SLICES, Options

ALL = "all"
"""What an address says for every period, or every code of a column."""

MOST_AREAS = 60


class Order(StrEnum):
    """How rows are sorted."""

    AREA = "area"
    VALUE = "value"
    NEWEST = "newest"


class Kind(StrEnum):
    """Which areas are shown where none is chosen."""

    COUNTRIES = "countries"
    GROUPS = "groups"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filter:
    """The wanted rows; None stands for all periods, and for all codes of a column. Empty areas stand for all."""

    areas: tuple[str, ...]
    others: tuple[str, ...]
    kind: Kind
    period: str | None
    slices: Mapping[str, str | None]
    order: Order

    def query(self, options: Options) -> Query:
        """The filter as an address says it in full, so that it means the same when defaults change."""
        said = [("area", code) for code in self.areas] + [("other", code) for code in self.others]
        said.append(("places", str(self.kind)))
        said.append(("period", self.period or ALL))
        said += [(column, _said(self.slices[column])) for column in SLICES if column in options.slices]
        said.append(("order", str(self.order)))
        return tuple(said)


def read_filter(query: QueryDict, options: Options) -> Filter:
    """The filter of an address; what it does not say is the total of each column, and the newest common period.

    Where every end is named, all periods are meant. Raises `NotHere` for a code or period that the series has not.
    """
    areas, others = _places(query.getlist("area")), _places(query.getlist("other"))
    default_kind = Kind.GROUPS if options.only_groups else Kind.COUNTRIES
    is_whole = bool(areas and (others or not options.others))
    default_period = ALL if is_whole else options.common_period or ALL
    return Filter(
        areas=areas,
        others=others,
        kind=_one(query, "places", Kind, Kind, default_kind),
        period=_none_for_all(_one(query, "period", (*options.periods, ALL), str, default_period)),
        slices={
            column: _none_for_all(_one(query, column, (*_codes(options, column), ALL), str, _said(default)))
            for column, default in options.defaults.items()
        },
        order=_one(query, "order", Order, Order, Order.VALUE if default_period != ALL else Order.NEWEST),
    )


def _said(code: str | None) -> str:
    return ALL if code is None else code


def _none_for_all(said: str) -> str | None:
    return None if said == ALL else said


def _codes(options: Options, column: str) -> tuple[str, ...]:
    default = options.defaults[column]
    return options.slices.get(column, () if default is None else (default,))


def _one[T](query: QueryDict, name: str, known: Iterable[str], made: Callable[[str], T], default: T) -> T:
    if name not in query:
        return default
    said = str(query[name])
    if said not in tuple(known):
        text = gettext("This series has no rows with %(name)s “%(value)s”.")
        raise NotHere(text % {"name": name, "value": said[:60]})
    return made(said)


def _places(codes: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(code for code in codes if code))
    unknown = [code for code in wanted if code not in places()]
    if unknown:
        raise NotHere(gettext("There is no country, area or group with the code %(code)s.") % {"code": unknown[0][:60]})
    if len(wanted) > MOST_AREAS:
        raise NotHere(gettext("At most %(most)s areas can be chosen at once.") % {"most": MOST_AREAS})
    return wanted
