"""The queue of moderators: what waits, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corridor.catalogue.entry import EntryKind, EntryState
from corridor.catalogue.kinds import kinds
from corridor.catalogue.permissions import check_moderate
from corridor.catalogue.states import states
from corridor.errors import UsageError
from corridor.places.tables import places
from corridor.site.accounts.actor import actor_of
from corridor.site.entries.changes import PublicName
from corridor.site.entries.models import Approval, EntryVersion, PublicTie, StoredEntry
from corridor.site.pages.paging import pages_of, wanted_page

PER_PAGE = 50
WAITING = "waiting"
LINKS = "links"
_OF_STATES: Mapping[str, tuple[EntryState, ...]] = {
    WAITING: (EntryState.SUBMITTED, EntryState.IN_REVIEW),
    **{s.value: (s,) for s in EntryState if s is not EntryState.PUBLISHED},
}
_OWN_LABELS: Mapping[str, str | Promise] = {
    WAITING: _("Waiting for moderators"),
    LINKS: _("Published, with proposed links"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the queue: since when it waits, where it runs, who approved it."""

    slug: str
    kind: str
    title: str
    state: str
    countries: tuple[str, ...]
    since: datetime
    approved_by: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What the queue is narrowed by."""

    state: str
    kind: str
    country: str


@login_required
def queue_page(request: HttpRequest) -> HttpResponse:
    """The queue; raises `NotPermitted` for whoever is no moderator, `UsageError` for filters that cannot be."""
    check_moderate(actor_of(request.user))
    filters = _filters(request)
    found = _found(filters)
    number = wanted_page(request)
    pages = pages_of(len(found), PER_PAGE, number)
    context = {
        "lines": _lines(found[pages.first : pages.last]),
        "pages": pages,
        "filters": filters,
        "states": [(key, _state_label(key)) for key in (*_OF_STATES, LINKS)],
        "kinds": [(kind.key.value, kind.kind_label) for kind in kinds().values()],
        "countries": _countries(filters),
    }
    return render(request, "moderation/queue.html", context)


def _filters(request: HttpRequest) -> Filters:
    asked = Filters(*(request.GET.get(name, "") for name in ("state", "kind", "country")))
    filters = Filters(asked.state or WAITING, asked.kind, asked.country)
    if filters.state not in {*_OF_STATES, LINKS} or (filters.kind and filters.kind not in set(EntryKind)):
        raise UsageError("a state and a kind from the lists", repr(asked), where="the address")
    if filters.country and filters.country not in places():
        raise UsageError("the code of a country", repr(filters.country), where="the address")
    return filters


def _found(filters: Filters) -> list[int]:
    """The numbers of the entries that fit, in order."""
    rows = _in_state(filters.state)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.country and filters.state == LINKS:
        rows = rows.filter(_names(PublicName.COUNTRY, filters.country))
    elif filters.country:
        # Few entries wait at a time; those that are public are asked for above.
        naming = EntryVersion.objects.filter(entry__in=rows).values_list(
            "entry_id", "entry__working", "number", "record__countries"
        )
        ids = {
            entry
            for entry, working, number, countries in naming
            if working == number and filters.country in (countries or ())
        }
        rows = rows.filter(pk__in=ids)
    return list(rows.values_list("pk", flat=True))


def _in_state(state: str) -> QuerySet[StoredEntry]:
    if state == LINKS:
        rows = StoredEntry.objects.filter(_names(PublicName.PROPOSED), state=EntryState.PUBLISHED)
    else:
        rows = StoredEntry.objects.filter(state__in=_OF_STATES[state])
    return rows.order_by("submitted_at", "created_at", "pk")


def _names(kind: PublicName, value: str | None = None) -> Q:
    ties = PublicTie.objects.filter(entry=OuterRef("pk"), kind=kind)
    return Q(Exists(ties if value is None else ties.filter(value=value)))


def _countries(filters: Filters) -> list[str]:
    """The countries that what waits names; the one that is chosen is always among them."""
    waiting = StoredEntry.objects.filter(state__in=_OF_STATES[WAITING])
    records = EntryVersion.objects.filter(entry__in=waiting).values_list("record__countries", flat=True)
    named = {code for countries in records for code in countries or ()}
    return sorted({*named, *((filters.country,) if filters.country else ())})


def _lines(ids: Iterable[int]) -> list[Line]:
    wanted = list(ids)
    rows = StoredEntry.objects.in_bulk(wanted)
    approvals: dict[int, list[str]] = {}
    for approval in Approval.objects.filter(entry__in=wanted).select_related("reviewer", "entry"):
        if approval.version == approval.entry.working:
            approvals.setdefault(approval.entry_id, []).append(str(approval.reviewer))
    versions = EntryVersion.objects.filter(entry__in=wanted).order_by("number")
    records = {version.entry_id: version.record for version in versions}  # the newest wins
    return [_line(rows[pk], records[pk], approvals.get(pk, [])) for pk in wanted]


def _line(row: StoredEntry, record: Mapping[str, object], approved_by: list[str]) -> Line:
    countries = record.get("countries")
    return Line(
        slug=row.slug,
        kind=str(record["kind"]),
        title=str(record.get("title") or ""),
        state=row.state,
        countries=tuple(countries) if isinstance(countries, list) else (),
        since=row.submitted_at or row.created_at,
        approved_by=tuple(approved_by),
        is_new=row.published_at is None,
    )


def _state_label(key: str) -> str:
    return str(_OWN_LABELS[key]) if key in _OWN_LABELS else states()[EntryState(key)].label
