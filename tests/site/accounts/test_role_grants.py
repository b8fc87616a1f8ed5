"""Giving and taking roles, by the service."""

from __future__ import annotations

import pytest

from corridor.catalogue.permissions import Actor, Role
from corridor.errors import NotPermitted, UsageError
from corridor.site.accounts.models import RoleGrant
from corridor.site.accounts.role_grants import grant, revoke_grant
from corridor.site.entries.models import AuditEvent
from tests.site.entries.people import account, actor, fresh

pytestmark = pytest.mark.django_db


def test_a_role_given_twice_is_one_and_one_event() -> None:
    ada, nina = actor("ada", Role.ADMINISTRATOR), account("nina")

    assert grant(ada, nina, Role.REVIEWER) == grant(ada, nina, Role.REVIEWER)
    assert AuditEvent.objects.filter(action="grant_role").count() == 1
    assert Role.REVIEWER in fresh(nina).roles


@pytest.mark.parametrize(
    ("role", "country"),
    [
        (Role.VISITOR, ""),
        (Role.CONTRIBUTOR, ""),
        (Role.FOCAL_POINT, ""),
        (Role.FOCAL_POINT, "QQQ"),
        (Role.REVIEWER, "PHL"),
    ],
)
def test_roles_that_cannot_be_given(role: Role, country: str) -> None:
    with pytest.raises(UsageError):
        grant(actor("ada", Role.ADMINISTRATOR), account("nina"), role, country)
    assert RoleGrant.objects.count() == 1


def test_only_administrators_give_and_take() -> None:
    nina, held = (
        account("nina"),
        RoleGrant.objects.create(user=account("rita"), role=Role.REVIEWER, granted_by="system"),
    )
    for who in (Actor(), actor("ed", Role.EDITOR)):
        with pytest.raises(NotPermitted):
            grant(who, nina, Role.ADMINISTRATOR)
        with pytest.raises(NotPermitted):
            revoke_grant(who, held.pk)
    with pytest.raises(UsageError, match="a role that is held"):
        revoke_grant(actor("ada", Role.ADMINISTRATOR), 999_999)


def test_an_administrator_leaves_when_there_is_another() -> None:
    ada = actor("ada", Role.ADMINISTRATOR)
    held = RoleGrant.objects.get()
    with pytest.raises(UsageError, match="another administrator"):
        revoke_grant(ada, held.pk)

    grant(ada, account("nina"), Role.ADMINISTRATOR)
    revoke_grant(ada, held.pk)

    assert [str(one.user) for one in RoleGrant.objects.all()] == ["nina"]
