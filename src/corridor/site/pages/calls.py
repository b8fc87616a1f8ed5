"""The page of open calls and offers, narrowed by kind, area, country and target."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from corridor.agenda.targets import target
from corridor.catalogue.entry import EntryKind
from corridor.catalogue.matching import PARTNER_KINDS
from corridor.errors import UsageError
from corridor.forum.areas import area
from corridor.places.registry import place
from corridor.site.entries.changes import PublicName
from corridor.site.entries.models import EntryVersion
from corridor.site.entries.published import public_versions
from corridor.site.pages.card import Card, card_of_entry
from corridor.site.pages.kept import kept
from corridor.site.pages.open_calls import Fitting, fitting, named_by_calls, open_calls
from corridor.site.pages.paging import pages_of, wanted_page

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call or offer, until when it stands, and what fits it."""

    card: Card
    until: int | None
    fitting: tuple[Fitting, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the address asks for; empty where it does not narrow."""

    kind: str = ""
    area: str = ""
    country: str = ""
    target: str = ""

    @property
    def any(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.kind or self.area or self.country or self.target)


def calls_page(request: HttpRequest) -> HttpResponse:
    """The open calls and offers; raises `UsageError` for an area, country, target or kind that there is not."""
    narrowed = _narrowed(request)
    calls, name = _calls(narrowed), f"open calls:{timezone.now().year}:{narrowed}"
    pages = pages_of(kept(name, calls.count), PER_PAGE, wanted_page(request))
    on_page = calls.values_list("pk", flat=True)[pages.first : pages.last]
    numbers = kept(f"{name}:{pages.number}", lambda: tuple(on_page))
    versions = public_versions().in_bulk(numbers)
    entries = [versions[number].as_entry() for number in numbers if number in versions]
    fits = fitting(entries)
    context = {
        "lines": [CallLine(card_of_entry(entry), entry.year_end, fits[entry.id]) for entry in entries],
        "pages": pages,
        "narrowed": narrowed,
        "kinds": [kind.value for kind in EntryKind if kind in PARTNER_KINDS],
        "areas": named_by_calls(PublicName.AREA),
        "countries": named_by_calls(PublicName.COUNTRY),
        "targets": named_by_calls(PublicName.TARGET),
    }
    return render(request, "pages/calls.html", context)


def _narrowed(request: HttpRequest) -> Narrowed:
    asked = {name: request.GET.get(name, "") for name in ("kind", "area", "country", "target")}
    if asked["kind"] and asked["kind"] not in PARTNER_KINDS:
        raise UsageError(f"one of {', '.join(sorted(PARTNER_KINDS))}", repr(asked["kind"]), where="the address")
    if asked["area"]:
        area(asked["area"])
    if asked["country"]:
        place(asked["country"])
    if asked["target"] and not asked["target"].isdecimal():
        target(asked["target"])
    return Narrowed(**asked)


def _calls(narrowed: Narrowed) -> QuerySet[EntryVersion]:
    calls = open_calls()
    if narrowed.kind:
        calls = calls.filter(entry__kind=narrowed.kind)
    for name, value in (
        (PublicName.AREA, narrowed.area),
        (PublicName.COUNTRY, narrowed.country),
        (PublicName.TARGET, narrowed.target),
    ):
        if value:
            calls = calls.filter(entry__ties__kind=name, entry__ties__value=value)
    return calls
