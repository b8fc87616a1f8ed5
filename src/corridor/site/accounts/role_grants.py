"""Giving and taking roles, by administrators; each is in the log."""

from __future__ import annotations

from django.db import transaction

from corridor.catalogue.permissions import Actor, Role
from corridor.errors import NotPermitted, UsageError
from corridor.places.tables import places
from corridor.site.accounts.models import RoleGrant, User
from corridor.site.entries.audit import log, who

GRANT = "grant_role"
REVOKE = "revoke_role"
GRANTED = (Role.FOCAL_POINT, Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR)
"""The roles that are given; visitor and contributor come by themselves."""


def check_administrator(actor: Actor) -> None:
    """Raises `NotPermitted` for anybody but an administrator."""
    if Role.ADMINISTRATOR not in actor.roles:
        raise NotPermitted("an administrator", "somebody else", remedy="ask an administrator")


@transaction.atomic
def grant(actor: Actor, user: User, role: Role, country: str = "") -> RoleGrant:
    """Give a role; a focal point needs a country (ISO 3166 alpha-3), others have none. Twice is once."""
    check_administrator(actor)
    if role not in GRANTED:
        raise UsageError(f"one of {', '.join(GRANTED)}", role)
    if (role is Role.FOCAL_POINT) != bool(country) or (country and country not in places()):
        raise UsageError("a country for a focal point, and none for others", repr(country))
    made, new = RoleGrant.objects.get_or_create(
        user=user, role=role, country=country, defaults={"granted_by": who(actor)}
    )
    if new:
        log(actor, GRANT, detail={"account": user.pk, "role": role, "country": country})
    return made


@transaction.atomic
def revoke_grant(actor: Actor, grant_id: int) -> None:
    """Take a role away; raises `UsageError` when it would leave no administrator, or there is no such grant."""
    check_administrator(actor)
    found = RoleGrant.objects.select_for_update().filter(pk=grant_id).first()
    if found is None:
        raise UsageError("the number of a role that is held", str(grant_id))
    if found.role == Role.ADMINISTRATOR and not _others_administer(found):
        raise UsageError("another administrator", "none", remedy="make somebody else an administrator first")
    detail = {"account": found.user_id, "role": found.role, "country": found.country}
    found.delete()
    log(actor, REVOKE, detail=detail)


def _others_administer(grant_to_go: RoleGrant) -> bool:
    others = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exclude(pk=grant_to_go.pk)
    return others.exists() or User.objects.filter(is_superuser=True, is_active=True).exists()
