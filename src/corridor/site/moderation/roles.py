"""The administrators' page of roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from corridor.catalogue.permissions import Role, roles
from corridor.errors import UsageError
from corridor.site.accounts.actor import actor_of
from corridor.site.accounts.models import RoleGrant, User
from corridor.site.accounts.role_grants import GRANTED, check_administrator, grant, revoke_grant
from corridor.site.definition_words import translated
from corridor.site.moderation.forms.choices import place_named, place_names


class GrantForm(forms.Form):
    """A role for an account that exists."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of the account"))
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    country = forms.CharField(
        label=gettext_lazy("Country"),
        help_text=gettext_lazy("For a focal point only."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "places"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice = self.fields["role"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(role.value, translated(roles()[role].label)) for role in GRANTED]

    def clean_email(self) -> User:
        """The account; raises ValidationError where there is none."""
        user = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if user is None:
            raise ValidationError(_("No account has this address. Ask the person to sign up first."))
        return user

    def clean_country(self) -> str:
        """The code of the country, empty where none is named; raises ValidationError for words that name none."""
        words = self.cleaned_data["country"]
        try:
            return place_named(words) if words else ""
        except UsageError:
            raise ValidationError(_("“%(words)s” is no country or area that we know.") % {"words": words}) from None

    def clean(self) -> dict[str, Any]:
        """A focal point has a country, the other roles none."""
        cleaned = super().clean() or {}
        if "country" in cleaned and "role" in cleaned:
            is_focal_point = cleaned["role"] == Role.FOCAL_POINT
            if is_focal_point and not cleaned["country"]:
                self.add_error("country", _("Name the country of the focal point."))
            if not is_focal_point and cleaned["country"]:
                self.add_error("country", _("Only a focal point has a country."))
        return cleaned


@never_cache
@login_required
def roles_page(request: HttpRequest) -> HttpResponse:
    """Who holds which role, and the form to give one; raises `NotPermitted` for all but administrators."""
    actor = actor_of(request.user)
    check_administrator(actor)
    form = GrantForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        grant(actor, said["email"], Role(said["role"]), said["country"])
        messages.success(request, _("The role is given."))
        return redirect("roles")
    grants = RoleGrant.objects.select_related("user").order_by("role", "country", "user__name", "pk")
    context = {
        "form": form,
        "faulty": form.is_bound,
        "grants": [(held, roles()[Role(held.role)].label) for held in grants],
        "place_names": place_names(),
    }
    return render(request, "moderation/roles.html", context, status=422 if form.is_bound else 200)


@require_POST
@login_required
def take_role(request: HttpRequest, held: int) -> HttpResponse:
    """Take a role away; the last administrator stays one."""
    try:
        revoke_grant(actor_of(request.user), held)
    except UsageError:
        messages.error(request, _("This role stays: there must be an administrator."))
    else:
        messages.success(request, _("The role is taken away."))
    return redirect("roles")
