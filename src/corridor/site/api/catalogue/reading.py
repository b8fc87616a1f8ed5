"""One published entry: as it is, as it was, how it came to be."""

from __future__ import annotations

import json
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router

from corridor.catalogue.entry import Entry
from corridor.definitions import Record
from corridor.site.api.answers import absolute, answer, json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.formats import ENTRY_FORMS, Form, wanted_form
from corridor.site.api.problems import ProblemError, not_there
from corridor.site.entries.models import PublicChange, StoredEntry
from corridor.site.entries.published import public_history, public_version, public_versions, withdrawn_notice
from corridor.site.pages.entry_history import version_lines
from corridor.site.pages.structured import structured

router = Router(tags=["entries"])

EntryId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,160}$", description="The id of an entry.")]
VersionNumber = Annotated[int, Path(ge=1, le=1_000_000, description="The number of a version.")]


class PublicEntry(Record):
    """An entry as the public sees it, with the address of its page."""

    page: str
    published_at: datetime | None
    entry: Entry


class VersionItem(Record):
    """A version that is or was public."""

    number: int
    published_at: datetime
    current: bool
    page: str


class Versions(Record):
    """The public versions of an entry, the newest first."""

    id: str
    items: tuple[VersionItem, ...]


class HistoryItem(Record):
    """A public decision on an entry."""

    at: datetime
    action: str
    version: int | None
    reason: str


class History(Record):
    """The public decisions on an entry, the oldest first."""

    id: str
    items: tuple[HistoryItem, ...]


@router.get(
    "/entries/{entry_id}",
    response=PublicEntry,
    operation_id="get_entry",
    summary=gettext_noop("One entry"),
)
def get_entry(
    request: HttpRequest,
    entry_id: EntryId,
    form: Annotated[Form | None, Query(alias="format", description="json or jsonld; goes before Accept.")] = None,
) -> HttpResponse:
    """The public version; as JSON-LD in the words of schema.org where that is asked for.

    410 with title, date and reason for an entry that was withdrawn.
    """
    wanted = wanted_form(request, form, ENTRY_FORMS)
    _name(request, entry_id, wanted)
    version = public_versions().filter(entry__slug=entry_id).first()
    if version is None:
        raise _not_public(entry_id)
    page = absolute(request, reverse("entry", args=[entry_id]))
    entry, published_at = version.as_entry(), version.entry.published_at
    if wanted is Form.JSON_LD:
        return answer(json.dumps(structured(entry, page, published_at), ensure_ascii=False).encode(), wanted)
    return json_answer(PublicEntry(page=page, published_at=published_at, entry=entry))


@router.get(
    "/entries/{entry_id}/versions",
    response=Versions,
    operation_id="list_versions",
    summary=gettext_noop("Versions of an entry"),
)
def list_versions(request: HttpRequest, entry_id: EntryId) -> HttpResponse:
    """The versions that are or were public."""
    _name(request, entry_id, Form.JSON)
    current = StoredEntry.objects.filter(slug=entry_id).values_list("published", flat=True).first()
    if current is None:
        raise _not_public(entry_id)
    items = tuple(
        VersionItem(
            number=line.number,
            published_at=line.at,
            current=line.current,
            page=absolute(request, reverse("entry_version", args=[entry_id, line.number])),
        )
        for line in version_lines(public_history(entry_id), current)
    )
    return json_answer(Versions(id=entry_id, items=items))


@router.get(
    "/entries/{entry_id}/versions/{number}",
    response=Entry,
    operation_id="get_version",
    summary=gettext_noop("One version of an entry"),
)
def get_version(request: HttpRequest, entry_id: EntryId, number: VersionNumber) -> HttpResponse:
    """The entry as it was in a version that is or was public."""
    _name(request, entry_id, Form.JSON)
    entry = public_version(entry_id, number)
    if entry is None:
        raise _not_public(entry_id)
    return json_answer(entry)


@router.get(
    "/entries/{entry_id}/history",
    response=History,
    operation_id="get_history",
    summary=gettext_noop("Decisions on an entry"),
)
def get_history(request: HttpRequest, entry_id: EntryId) -> HttpResponse:
    """What was decided on the entry, when and why; also for one that was withdrawn."""
    steps = public_history(entry_id)
    if not steps:
        raise _not_public(entry_id)
    known_as(request, len(steps), changed=steps[-1].at)
    items = tuple(
        HistoryItem(at=step.at, action=step.action, version=step.version, reason=step.reason) for step in steps
    )
    return json_answer(History(id=entry_id, items=items))


def _name(request: HttpRequest, entry_id: str, form: Form) -> None:
    """Name the answer by the newest public change of the entry; what was never public gets no name."""
    newest = PublicChange.objects.filter(entry_slug=entry_id).order_by("-pk").first()
    if newest is not None:
        known_as(request, newest.pk, changed=newest.at, form=form)


def _not_public(entry_id: str) -> ProblemError:
    """410 for an entry that was withdrawn; 404 for a draft as for what never was."""
    notice = withdrawn_notice(entry_id)
    if notice is None:
        return not_there(f"published entry {entry_id}", "look for it with /api/v1/entries?q=...")
    return ProblemError(
        HTTPStatus.GONE,
        f"“{notice.title}” was withdrawn on {notice.at.date().isoformat()}: {notice.reason}",
        found=notice.reason,
        where=f"entry {entry_id}",
        remedy=f"/api/v1/entries/{entry_id}/history has the decisions",
    )
