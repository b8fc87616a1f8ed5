"""Accounts, written entries and pictures for tests of the site."""

from __future__ import annotations

import io
import uuid
from typing import Any

from PIL import Image

from corridor.catalogue.entry import EntryKind, EntrySource, Level
from corridor.catalogue.permissions import Actor, Role
from corridor.site.accounts.actor import actor_of
from corridor.site.accounts.models import RoleGrant, User
from corridor.site.entries.actions.drafts import ContactDetails, Started, start_draft
from corridor.site.entries.actions.publishing import publish
from corridor.site.entries.actions.reviewing import approve, take_into_review
from corridor.site.entries.actions.submitting import submit
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.written import Written

CONTACT = ContactDetails(name="Ana Contact", organisation="Ministry", email="ana@example.org")


def account(name: str, *roles: Role, country: str = "") -> User:
    """An account with these roles; `country` is that of a focal point."""
    user = User.objects.create_user(f"{name}@example.org", None, name=name)
    for role in roles:
        RoleGrant.objects.create(
            user=user, role=role, country=country if role is Role.FOCAL_POINT else "", granted_by="system"
        )
    return user


def actor(name: str, *roles: Role, country: str = "") -> Actor:
    """A new account as an actor."""
    return actor_of(account(name, *roles, country=country))


def fresh(user: User) -> Actor:
    """The account as an actor, its roles read anew."""
    return actor_of(User.objects.get(pk=user.pk))


def written(**fields: Any) -> Written:
    """A whole practice, with `fields` instead of the plain ones."""
    plain: dict[str, Any] = {
        "kind": EntryKind.PRACTICE,
        "title": "A desk for returning workers (Philippines)",
        "summary": "The ministry runs a desk that helps workers who come back.",
        "countries": ("PHL",),
        "level": Level.NATIONAL,
        "targets": ("10.7", "8.8"),
        "areas": ("return_reintegration",),
        "sources": (EntrySource(publisher="example.org", title="The desk", url="https://example.org/desk"),),
    }
    return Written.model_validate(plain | fields)


def started(who: Actor, **fields: Any) -> StoredEntry:
    """A draft of somebody with an account."""
    return start_draft(who, written(**fields), form_key=str(uuid.uuid4()), contact=CONTACT).entry


def started_by_visitor(edit_key: str, form_key: str | None = None, **fields: Any) -> Started:
    """A draft of somebody without an account."""
    form_key = form_key or str(uuid.uuid4())
    return start_draft(Actor(), written(**fields), form_key=form_key, edit_key=edit_key, contact=CONTACT)


def submitted(who: Actor, **fields: Any) -> StoredEntry:
    """An entry that was handed in."""
    draft = started(who, **fields)
    return submit(who, draft.slug, revision=draft.revision)


def approved(who: Actor, first: Actor, second: Actor, **fields: Any) -> StoredEntry:
    """An entry that two have approved."""
    entry = submitted(who, **fields)
    entry = take_into_review(first, entry.slug, revision=entry.revision)
    for reviewer in (first, second):
        entry = approve(reviewer, entry.slug, revision=entry.revision)
    return entry


def published(who: Actor, first: Actor, second: Actor, **fields: Any) -> StoredEntry:
    """An entry that is public."""
    entry = approved(who, first, second, **fields)
    return publish(first, entry.slug, revision=entry.revision)


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "steelblue").save(out, kind, **options)
    return out.getvalue()
