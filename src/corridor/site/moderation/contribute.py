"""Beginning an entry: choosing its kind, filling in the form, keeping or handing in what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from corridor.catalogue.entry import PRACTICE_KINDS, EntryKind
from corridor.catalogue.kinds import KindDefinition, kinds
from corridor.catalogue.permissions import Actor, check_moderate, may_moderate
from corridor.site.accounts.actor import actor_of, keep_edit_key
from corridor.site.entries.actions.drafts import Started, is_open_to_all, start_draft
from corridor.site.entries.actions.illustration import attach_illustration
from corridor.site.entries.actions.submitting import submit
from corridor.site.moderation.form_keys import edit_key_of, open_form
from corridor.site.moderation.form_page import Button, button_of, form_page, form_with_more_rows
from corridor.site.moderation.forms.entry_form import NewEntryForm
from corridor.site.moderation.throttle import at_most

CONTRIBUTIONS_PER_HOUR = 40


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Kinds that stand together on the page."""

    key: str
    kinds: tuple[KindDefinition, ...]


def contribute_page(request: HttpRequest) -> HttpResponse:
    """The choice of a kind; the Forum's own records only for moderators."""
    open_kinds = [kind for kind in kinds().values() if is_open_to_all(kind.key)]
    groups = [
        KindGroup("practices", tuple(kind for kind in open_kinds if kind.key in PRACTICE_KINDS)),
        KindGroup("partnership", tuple(kind for kind in open_kinds if kind.key not in PRACTICE_KINDS)),
    ]
    if may_moderate(actor_of(request.user)):
        forum = tuple(kind for kind in kinds().values() if not is_open_to_all(kind.key))
        groups.append(KindGroup("forum", forum))
    return render(request, "moderation/contribute.html", {"groups": groups})


@never_cache
@at_most(CONTRIBUTIONS_PER_HOUR, "contribute")
def new_entry_page(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of a new entry; raises `NotPermitted` for a kind that only moderators begin."""
    wanted = _kind(kind)
    actor = actor_of(request.user)
    if not is_open_to_all(wanted):
        check_moderate(actor)
    if request.method != "POST":
        return form_page(request, NewEntryForm(wanted, initial=_blank(request, wanted)))
    button = button_of(request)
    if button is Button.MORE_ROWS:
        return form_page(request, form_with_more_rows(request, NewEntryForm, wanted))
    form = NewEntryForm(wanted, request.POST, request.FILES, for_submission=button is Button.SUBMIT)
    edit_key = edit_key_of(request, request.POST.get("form_key", ""))
    if not form.is_valid() or (actor.id is None and edit_key is None):
        return form_page(request, form, lost_session=actor.id is None and edit_key is None)
    return _begun(request, _begin(request, actor, form, edit_key, button), button)


def _begin(request: HttpRequest, actor: Actor, form: NewEntryForm, edit_key: str | None, button: Button) -> Started:
    """The draft with its picture, handed in where that is wanted: all of it or nothing."""
    with transaction.atomic():
        started = start_draft(
            actor,
            form.written(),
            form_key=str(form.cleaned_data["form_key"]),
            edit_key=None if actor.id is not None else edit_key,
            contact=form.contact(),
        )
        if edit_key is not None and actor.id is None:
            keep_edit_key(request, started.entry, edit_key)
        if not started.again:
            _complete(started, actor, form, edit_key, button)
    return started


def _complete(started: Started, actor: Actor, form: NewEntryForm, edit_key: str | None, button: Button) -> None:
    entry = started.entry
    owner = actor if actor.id is not None else Actor(has_edit_key=edit_key is not None)
    picture = form.picture()
    if picture is not None:
        entry = attach_illustration(owner, entry.slug, picture, revision=entry.revision)
    if button is Button.SUBMIT:
        submit(owner, entry.slug, revision=entry.revision)


def _begun(request: HttpRequest, started: Started, button: Button) -> HttpResponse:
    slug = started.entry.slug
    if button is Button.PREVIEW:
        return redirect("preview", slug)
    return redirect("handed_in" if button is Button.SUBMIT else "saved", slug)


def _kind(text: str) -> EntryKind:
    try:
        return EntryKind(text)
    except ValueError:
        raise Http404 from None


def _blank(request: HttpRequest, kind: EntryKind) -> dict[str, Any]:
    language = get_language() or "en"
    return {
        "form_key": open_form(request),
        "kind": kind.value,
        "language": "zh-Hans" if language == "zh-hans" else language,
        "contact_email": getattr(request.user, "email", ""),
        "contact_name": getattr(request.user, "name", ""),
    }
