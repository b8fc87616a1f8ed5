"""The page with the form of an entry, new or begun before."""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.kinds import kinds
from corridor.site.entries.models import StoredEntry
from corridor.site.moderation.forms.choices import place_names
from corridor.site.moderation.forms.entry_form import EntryForm, initial_of_sent
from corridor.site.moderation.forms.rows import RowsWidget

_MORE = 3


class Button(StrEnum):
    """The buttons under the form."""

    SAVE = "save"
    PREVIEW = "preview"
    SUBMIT = "submit"
    MORE_ROWS = "more_rows"


def button_of(request: HttpRequest) -> Button:
    """The button that was pressed; saving where it cannot be told, because that loses nothing."""
    if "more_rows" in request.POST:
        return Button.MORE_ROWS
    said = request.POST.get("do", "")
    return Button(said) if said in set(Button) else Button.SAVE


def form_with_more_rows(
    request: HttpRequest, form_class: type[EntryForm], kind: EntryKind, **options: bool
) -> EntryForm:
    """The form as it was sent, unchecked, with more rows in the field whose button was pressed."""
    sent = form_class(kind, request.POST, **options)
    form = form_class(kind, initial=initial_of_sent(sent), **options)
    field = form.fields.get(request.POST["more_rows"])
    if field is not None and isinstance(field.widget, RowsWidget):
        field.widget.blanks += _MORE
    return form


def form_page(
    request: HttpRequest,
    form: EntryForm,
    *,
    stored: StoredEntry | None = None,
    revision: int | None = None,
    stale: bool = False,
    lost_session: bool = False,
) -> HttpResponse:
    """The page; 422 where the form has errors, 409 where somebody was faster."""
    faulty = form.is_bound and not form.is_valid()
    context = {
        "form": form,
        "kind": kinds()[form.kind],
        "stored": stored,
        "revision": revision,
        "faulty": faulty,
        "stale": stale,
        "lost_session": lost_session,
        "place_names": place_names(),
    }
    return render(request, "moderation/form.html", context, status=_status(faulty=faulty or lost_session, stale=stale))


def _status(*, faulty: bool, stale: bool) -> int:
    if stale:
        return 409
    return 422 if faulty else 200
