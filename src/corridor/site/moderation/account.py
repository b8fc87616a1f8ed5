"""The page of an account: its entries, roles, saved searches and tokens."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corridor.catalogue.entry import EntryState
from corridor.catalogue.permissions import Actor, Role, may_moderate, roles
from corridor.errors import UsageError
from corridor.site.accounts.actor import actor_of
from corridor.site.accounts.models import ApiToken, RoleGrant, User
from corridor.site.accounts.tokens import LONGEST_DAYS, issue, revoke
from corridor.site.entries.models import EntryVersion, SavedSearch, StoredEntry

MOST_SHOWN = 200
MOST_TOKENS = 20


class NameForm(forms.Form):
    """The name under which moderators know the account."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Moderators see it beside what you do. It is never public."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class TokenForm(forms.Form):
    """A new token for a program."""

    token_name = forms.CharField(
        label=gettext_lazy("What it is for"), help_text=gettext_lazy("For example: nightly import."), max_length=80
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Good for"),
        coerce=int,
        choices=[
            (30, gettext_lazy("30 days")),
            (90, gettext_lazy("90 days")),
            (LONGEST_DAYS, gettext_lazy("1 year")),
        ],
    )


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that the account holds, with what it means and the country of a focal point."""

    label: str
    meaning: str
    country: str


@never_cache
@login_required
def account_page(request: HttpRequest) -> HttpResponse:
    """The page; a form on it that is sent comes back here."""
    user = _user(request)
    name_form = NameForm(request.POST if "save_name" in request.POST else None, initial={"name": user.name})
    token_form = TokenForm(request.POST if "issue_token" in request.POST else None)
    secret = None
    if name_form.is_bound and name_form.is_valid():
        user.name = name_form.cleaned_data["name"]
        user.save(update_fields=["name"])
        messages.success(request, _("Saved."))
        return redirect("account")
    if token_form.is_bound and token_form.is_valid():
        secret = _issue(user, token_form)
        # The secret is in this answer alone: nothing that could be loaded again keeps it.
        token_form = TokenForm()
    context = {
        **_shown(user),
        "name_form": name_form,
        "token_form": token_form,
        "secret": secret,
    }
    faulty = any(form.is_bound and not form.is_valid() for form in (name_form, token_form))
    return render(request, "moderation/account.html", context, status=422 if faulty else 200)


def _issue(user: User, form: TokenForm) -> str:
    if user.tokens.filter(revoked_at=None).count() >= MOST_TOKENS:
        raise UsageError(
            f"at most {MOST_TOKENS} tokens", f"{MOST_TOKENS} already", remedy="revoke one that is not used"
        )
    return issue(user, form.cleaned_data["token_name"], form.cleaned_data["days"]).secret


def _shown(user: User) -> dict[str, object]:
    actor = actor_of(user)
    return {
        "own": list(user.entries.order_by("-changed_at")[:MOST_SHOWN]),
        "of_country": _of_own_countries(user, actor),
        "held": [_held(grant) for grant in user.grants.order_by("role", "country")],
        "searches": list(SavedSearch.objects.filter(user=user).order_by("name")),
        "tokens": list(ApiToken.objects.filter(user=user, revoked_at=None).order_by("-created_at")),
        "moderates": may_moderate(actor),
        "administers": Role.ADMINISTRATOR in actor.roles,
    }


def _of_own_countries(user: User, actor: Actor) -> list[StoredEntry]:
    """What others have begun and is not public yet, of the countries whose focal point the account is."""
    if not actor.countries:
        return []
    unfinished = StoredEntry.objects.exclude(state__in=(EntryState.PUBLISHED, EntryState.WITHDRAWN))
    unfinished = unfinished.exclude(pk__in=user.entries.values("pk"))
    newest = EntryVersion.objects.filter(entry__in=unfinished).order_by("number")
    countries = dict(newest.values_list("entry_id", "record__countries"))  # the newest version wins
    ids = [entry for entry, named in countries.items() if actor.countries & set(named or ())]
    return list(StoredEntry.objects.filter(pk__in=ids).order_by("-changed_at")[:MOST_SHOWN])


def _held(grant: RoleGrant) -> HeldRole:
    role = roles()[Role(grant.role)]
    return HeldRole(role.label, role.meaning, grant.country)


@require_POST
@login_required
def revoke_token(request: HttpRequest, token: int) -> HttpResponse:
    """End a token of the account; raises `UsageError` for one of somebody else."""
    revoke(_user(request), token)
    messages.success(request, _("The token is revoked. Programs that use it are refused from now on."))
    return redirect("account")


@require_POST
@login_required
def delete_search(request: HttpRequest, search: int) -> HttpResponse:
    """Delete a saved search of the account."""
    SavedSearch.objects.filter(user=_user(request), pk=search).delete()
    messages.success(request, _("The search is deleted."))
    return redirect("account")


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("only asked behind login_required")
    return request.user
