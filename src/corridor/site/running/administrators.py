"""Making somebody an administrator, from the machine on which the site runs."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from corridor.catalogue.permissions import Role
from corridor.errors import UsageError
from corridor.site.accounts.models import RoleGrant, User
from corridor.site.entries.models import AuditEvent

GRANT = "grant_role"
_SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Appointed:
    """Whether the account is new, whether the role is, and the address where its password is set."""

    new_account: bool
    new_role: bool
    password_link: str


@transaction.atomic
def appoint(email: str, password: str | None = None) -> Appointed:
    """Make the address an administrator's account, or the account that has it an administrator's.

    The address counts as confirmed: whoever runs the machine vouches for it. With a password it is set at once.
    Raises `UsageError` for what is no address, or for a password that is too easy.
    """
    address = _checked_address(email)
    user = User.objects.filter(email__iexact=address).first()
    new_account = user is None
    if user is None:
        user = User.objects.create_user(address)
    _confirm(user)
    if password is not None:
        _set_password(user, password)
    _, new_role = RoleGrant.objects.get_or_create(
        user=user, role=Role.ADMINISTRATOR, country="", defaults={"granted_by": _SYSTEM}
    )
    if new_role:
        AuditEvent.objects.create(
            actor=_SYSTEM,
            role=_SYSTEM,
            action=GRANT,
            detail={"account": user.pk, "role": Role.ADMINISTRATOR, "country": ""},
        )
    return Appointed(new_account, new_role, password_link(user))


def password_link(user: User) -> str:
    """The address where the account's password is set; it works once, for three days."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    with translation.override("en"):
        return f"{settings.ENVIRONMENT.address}{reverse('account_reset_password_from_key', kwargs=key)}"


def _checked_address(email: str) -> str:
    address = User.objects.normalize_email(email.strip())
    try:
        validate_email(address)
    except ValidationError:
        raise UsageError("an e-mail address", repr(email)) from None
    return address


def _confirm(user: User) -> None:
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise UsageError("a password that is hard to guess", " ".join(error.messages)) from None
    user.set_password(password)
    user.save()
