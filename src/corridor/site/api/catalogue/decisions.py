"""The public log of decisions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import Field

from corridor.definitions import Record
from corridor.errors import UsageError
from corridor.site.api.answers import json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.paging import Offset, tell_pages
from corridor.site.pages.decisions import TITLES, public_decisions

router = Router(tags=["entries"])

DecisionAction = Annotated[str, Field(json_schema_extra={"enum": [str(key) for key in TITLES]})]


class DecisionItem(Record):
    """A decision: on which entry and version, what, when and why."""

    at: datetime
    action: str
    entry: str
    title: str
    version: int | None
    reason: str


class Decisions(Record):
    """A part of the log, the newest first."""

    total: int
    limit: int
    offset: int
    items: tuple[DecisionItem, ...]


@router.get(
    "/decisions",
    response=Decisions,
    operation_id="list_decisions",
    summary=gettext_noop("The public log of decisions"),
)
def list_decisions(
    request: HttpRequest,
    action: Annotated[DecisionAction | None, Query(description="Only decisions of this kind.")] = None,
    limit: Annotated[int, Query(ge=1, le=500, description="How many at most.")] = 50,
    offset: Offset = 0,
) -> HttpResponse:
    """What was published, withdrawn, returned or decided, when and why."""
    if action is not None and action not in TITLES:
        raise UsageError(f"one of {', '.join(TITLES)}", repr(action[:80]), where="the query parameter action")
    events = public_decisions(action or "")
    newest = events.first()
    known_as(request, 0 if newest is None else newest.pk, changed=None if newest is None else newest.at)
    total = events.count()
    items = tuple(
        DecisionItem(
            at=event.at,
            action=event.action,
            entry=event.entry_slug,
            title=event.entry_title,
            version=event.version,
            reason=event.note,
        )
        for event in events[offset : offset + limit]
    )
    answer = json_answer(Decisions(total=total, limit=limit, offset=offset, items=items))
    tell_pages(request, answer, total=total, limit=limit, offset=offset)
    return answer
