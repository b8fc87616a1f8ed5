"""Deciding on target links that were proposed."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from corridor.agenda.categories import LinkCategory
from corridor.catalogue.entry import EntryState, LinkState
from corridor.catalogue.permissions import Access, Actor, check_access
from corridor.catalogue.states import states
from corridor.errors import WrongState
from corridor.site.entries.actions.act import check_fresh, locked, save_next_revision, show
from corridor.site.entries.audit import log, who
from corridor.site.entries.models import LinkDecision, StoredEntry
from corridor.site.entries.standing import standing_of, working_version
from corridor.site.entries.written import accepted_link

ACCEPT_LINK = "accept_link"
REFUSE_LINK = "refuse_link"
BY_MODERATORS = "moderators"
"""Who accepted a link that people proposed; the decision itself names the account."""

DECIDABLE = (EntryState.SUBMITTED, EntryState.IN_REVIEW, EntryState.PUBLISHED)
"""The states in which the working version lies before moderators, or before everybody."""


def decide_link(
    actor: Actor,
    slug: str,
    *,
    revision: int,
    target: str,
    proposed_category: LinkCategory | None,
    accept: bool,
    category: LinkCategory | None = None,
) -> StoredEntry:
    """Accept a proposed link, under `category` or the proposed one, or refuse it; the decision is kept either way.

    `target` and `proposed_category` say which link. A refused link leaves the record. Where the working version
    is the public one, the public sees it at once.
    """
    with transaction.atomic():
        entry = locked(slug)
        version = working_version(entry)
        check_access(actor, Access.LINKS, standing_of(entry, version))
        _check_decidable(EntryState(entry.state))
        check_fresh(entry, revision)
        links = version.record["target_links"]
        place = _place_of(links, target, proposed_category)
        link = links[place]
        final = category or proposed_category
        version.record["target_links"] = [
            *links[:place],
            *([accepted_link(link, final, BY_MODERATORS)] if accept else []),
            *links[place + 1 :],
        ]
        version.save()
        save_next_revision(entry)
        _keep_decision(actor, entry, link, final if accept else proposed_category, accept=accept)
        is_public = entry.published == entry.working
        action = ACCEPT_LINK if accept else REFUSE_LINK
        log(actor, action, entry, public=is_public, detail={"target": target, "category": final})
        if is_public:
            show(entry)
    return entry


def _check_decidable(state: EntryState) -> None:
    if state not in DECIDABLE:
        labels = " or ".join(states()[one].label.lower() for one in DECIDABLE)
        raise WrongState(f"an entry that is {labels}, to decide on its links", states()[state].label.lower())


def _place_of(links: list[dict[str, Any]], target: str, category: str | None) -> int:
    for place, link in enumerate(links):
        if (link["target"], link["category"], link["state"]) == (target, category, LinkState.PROPOSED):
            return place
    raise WrongState("a proposed link of the entry", f"{target} ({category or 'no category'})", where="the entry")


def _keep_decision(
    actor: Actor, entry: StoredEntry, link: dict[str, Any], category: str | None, *, accept: bool
) -> None:
    LinkDecision.objects.create(
        entry_slug=entry.slug,
        version=entry.working,
        target=link["target"],
        category=category or "",
        evidence=link["evidence"] or "",
        accepted=accept,
        proposed_by=link["by"],
        decided_by=who(actor),
    )
