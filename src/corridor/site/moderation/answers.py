"""Answers to calls and offers: the form for everybody, the list for whoever may see it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from corridor.catalogue.permissions import Access
from corridor.errors import UsageError
from corridor.site.accounts.actor import actor_of
from corridor.site.entries.actions.answers import ANSWERED_KINDS, AnswerDetails, answer_call, handle_answer
from corridor.site.entries.published import published_entry
from corridor.site.moderation.at_hand import entry_at_hand
from corridor.site.moderation.forms.honeypot import OnceForm
from corridor.site.moderation.throttle import at_most
from corridor.site.moderation.told import new_form_key

ANSWERS_PER_HOUR = 20


class AnswerForm(OnceForm):
    """What somebody answers; the same for calls and offers."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    message = forms.CharField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("What you would bring, or what you want to know. At most 5,000 characters."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


@never_cache
@at_most(ANSWERS_PER_HOUR, "answer")
def answer_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to answer a public call or offer; for anything else there is none."""
    entry = published_entry(slug)
    if entry is None or entry.kind not in ANSWERED_KINDS:
        raise Http404
    form = AnswerForm(request.POST) if request.method == "POST" else AnswerForm(initial={"form_key": new_form_key()})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        details = AnswerDetails.model_validate({name: said[name] for name in AnswerDetails.model_fields})
        answer_call(actor_of(request.user), slug, details, form_key=str(said["form_key"]))
        messages.success(request, _("Thank you. Your answer is with whoever made the call."))
        return redirect("entry", slug)
    context = {"form": form, "entry": entry, "faulty": form.is_bound}
    return render(request, "moderation/answer.html", context, status=422 if form.is_bound else 200)


@never_cache
def answers_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The answers to a call, for whoever made it and editors; for everybody else there are none."""
    at_hand = entry_at_hand(request, slug)
    if at_hand.stored.kind not in ANSWERED_KINDS or not at_hand.may(Access.ANSWERS):
        raise Http404
    if request.method == "POST":
        handle_answer(at_hand.actor, slug, _number(request.POST.get("answer", "")))
        messages.success(request, _("Marked as dealt with."))
        return redirect("answers", slug)
    answers = at_hand.stored.answers.order_by("handled_at", "created_at")
    title = at_hand.version.record.get("title")
    return render(request, "moderation/answers.html", {"stored": at_hand.stored, "title": title, "answers": answers})


def _number(said: str) -> int:
    if not (said.isascii() and said.isdecimal() and len(said) < 19):
        raise UsageError("the number of an answer", repr(said[:20]))
    return int(said)
