"""The entry that a page is about, for those who may see it; for everybody else there is none."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from corridor.catalogue.moderation import open_actions
from corridor.catalogue.permissions import Access, Actor, may_access
from corridor.catalogue.standing import Standing
from corridor.catalogue.states import Action
from corridor.site.accounts.actor import actor_for
from corridor.site.entries.models import EntryVersion, StoredEntry
from corridor.site.entries.standing import standing_of, working_version


@dataclass(frozen=True, slots=True)
class AtHand:
    """An entry with its working version, how it stands, and who is looking."""

    stored: StoredEntry
    version: EntryVersion
    standing: Standing
    actor: Actor

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """What whoever is looking may do now."""
        return open_actions(self.actor, self.standing)

    def may(self, what: Access) -> bool:
        """Whether whoever is looking may see, say or decide that."""
        return may_access(self.actor, what, self.standing)


def entry_at_hand(request: HttpRequest, slug: str) -> AtHand:
    """The entry, for those who take part in it; raises Http404 for strangers, as where there is none."""
    stored = StoredEntry.objects.filter(slug=slug).first()
    if stored is None:
        raise Http404
    version = working_version(stored)
    found = AtHand(stored, version, standing_of(stored, version), actor_for(request, stored))
    # Those who may comment before it is public are those who may read it then.
    if not found.may(Access.COMMENT):
        raise Http404
    return found
