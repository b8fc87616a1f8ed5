"""The public log of decisions: what was published, withdrawn, returned or decided, when and why."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corridor.catalogue.states import Action
from corridor.errors import UsageError
from corridor.site.entries.models import AuditEvent
from corridor.site.pages.paging import pages_of, wanted_page

PER_PAGE = 50
TITLES: Mapping[str, str | Promise] = {
    Action.PUBLISH: _("Published"),
    Action.WITHDRAW: _("Withdrawn"),
    Action.REQUEST_CHANGES: _("Returned for changes"),
    Action.RESTORE: _("Restored"),
    "accept_link": _("Link to a target accepted"),
    "refuse_link": _("Link to a target refused"),
}


def decisions_page(request: HttpRequest) -> HttpResponse:
    """The log, the newest first, of one kind of decision where the address asks for it.

    Raises `UsageError` for a kind of decision that there is not.
    """
    action = request.GET.get("action", "")
    if action and action not in TITLES:
        raise UsageError(f"one of {', '.join(TITLES)}", repr(action), where="the address")
    events = public_decisions(action)
    pages = pages_of(events.count(), PER_PAGE, wanted_page(request))
    context = {
        "events": [(event, decision_title(event.action)) for event in events[pages.first : pages.last]],
        "pages": pages,
        "action": action,
        "actions": TITLES.items(),
    }
    return render(request, "pages/decisions.html", context)


def public_decisions(action: str = "") -> QuerySet[AuditEvent]:
    """The public events of the log, the newest first; of one action only where one is named."""
    events = AuditEvent.objects.filter(public=True).order_by("-pk")
    return events.filter(action=action) if action else events


def decision_title(action: str) -> str:
    """What a decision is called in the log; its own key where it has no name."""
    return str(TITLES.get(action, action))
