"""Decisions on proposed target links: in the record, kept for evaluation, visible at once where public."""

from __future__ import annotations

import pytest

from corridor.agenda.categories import LinkCategory
from corridor.catalogue.entry import LinkState
from corridor.errors import NotPermitted, WrongState
from corridor.site.entries.actions.links import decide_link
from corridor.site.entries.changes import catalogue_revision
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import AuditEvent, LinkDecision, PublicChange, StoredEntry
from corridor.site.entries.published import published_entry
from corridor.site.entries.site_catalogue import SiteCatalogue
from tests.catalogue.made import made
from tests.site.entries.conftest import People
from tests.site.entries.people import started, submitted

PROPOSED = {"target": "10.7", "by": "a model", "evidence": "Sentence 2."}


def test_accepting_changes_the_record_and_keeps_who_proposed(people: People) -> None:
    entry = submitted(people.contributor)

    decide_link(
        people.rita,
        entry.slug,
        revision=entry.revision,
        target="10.7",
        proposed_category=None,
        accept=True,
        category=LinkCategory.EXPLICIT,
    )

    first, second = entry.version(1).as_entry().target_links
    assert (first.target, first.state, first.category, first.by) == ("10.7", "accepted", "explicit", "moderators")
    assert second.state is LinkState.PROPOSED
    decision = LinkDecision.objects.get()
    assert (decision.accepted, decision.proposed_by, decision.decided_by) == (
        True,
        "contributor",
        f"account:{people.rita.id}",
    )
    assert not AuditEvent.objects.get(action="accept_link").public
    assert catalogue_revision() == 0


def test_a_refused_link_of_a_public_entry_is_gone_for_everybody(people: People) -> None:
    load_published([made("a", target_links=(PROPOSED, {"target": "8.8", "by": "a model"}))])
    before = PublicChange.objects.count()

    decide_link(people.rita, "a", revision=1, target="10.7", proposed_category=None, accept=False)

    public = published_entry("a")
    assert public is not None
    assert [link.target for link in public.target_links] == ["8.8"]
    assert SiteCatalogue().for_target("10.7") == ()
    assert PublicChange.objects.count() == before + 1
    event = AuditEvent.objects.get(action="refuse_link")
    assert (event.public, event.detail["target"]) == (True, "10.7")
    assert LinkDecision.objects.get().evidence == "Sentence 2."
    # A newer package does not bring back what people refused.
    assert load_published([made("a", title="New", target_links=(PROPOSED,))]).left == ("a",)


def test_only_judges_who_did_not_write_it_decide(people: People) -> None:
    entry = submitted(people.contributor)

    for nobody in (people.contributor, people.focal_point):
        with pytest.raises(NotPermitted):
            decide_link(nobody, entry.slug, revision=entry.revision, target="10.7", proposed_category=None, accept=True)
    assert not LinkDecision.objects.exists()


def test_a_link_is_decided_once_and_not_in_a_draft(people: People) -> None:
    entry = submitted(people.contributor)
    entry = decide_link(
        people.rita, entry.slug, revision=entry.revision, target="10.7", proposed_category=None, accept=True
    )
    with pytest.raises(WrongState, match="a proposed link"):
        decide_link(
            people.rob, entry.slug, revision=entry.revision, target="10.7", proposed_category=None, accept=False
        )
    with pytest.raises(WrongState, match="somebody was faster"):
        decide_link(people.rob, entry.slug, revision=1, target="8.8", proposed_category=None, accept=False)

    draft = started(people.contributor)
    with pytest.raises(WrongState, match="decide on its links"):
        decide_link(
            people.rita, draft.slug, revision=draft.revision, target="10.7", proposed_category=None, accept=True
        )
    assert StoredEntry.objects.get(slug=draft.slug).revision == draft.revision
