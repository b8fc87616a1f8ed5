"""The page on which moderators judge an entry."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from corridor.catalogue.differences import differences
from corridor.catalogue.entry import EntryState, LinkState
from corridor.catalogue.permissions import Access, check_moderate
from corridor.catalogue.states import Action, Transition, transitions
from corridor.site.accounts.actor import actor_of
from corridor.site.entries.actions.links import DECIDABLE
from corridor.site.entries.models import Contact, EntryVersion
from corridor.site.moderation.as_public import as_public, whole_entry
from corridor.site.moderation.at_hand import AtHand, entry_at_hand
from corridor.site.moderation.doing import Outcome, do_what_was_sent
from corridor.site.moderation.forms.choices import category_choices
from corridor.site.moderation.told import history_of, new_form_key, said_about
from corridor.site.pages.change_lines import ChangeLine, change_lines
from corridor.site.pages.entry_links import LinkLine, link_lines

JUDGING = (Action.TAKE_INTO_REVIEW, Action.APPROVE, Action.PUBLISH, Action.REQUEST_CHANGES)
OTHERWISE = (Action.REVISE, Action.WITHDRAW, Action.RESTORE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side; `changes` is None where one of them is no whole entry."""

    before: EntryVersion
    after: EntryVersion
    changes: tuple[ChangeLine, ...] | None


@never_cache
@login_required
def review_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The entry with all that a moderator needs; raises `NotPermitted` for whoever is none."""
    check_moderate(actor_of(request.user))
    at_hand = entry_at_hand(request, slug)
    if request.method != "POST":
        return _review_page(request, at_hand, None)
    outcome = do_what_was_sent(request, at_hand)
    if outcome.is_done:
        messages.success(request, outcome.message)
        return redirect("review", slug)
    return _review_page(request, entry_at_hand(request, slug), outcome)


def _review_page(request: HttpRequest, at_hand: AtHand, outcome: Outcome | None) -> HttpResponse:
    stored = at_hand.stored
    decidable = at_hand.may(Access.LINKS) and EntryState(stored.state) in DECIDABLE
    context = {
        **as_public(at_hand),
        "outcome": outcome,
        "judging": _transitions(at_hand, JUDGING),
        "otherwise": _transitions(at_hand, OTHERWISE),
        "may_edit": Action.SAVE_DRAFT in at_hand.open_actions,
        "approvals": stored.approvals.filter(version=stored.working).select_related("reviewer"),
        "needed": transitions()[Action.PUBLISH].approvals,
        "proposed": _proposed(at_hand) if decidable else [],
        "categories": category_choices(),
        "contact": Contact.objects.filter(entry=stored).first() if at_hand.may(Access.CONTACT) else None,
        "sees_notes": at_hand.may(Access.NOTES),
        "comments": said_about(at_hand),
        "history": history_of(at_hand),
        "comment_key": new_form_key(),
        "versions": list(stored.versions.order_by("-number")),
        "comparison": _comparison(request, at_hand),
    }
    return render(request, "moderation/review.html", context, status=outcome.status if outcome else HTTPStatus.OK)


def _proposed(at_hand: AtHand) -> list[LinkLine]:
    entry = whole_entry(at_hand.version)
    lines = () if entry is None else link_lines(entry)
    return [line for line in lines if line.link.state is LinkState.PROPOSED]


def _transitions(at_hand: AtHand, actions: tuple[Action, ...]) -> list[Transition]:
    return [transitions()[action] for action in actions if action in at_hand.open_actions]


def _comparison(request: HttpRequest, at_hand: AtHand) -> Comparison | None:
    """The two versions that the address names; else the working one with the public one, or the one before."""
    stored = at_hand.stored
    before = stored.published if stored.published not in (None, stored.working) else stored.working - 1
    numbers = [_number(request.GET.get("from"), before or 0), _number(request.GET.get("to"), stored.working)]
    found = {version.number: version for version in stored.versions.filter(number__in=numbers)}
    if numbers[0] not in found or numbers[1] not in found or numbers[0] == numbers[1]:
        return None
    old, new = (found[number] for number in numbers)
    return Comparison(old, new, _changes(old, new))


def _changes(before: EntryVersion, after: EntryVersion) -> tuple[ChangeLine, ...] | None:
    old, new = whole_entry(before), whole_entry(after)
    return None if old is None or new is None else change_lines(differences(old, new))


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and said.isascii() and said.isdecimal() and len(said) < 6 else otherwise
