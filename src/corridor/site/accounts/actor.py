"""Who is asking, in the catalogue's terms: the account's roles, and the edit keys that the browser holds."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from corridor.catalogue.permissions import Actor, Role
from corridor.site.accounts.models import User
from corridor.site.entries.edit_key import digest_of_key, opens
from corridor.site.entries.models import StoredEntry

_KEYS = "edit_keys"
_MOST_KEYS = 50


def actor_of(user: User | AnonymousUser) -> Actor:
    """The account as an actor; a visitor where there is none or it is closed."""
    if not isinstance(user, User) or not user.is_active:
        return Actor()
    grants = list(user.grants.all())
    roles = {Role.CONTRIBUTOR, *(Role(grant.role) for grant in grants)}
    if user.is_superuser:
        roles.add(Role.ADMINISTRATOR)
    countries = frozenset(grant.country for grant in grants if grant.role == Role.FOCAL_POINT)
    return Actor(id=str(user.pk), roles=frozenset(roles), countries=countries)


def actor_for(request: HttpRequest, stored: StoredEntry) -> Actor:
    """Whoever asks for one entry, with its edit key if the browser has opened the private link."""
    kept = request.session.get(_KEYS, {}).get(stored.slug, "")
    return replace(actor_of(request.user), has_edit_key=opens(kept, stored))


def keep_edit_key(request: HttpRequest, stored: StoredEntry, key: str) -> bool:
    """Remember in the session that the browser holds the entry's key; False, and nothing kept, for a wrong key."""
    digest = digest_of_key(key)
    if not opens(digest, stored):
        return False
    kept = {**request.session.get(_KEYS, {}), stored.slug: digest}
    request.session[_KEYS] = dict(list(kept.items())[-_MOST_KEYS:])
    return True
