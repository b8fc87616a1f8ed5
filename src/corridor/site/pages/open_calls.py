"""Calls and offers that are open, and which of them, and which practices, fit one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corridor.catalogue.entry import Entry
from corridor.catalogue.matching import PARTNER_KINDS, Ground, Reason, matches
from corridor.site.entries.changes import PublicName
from corridor.site.entries.models import EntryVersion, PublicTie
from corridor.site.entries.published import public_versions, published_entries
from corridor.site.pages.card import Card, card_of_entry
from corridor.site.pages.kept import kept
from corridor.site.pages.labels import area_title, place_name

LOOKED_AT = 300
"""At most so many open calls and offers, the newest, are looked at for what fits."""
SHOWN = 3

GROUNDS: Mapping[Ground, Promise] = {
    Ground.MEETS: _("a call meets an offer"),
    Ground.TARGET: _("the same target: %(values)s"),
    Ground.PROPOSED_TARGET: _("the same target, by a proposed link: %(values)s"),
    Ground.GOAL: _("the same goal: %(values)s"),
    Ground.AREA: _("the same area: %(values)s"),
    Ground.COUNTRY: _("the same country: %(values)s"),
    Ground.WORLD: _("open to the whole world"),
}


@dataclass(frozen=True, slots=True)
class Fitting:
    """A call or offer that fits another, with the reasons in words."""

    card: Card
    reasons: tuple[str, ...]


def open_calls(year: int | None = None) -> QuerySet[EntryVersion]:
    """The published calls and offers whose term has not ended before the year (this one), the newest first."""
    until = timezone.now().year if year is None else year
    stands = Q(record__year_end=None) | Q(record__year_end__gte=until)
    versions = public_versions().filter(entry__kind__in=sorted(PARTNER_KINDS))
    return versions.filter(stands).order_by("-entry__published_at", "-entry_id")


def named_by_calls(kind: PublicName) -> tuple[tuple[str, int], ...]:
    """What open calls and offers name, with how many do, the most frequent first."""
    return kept(f"calls:{kind}:{timezone.now().year}", lambda: _named(kind))


def fitting(wanted: Sequence[Entry]) -> Mapping[str, tuple[Fitting, ...]]:
    """Id -> the open calls and offers that fit the entry best, with the reasons."""
    named = ",".join(f"{entry.id}:{entry.version}" for entry in wanted)
    year = timezone.now().year
    found = kept(f"fitting:{year}:{named}", lambda: _fitting(wanted, year)) if wanted else {}
    entries = published_entries(slug for best in found.values() for slug, _reasons in best)
    return {
        key: tuple(_fit(entries[slug], reasons) for slug, reasons in best if slug in entries)
        for key, best in found.items()
    }


def _named(kind: PublicName) -> tuple[tuple[str, int], ...]:
    ties = PublicTie.objects.filter(kind=kind, entry__in=open_calls().order_by().values("entry"))
    return tuple(ties.values_list("value").annotate(calls=Count("pk")).order_by("-calls", "value"))


type _Best = tuple[tuple[str, tuple[Reason, ...]], ...]


def _fitting(wanted: Sequence[Entry], year: int) -> dict[str, _Best]:
    candidates = [version.as_entry() for version in open_calls(year)[:LOOKED_AT]]
    best = ((entry.id, matches(entry, candidates, year=year)[:SHOWN]) for entry in wanted)
    return {key: tuple((match.entry.id, match.reasons) for match in found) for key, found in best}


def _fit(entry: Entry, reasons: tuple[Reason, ...]) -> Fitting:
    return Fitting(card_of_entry(entry), tuple(_words(reason) for reason in reasons))


def _words(reason: Reason) -> str:
    worded = {Ground.AREA: area_title, Ground.COUNTRY: place_name}.get(reason.ground, str)
    return str(GROUNDS[reason.ground]) % {"values": ", ".join(worded(value) for value in reason.values)}
