"""The pages of somebody who contributes: the private link, the draft with what was said about it, the preview."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from corridor.catalogue.entry import EntryState
from corridor.catalogue.kinds import fields
from corridor.catalogue.permissions import Access, may_moderate
from corridor.catalogue.states import Action, transitions
from corridor.site.accounts.actor import keep_edit_key
from corridor.site.entries.actions.answers import ANSWERED_KINDS
from corridor.site.entries.actions.submitting import check_ready
from corridor.site.entries.edit_key import digest_of_key
from corridor.site.entries.faults import Fault, Faulty
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.published import published_entry
from corridor.site.moderation.as_public import as_public
from corridor.site.moderation.at_hand import AtHand, entry_at_hand
from corridor.site.moderation.doing import Outcome, do_what_was_sent
from corridor.site.moderation.form_keys import take_private_link
from corridor.site.moderation.throttle import at_most
from corridor.site.moderation.told import history_of, last_request, new_form_key, said_about

BY_BUTTON = (Action.SUBMIT, Action.RESUBMIT, Action.REVISE, Action.RESTORE)
"""What a press of a button does on the page of a draft; saving has the form, withdrawing asks for the reason."""


@never_cache
def open_draft(request: HttpRequest, key: str) -> HttpResponse:
    """The private link: the browser is known from now on, and the key is gone from the address."""
    stored = StoredEntry.objects.filter(edit_key_digest=digest_of_key(key)).first()
    if stored is None or not keep_edit_key(request, stored, key):
        raise Http404
    return redirect("draft", stored.slug)


@never_cache
@at_most(120, "draft")
def draft_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft for whoever wrote it; strangers are sent to the public page, or find nothing."""
    stored = StoredEntry.objects.filter(slug=slug).first()
    if stored is not None and not _takes_part(request, slug) and published_entry(slug) is not None:
        return redirect("entry", slug)
    at_hand = entry_at_hand(request, slug)
    if request.method != "POST":
        return _draft_page(request, at_hand, None)
    outcome = do_what_was_sent(request, at_hand)
    if outcome.is_done:
        messages.success(request, outcome.message)
        return redirect("draft", slug)
    return _draft_page(request, entry_at_hand(request, slug), outcome)


def _takes_part(request: HttpRequest, slug: str) -> bool:
    try:
        entry_at_hand(request, slug)
    except Http404:
        return False
    return True


def _draft_page(request: HttpRequest, at_hand: AtHand, outcome: Outcome | None) -> HttpResponse:
    stored = at_hand.stored
    returned = stored.state == EntryState.RETURNED
    context = {
        **as_public(at_hand),
        "outcome": outcome,
        "buttons": [transitions()[action] for action in BY_BUTTON if action in at_hand.open_actions],
        "may_edit": Action.SAVE_DRAFT in at_hand.open_actions,
        "withdrawing": transitions()[Action.WITHDRAW] if Action.WITHDRAW in at_hand.open_actions else None,
        "requested": last_request(at_hand) if returned else None,
        "comments": said_about(at_hand),
        "history": history_of(at_hand),
        "comment_key": new_form_key(),
        "moderates": may_moderate(at_hand.actor),
        "sees_answers": stored.kind in ANSWERED_KINDS and at_hand.may(Access.ANSWERS),
        "faults": _with_labels(outcome.faults if outcome else ()),
    }
    return render(request, "moderation/draft.html", context, status=outcome.status if outcome else HTTPStatus.OK)


def _with_labels(faults: tuple[Fault, ...]) -> list[tuple[str, Fault]]:
    return [(fields()[fault.field].label, fault) for fault in faults]


@never_cache
def saved_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What comes after the first saving: the private link, shown once."""
    return _after(request, slug, "moderation/saved.html")


@never_cache
def handed_in_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The thanks after handing in, with what happens next, and the private link if it was not shown yet."""
    return _after(request, slug, "moderation/handed_in.html")


def _after(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    at_hand = entry_at_hand(request, slug)
    link = take_private_link(request, at_hand.stored)
    return render(request, template, {**as_public(at_hand), "private_link": link})


@never_cache
def preview_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft as the public would see it, with what is still missing."""
    at_hand = entry_at_hand(request, slug)
    faults: tuple[Fault, ...] = ()
    try:
        check_ready(at_hand.stored)
    except Faulty as error:
        faults = error.faults
    context = {
        **as_public(at_hand),
        "faults": _with_labels(faults),
        "may_edit": Action.SAVE_DRAFT in at_hand.open_actions,
        "hand_in": next((a for a in (Action.SUBMIT, Action.RESUBMIT) if a in at_hand.open_actions), None),
        "private_link": take_private_link(request, at_hand.stored),
    }
    return render(request, "moderation/preview.html", context)
