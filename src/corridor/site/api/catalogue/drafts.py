"""Entries that are not public yet: begin, change, hand in, with the token of an account."""

from __future__ import annotations

import uuid
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop
from ninja import Header, Query, Router
from pydantic import Field

from corridor.catalogue.entry import EntryState
from corridor.catalogue.permissions import Access, may_access
from corridor.definitions import Record
from corridor.site.api.answers import absolute, json_answer
from corridor.site.api.catalogue.reading import EntryId
from corridor.site.api.paging import Offset, tell_pages
from corridor.site.api.problems import not_there
from corridor.site.api.tokens import Token, actor_asking
from corridor.site.entries.actions.act import account_id
from corridor.site.entries.actions.drafts import save_draft, start_draft
from corridor.site.entries.actions.submitting import resubmit, submit
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.standing import standing_of, working_version
from corridor.site.entries.written import Written

router = Router(tags=["drafts"], auth=Token())

Revision = Annotated[int, Field(ge=0, le=2_147_483_647, description="The revision that you saw; 409 if it changed.")]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        description="A UUID of your own; the same again gives the draft that is there, and begins no other.",
    ),
]


class DraftItem(Record):
    """Where an entry stands, without its content."""

    id: str
    kind: str
    title: str
    state: EntryState
    version: int
    revision: int
    changed_at: datetime
    page: str


class Draft(DraftItem):
    """An entry as people work on it."""

    written: Written


class DraftList(Record):
    """A part of the account's entries, the last changed first."""

    total: int
    limit: int
    offset: int
    items: tuple[DraftItem, ...]


class Change(Record):
    """What is written now, and the revision that it was written over."""

    revision: Revision
    written: Written


class HandIn(Record):
    """The revision that is handed in."""

    revision: Revision


@router.get("/drafts", response=DraftList, operation_id="list_drafts", summary=gettext_noop("Your entries"))
def list_drafts(
    request: HttpRequest,
    state: Annotated[EntryState | None, Query(description="Only in this state.")] = None,
    limit: Annotated[int, Query(ge=1, le=200, description="How many at most.")] = 50,
    offset: Offset = 0,
) -> HttpResponse:
    """The entries that the account began, whatever their state."""
    own = StoredEntry.objects.filter(contributor_id=account_id(actor_asking(request))).order_by("-changed_at", "-pk")
    found = own if state is None else own.filter(state=state)
    total = found.count()
    items = tuple(DraftItem.model_validate(_told(request, one)) for one in found[offset : offset + limit])
    answer = json_answer(DraftList(total=total, limit=limit, offset=offset, items=items))
    tell_pages(request, answer, total=total, limit=limit, offset=offset)
    return answer


@router.post(
    "/drafts", response={200: Draft, 201: Draft}, operation_id="start_draft", summary=gettext_noop("Begin an entry")
)
def begin_draft(request: HttpRequest, written: Written, key: Key = None) -> HttpResponse:
    """A new draft of the account; it may lack anything but its kind."""
    started = start_draft(actor_asking(request), written, form_key=(key or str(uuid.uuid4())).lower())
    answer = _answer(request, started.entry)
    if not started.again:
        answer.status_code = HTTPStatus.CREATED
    answer.headers["Location"] = reverse("api:get_draft", args=[started.entry.slug])
    return answer


@router.get(
    "/drafts/{entry_id}",
    response=Draft,
    operation_id="get_draft",
    summary=gettext_noop("One of your entries"),
)
def get_draft(request: HttpRequest, entry_id: EntryId) -> HttpResponse:
    """The entry as people work on it; 404 for whoever may not read it."""
    return _answer(request, _readable(request, entry_id))


@router.put(
    "/drafts/{entry_id}",
    response=Draft,
    operation_id="change_draft",
    summary=gettext_noop("Change a draft"),
)
def change_draft(request: HttpRequest, entry_id: EntryId, change: Change) -> HttpResponse:
    """Keep what is written now, in place of all that was written before."""
    _readable(request, entry_id)
    saved = save_draft(actor_asking(request), entry_id, change.written, revision=change.revision)
    return _answer(request, saved)


@router.post(
    "/drafts/{entry_id}/submit",
    response=Draft,
    operation_id="submit_draft",
    summary=gettext_noop("Hand a draft in"),
)
def submit_draft(request: HttpRequest, entry_id: EntryId, hand_in: HandIn) -> HttpResponse:
    """Hand the draft in, for the first time or after a request for changes; 422 says what is missing."""
    returned = _readable(request, entry_id).state == EntryState.RETURNED
    act = resubmit if returned else submit
    return _answer(request, act(actor_asking(request), entry_id, revision=hand_in.revision))


def _readable(request: HttpRequest, entry_id: str) -> StoredEntry:
    """The entry; raises `ProblemError` (404) for one that the account may not read, as for one that there is not."""
    stored = StoredEntry.objects.filter(slug=entry_id).first()
    if stored is None or not may_access(actor_asking(request), Access.READ, standing_of(stored)):
        raise not_there(f"draft {entry_id} for this account", "/api/v1/drafts lists your entries")
    return stored


def _answer(request: HttpRequest, stored: StoredEntry) -> HttpResponse:
    written = Written.of_record(working_version(stored).record)
    return json_answer(Draft.model_validate(_told(request, stored) | {"written": written}))


def _told(request: HttpRequest, stored: StoredEntry) -> dict[str, object]:
    return {
        "id": stored.slug,
        "kind": stored.kind,
        "title": stored.public_title,
        "state": stored.state,
        "version": stored.working,
        "revision": stored.revision,
        "changed_at": stored.changed_at,
        "page": absolute(request, reverse("draft", args=[stored.slug])),
    }
