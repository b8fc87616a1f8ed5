"""Going on with a draft in the form."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.states import Action
from corridor.errors import WrongState
from corridor.site.entries.actions.act import Stale
from corridor.site.entries.actions.drafts import save_draft
from corridor.site.entries.actions.illustration import attach_illustration, remove_illustration
from corridor.site.entries.actions.submitting import resubmit, submit
from corridor.site.entries.models import Contact, StoredEntry
from corridor.site.entries.written import Written
from corridor.site.moderation.at_hand import AtHand, entry_at_hand
from corridor.site.moderation.contribute import CONTRIBUTIONS_PER_HOUR
from corridor.site.moderation.doing import revision_in
from corridor.site.moderation.form_page import Button, button_of, form_page, form_with_more_rows
from corridor.site.moderation.forms.entry_form import EntryForm, initial_of
from corridor.site.moderation.throttle import at_most


@never_cache
@at_most(CONTRIBUTIONS_PER_HOUR * 3, "edit")
def edit_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of a draft; where it cannot be changed now, its page says what can be done."""
    at_hand = entry_at_hand(request, slug)
    if request.method != "POST":
        if Action.SAVE_DRAFT not in at_hand.open_actions:
            messages.warning(request, _("This entry cannot be changed as it stands now."))
            return redirect("draft", slug)
        return form_page(request, _form(at_hand), stored=at_hand.stored, revision=at_hand.stored.revision)
    button = button_of(request)
    revision = revision_in(request.POST)
    kind, options = _kind_and_options(at_hand)
    if button is Button.MORE_ROWS:
        form = form_with_more_rows(request, EntryForm, kind, **options)
        return form_page(request, form, stored=at_hand.stored, revision=revision)
    form = EntryForm(kind, request.POST, request.FILES, for_submission=button is Button.SUBMIT, **options)
    if not form.is_valid():
        return form_page(request, form, stored=at_hand.stored, revision=revision)
    try:
        _keep(at_hand, form, revision, button)
    except Stale:
        # What was typed stays in the form; saving it again is a decision made with open eyes.
        now = StoredEntry.objects.get(pk=at_hand.stored.pk).revision
        return form_page(request, form, stored=at_hand.stored, revision=now, stale=True)
    except WrongState:
        return form_page(request, form, stored=at_hand.stored, revision=revision, stale=True)
    return _kept(request, slug, button)


def _keep(at_hand: AtHand, form: EntryForm, revision: int, button: Button) -> None:
    actor, slug = at_hand.actor, at_hand.stored.slug
    with transaction.atomic():
        entry = save_draft(actor, slug, form.written(), revision=revision, contact=form.contact())
        picture = form.picture()
        if picture is not None:
            entry = attach_illustration(actor, slug, picture, revision=entry.revision)
        elif form.cleaned_data.get("remove_illustration"):
            entry = remove_illustration(actor, slug, revision=entry.revision)
        if button is Button.SUBMIT:
            hand_in = resubmit if entry.state == "returned" else submit
            hand_in(actor, slug, revision=entry.revision)


def _kept(request: HttpRequest, slug: str, button: Button) -> HttpResponse:
    if button is Button.SUBMIT:
        return redirect("handed_in", slug)
    if button is Button.PREVIEW:
        return redirect("preview", slug)
    messages.success(request, _("Saved."))
    return redirect("draft", slug)


def _form(at_hand: AtHand) -> EntryForm:
    kind, options = _kind_and_options(at_hand)
    return EntryForm(kind, initial=initial_of(Written.of_record(at_hand.version.record)), **options)


def _kind_and_options(at_hand: AtHand) -> tuple[EntryKind, dict[str, bool]]:
    record = at_hand.version.record
    stored = at_hand.stored
    known = stored.contributor_id is not None or Contact.objects.filter(entry=stored).exists()
    return EntryKind(record["kind"]), {"illustrated": bool(record.get("illustration")), "known_contact": known}
