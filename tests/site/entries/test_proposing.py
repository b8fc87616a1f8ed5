"""The model proposes when an entry is handed in: never what was named or refused before, and only as a proposal."""

from __future__ import annotations

import pytest

from corridor.agenda.categories import LinkCategory
from corridor.catalogue.entry import LinkState
from corridor.linking.proposals import proposer
from corridor.site.entries.actions.drafts import save_draft
from corridor.site.entries.actions.links import decide_link
from corridor.site.entries.actions.publishing import publish
from corridor.site.entries.actions.reviewing import approve, request_changes, take_into_review
from corridor.site.entries.actions.submitting import resubmit
from corridor.site.entries.changes import PublicName
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import EntryVersion, LinkDecision, StoredEntry
from corridor.site.entries.packaged import load_packaged
from corridor.site.entries.published import published_entry
from corridor.site.entries.record import digest_of, record_of
from corridor.site.entries.site_catalogue import SiteCatalogue
from corridor.site.pages.ties import counts, link_groups
from corridor.site.search.contract import Facet
from corridor.site.search.searched import facets_of
from tests.catalogue.made import made
from tests.site.entries.conftest import People
from tests.site.entries.people import started, submitted, written

SUMMARY = "The ministry lowers the costs of remittances that migrants send home."
UNREAD = {"target": "10.c", "by": "linking 0123abcd", "category": "explicit", "evidence": SUMMARY}


def links(entry: StoredEntry) -> dict[str, tuple[str, str]]:
    return {link["target"]: (link["state"], link["by"]) for link in entry.version(entry.working).record["target_links"]}


def returned(people: People, entry: StoredEntry) -> StoredEntry:
    entry = take_into_review(people.rita, entry.slug, revision=entry.revision)
    return request_changes(people.rita, entry.slug, revision=entry.revision, reason="Say more.")


def test_handing_in_adds_proposals_with_evidence_and_a_draft_has_none(people: People) -> None:
    assert "10.c" not in links(started(people.contributor, summary=SUMMARY))

    entry = submitted(people.contributor, summary=SUMMARY)
    found = links(entry)
    assert found["10.c"] == ("proposed", proposer())
    assert found["10.7"] == found["8.8"] == ("proposed", "contributor")
    (proposal,) = (link for link in entry.version(1).as_entry().target_links if link.target == "10.c")
    assert (proposal.category, proposal.evidence) == (LinkCategory.EXPLICIT, SUMMARY)


def test_what_the_contributor_named_is_left_to_them(people: People) -> None:
    entry = submitted(people.contributor, summary=SUMMARY, targets=("10.c",))
    assert links(entry)["10.c"] == ("proposed", "contributor")


def test_a_kind_that_needs_no_level_gets_proposals_too(people: People) -> None:
    entry = submitted(people.editor, kind="recommendation", level=None, summary=SUMMARY, targets=())
    assert links(entry)["10.c"] == ("proposed", proposer())


def test_what_was_refused_is_not_proposed_again(people: People) -> None:
    entry = submitted(people.contributor, summary=SUMMARY)
    entry = decide_link(
        people.rob,
        entry.slug,
        revision=entry.revision,
        target="10.c",
        proposed_category=LinkCategory.EXPLICIT,
        accept=False,
    )
    assert LinkDecision.objects.get().proposed_by == proposer()
    entry = returned(people, entry)
    entry = save_draft(
        people.contributor, entry.slug, written(summary=f"{SUMMARY} Ships too."), revision=entry.revision
    )
    entry = resubmit(people.contributor, entry.slug, revision=entry.revision)
    assert "10.c" not in links(entry)


def test_what_a_person_took_out_is_not_proposed_again_and_what_is_new_is(people: People) -> None:
    entry = returned(people, submitted(people.contributor, summary=SUMMARY))
    more = written(summary=f"{SUMMARY} It fights trafficking in women and girls.")
    entry = save_draft(people.contributor, entry.slug, more, revision=entry.revision)
    entry = resubmit(people.contributor, entry.slug, revision=entry.revision)
    found = links(entry)
    assert "10.c" not in found
    assert found["5.2"] == ("proposed", proposer())


def test_a_proposal_that_is_accepted_counts_and_one_that_is_not_does_not(people: People) -> None:
    entry = submitted(people.contributor, summary=SUMMARY, targets=())
    entry = take_into_review(people.rita, entry.slug, revision=entry.revision)
    for reviewer in (people.rita, people.rob):
        entry = approve(reviewer, entry.slug, revision=entry.revision)
    entry = publish(people.rita, entry.slug, revision=entry.revision)
    public = published_entry(entry.slug)
    assert public is not None
    assert SiteCatalogue().for_target("10.c") == SiteCatalogue().for_goal(10) == ()
    assert [link.state for link in public.target_links if link.target == "10.c"] == [LinkState.PROPOSED]

    decide_link(
        people.rita,
        entry.slug,
        revision=entry.revision,
        target="10.c",
        proposed_category=LinkCategory.EXPLICIT,
        accept=True,
    )
    assert [found.id for found in SiteCatalogue().for_target("10.c")] == [entry.slug]
    assert [found.id for found in SiteCatalogue().for_goal(10)] == [entry.slug]


@pytest.mark.django_db
def test_an_unread_proposal_is_shown_as_one_and_counted_nowhere() -> None:
    by_person = {"target": "8.8", "by": "contributor"}
    entry = made("a", target_links=(UNREAD, by_person))
    load_published([entry])

    assert counts(PublicName.TARGET) == {"8.8": 1}
    assert counts(PublicName.GOAL) == {"8": 1}
    assert counts(PublicName.PROPOSED) == {"8.8": 1, "10.c": 1}
    assert [(group.state, group.count) for group in link_groups("10.c")] == [(LinkState.PROPOSED, 1)]
    facets = facets_of(entry)
    assert (facets[Facet.TARGET], facets[Facet.GOAL]) == (["8.8"], ["8"])
    assert Facet.CATEGORY not in facets


def test_a_record_says_the_same_with_and_without_what_is_unread() -> None:
    plain = digest_of(record_of(made("a")))
    assert digest_of(record_of(made("a", target_links=(UNREAD,)))) == plain
    for other in (UNREAD | {"state": "accepted"}, UNREAD | {"by": "contributor"}):
        assert digest_of(record_of(made("a", target_links=(other,)))) != plain


@pytest.mark.django_db
def test_packaged_records_get_no_proposals() -> None:
    load_packaged()
    packaged = EntryVersion.objects.values_list("record__target_links", flat=True)
    by = {link["by"] for links in packaged for link in links}
    assert by
    assert not any(one.startswith("linking") for one in by)
