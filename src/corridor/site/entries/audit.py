"""Writing into the log: who did what, when, why."""

from __future__ import annotations

from typing import Any

from corridor.catalogue.permissions import Actor, Role
from corridor.site.entries.models import AuditEvent, StoredEntry

KEY_HOLDER = "key"
VISITOR = "visitor"


def who(actor: Actor) -> str:
    """The actor as the log names them: `account:<id>`, `key` or `visitor`; never a name or an address."""
    if actor.id is not None:
        return f"account:{actor.id}"
    return KEY_HOLDER if actor.has_edit_key else VISITOR


def as_what(actor: Actor) -> Role:
    """The highest role of the actor, in which everything is done."""
    return max(actor.roles, key=tuple(Role).index, default=Role.VISITOR)


def log(
    actor: Actor,
    action: str,
    entry: StoredEntry | None = None,
    *,
    from_state: str = "",
    public: bool = False,
    note: str = "",
    detail: dict[str, Any] | None = None,
) -> AuditEvent:
    """Add an event; that of an entry names its slug, title, version and state as they are now."""
    about = {}
    if entry is not None:
        about = {"entry_slug": entry.slug, "entry_title": entry.public_title, "version": entry.working}
        about |= {"from_state": from_state or entry.state, "to_state": entry.state}
    return AuditEvent.objects.create(
        actor=who(actor),
        role=as_what(actor),
        action=action,
        public=public,
        note=note,
        detail=detail or {},
        **about,
    )
