"""Keys of forms that were opened: each makes one entry, and for visitors holds the key to it until it is shown."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from django.urls import reverse

from corridor.site.entries.edit_key import new_edit_key
from corridor.site.entries.models import StoredEntry

_FORMS = "forms"
_MOST_FORMS = 20


def open_form(request: HttpRequest) -> str:
    """The key of a new form; the session keeps the edit key that goes with it."""
    form_key = str(uuid.uuid4())
    kept = {**request.session.get(_FORMS, {}), form_key: new_edit_key()}
    request.session[_FORMS] = dict(list(kept.items())[-_MOST_FORMS:])
    return form_key


def edit_key_of(request: HttpRequest, form_key: str) -> str | None:
    """The edit key that goes with a form that this browser opened, None for any other form."""
    found: str | None = request.session.get(_FORMS, {}).get(form_key)
    return found


def take_private_link(request: HttpRequest, stored: StoredEntry) -> str | None:
    """The private link to an entry that this browser began without an account, once; then None."""
    if stored.contributor_id is not None or stored.form_key is None:
        return None
    kept = dict(request.session.get(_FORMS, {}))
    key = kept.pop(stored.form_key, None)
    if key is None:
        return None
    request.session[_FORMS] = kept
    return request.build_absolute_uri(reverse("open_draft", args=[key]))
