"""The fields of the filter, each choice in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.places.normal_form import normal_form
from corridor.site.evidence_pages.explore.filter import ALL, Kind, Order
from corridor.site.evidence_pages.explore.seen import Seen
from corridor.site.evidence_pages.explore.table import SLICE_TITLES, SLICE_WORDS, names_of
from corridor.site.evidence_pages.words import period_words

KINDS: Mapping[Kind, Promise] = {
    Kind.COUNTRIES: _("Countries and areas"),
    Kind.GROUPS: _("Groups of countries"),
    Kind.ALL: _("All"),
}
ORDERS: Mapping[Order, Promise] = {
    Order.AREA: _("Country or area"),
    Order.VALUE: _("Value, the largest first"),
    Order.NEWEST: _("Period, the newest first"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its choices; one that `adds` keeps what was chosen before in `kept`."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    adds: bool = False
    kept: tuple[Choice, ...] = ()


def fields(it: Seen) -> tuple[Field, ...]:
    """The fields for a series, in the order in which one thinks: where, when, of whom, in which order."""
    found = [_places("area", gettext("Country or area"), it.options.areas, it.wanted.areas)]
    if it.definition.counterpart:
        found.append(_places("other", gettext("Other end"), it.options.others, it.wanted.others))
    if not it.options.only_groups and (it.options.others or not it.wanted.areas):
        found.append(
            _field("places", gettext("Which places"), [(kind, str(KINDS[kind])) for kind in Kind], it.wanted.kind)
        )
    periods = [(ALL, gettext("All periods")), *((period, period_words(period)) for period in it.options.periods)]
    found.append(_field("period", gettext("Period"), periods, it.wanted.period or ALL))
    for column, codes in it.options.slices.items():
        named = [(code, SLICE_WORDS[column](code)) for code in codes]
        chosen = it.wanted.slices[column]
        choices = [(ALL, gettext("All of these")), *named]
        found.append(_field(column, str(SLICE_TITLES[column]), choices, ALL if chosen is None else chosen))
    found.append(_field("order", gettext("Sorted by"), [(it, str(ORDERS[it])) for it in Order], it.wanted.order))
    return tuple(found)


def _field(name: str, label: str, choices: Sequence[tuple[str, str]], chosen: str) -> Field:
    return Field(name, label, tuple(Choice(code, said, code == chosen) for code, said in choices))


def _places(name: str, label: str, codes: Sequence[str], chosen: Sequence[str]) -> Field:
    names = names_of((*codes, *chosen))
    by_name = sorted(codes, key=lambda code: normal_form(names[code]))
    rest = tuple(Choice(code, names[code], chosen=False) for code in by_name if code not in chosen)
    return Field(name, label, rest, adds=True, kept=tuple(Choice(code, names[code], chosen=True) for code in chosen))
