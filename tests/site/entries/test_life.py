"""The life of an entry, action by action: what each leaves in the entry, the log, and the public's view."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from corridor.catalogue.entry import EntryState, LinkState
from corridor.catalogue.permissions import Actor
from corridor.errors import NotPermitted, UsageError, WrongState
from corridor.site.entries.actions.comments import comment
from corridor.site.entries.actions.drafts import save_draft
from corridor.site.entries.actions.publishing import publish, restore, revise, withdraw
from corridor.site.entries.actions.reviewing import approve, request_changes, take_into_review
from corridor.site.entries.actions.submitting import resubmit, submit
from corridor.site.entries.changes import catalogue_revision
from corridor.site.entries.faults import Faulty
from corridor.site.entries.models import AuditEvent, PublicChange, StoredEntry
from corridor.site.entries.published import (
    public_history,
    public_version,
    published_entry,
    withdrawn_notice,
)
from corridor.site.entries.site_catalogue import SiteCatalogue
from tests.site.entries.conftest import People
from tests.site.entries.people import approved, published, started, submitted, written


def test_return_change_approve_by_two_publish(people: People) -> None:
    entry = submitted(people.contributor)
    assert catalogue_revision() == 0
    slug = entry.slug

    entry = take_into_review(people.rita, slug, revision=entry.revision)
    entry = approve(people.rob, slug, revision=entry.revision)
    entry = request_changes(people.rita, slug, revision=entry.revision, reason="Which ministry?")
    assert entry.state == EntryState.RETURNED
    assert entry.approvals.count() == 0

    entry = save_draft(people.contributor, slug, written(summary="Clearer."), revision=entry.revision)
    assert entry.working == 2
    assert entry.version(1).record["summary"] != "Clearer."
    again = save_draft(people.contributor, slug, written(summary="Clearest."), revision=entry.revision)
    assert again.working == 2

    entry = resubmit(people.contributor, slug, revision=again.revision)
    entry = take_into_review(people.rob, slug, revision=entry.revision)
    for reviewer in (people.rita, people.rob):
        entry = approve(reviewer, slug, revision=entry.revision)
    entry = publish(people.rita, slug, revision=entry.revision)

    public = published_entry(slug)
    assert public is not None
    assert (public.id, public.version, public.summary) == (slug, 2, "Clearest.")
    assert public.date_shared == datetime.datetime.now(tz=datetime.UTC).date()
    assert [e.id for e in SiteCatalogue().for_target("8.8")] == [slug]
    assert list(PublicChange.objects.values_list("entry_slug", flat=True)) == [slug]
    assert public_version(slug, 1) is None  # it was never public


def test_every_action_is_in_the_log_with_who_and_what_changed(people: People) -> None:
    entry = published(people.contributor, people.rita, people.rob)

    events = AuditEvent.objects.filter(entry_slug=entry.slug).order_by("pk")
    assert [(e.action, e.role, e.from_state, e.to_state, e.public) for e in events] == [
        ("start_draft", "contributor", "draft", "draft", False),
        ("submit", "contributor", "draft", "submitted", False),
        ("take_into_review", "reviewer", "submitted", "in_review", False),
        ("approve", "reviewer", "in_review", "in_review", False),
        ("approve", "reviewer", "in_review", "in_review", False),
        ("publish", "reviewer", "in_review", "published", True),
    ]
    assert [e.actor for e in events] == [
        f"account:{who.id}"
        for who in (people.contributor, people.contributor, people.rita, people.rita, people.rob, people.rita)
    ]


def test_publishing_needs_two_who_did_not_write_it(people: People) -> None:
    entry = submitted(people.contributor)
    entry = take_into_review(people.rita, entry.slug, revision=entry.revision)
    entry = approve(people.rita, entry.slug, revision=entry.revision)

    with pytest.raises(WrongState, match="approvals by 2"):
        publish(people.rita, entry.slug, revision=entry.revision)
    with pytest.raises(NotPermitted, match="you have approved"):
        approve(people.rita, entry.slug, revision=entry.revision)
    with pytest.raises(NotPermitted):
        approve(people.contributor, entry.slug, revision=entry.revision)
    assert published_entry(entry.slug) is None


def test_an_editor_who_wrote_in_the_version_cannot_approve_it(people: People) -> None:
    draft = started(people.contributor)
    draft = save_draft(people.editor, draft.slug, written(title="Mended"), revision=draft.revision)
    entry = submit(people.editor, draft.slug, revision=draft.revision)
    entry = take_into_review(people.rita, entry.slug, revision=entry.revision)

    with pytest.raises(NotPermitted):
        approve(people.editor, entry.slug, revision=entry.revision)


def test_the_public_version_stays_while_a_new_one_is_written(people: People) -> None:
    entry = published(people.contributor, people.rita, people.rob, title="First")
    entry = revise(people.contributor, entry.slug, revision=entry.revision)
    entry = save_draft(people.contributor, entry.slug, written(title="Second"), revision=entry.revision)

    public = published_entry(entry.slug)
    assert public is not None
    assert public.title == "First"
    assert entry.public_title == "First"
    assert (entry.working, entry.published, entry.state) == (2, 1, EntryState.DRAFT)

    entry = submit(people.contributor, entry.slug, revision=entry.revision)
    entry = take_into_review(people.rita, entry.slug, revision=entry.revision)
    for reviewer in (people.rita, people.rob):
        entry = approve(reviewer, entry.slug, revision=entry.revision)
    publish(people.rita, entry.slug, revision=entry.revision)

    first, second = public_version(entry.slug, 1), public_version(entry.slug, 2)
    assert first is not None
    assert second is not None
    assert (first.title, second.title) == ("First", "Second")
    assert first.date_shared == second.date_shared
    assert [(step.action, step.version) for step in public_history(entry.slug)] == [("publish", 1), ("publish", 2)]


def test_a_withdrawn_entry_leaves_a_notice_until_it_is_public_again(people: People) -> None:
    entry = published(people.contributor, people.rita, people.rob)
    entry = withdraw(people.editor, entry.slug, revision=entry.revision, reason=" The programme never began. ")

    assert published_entry(entry.slug) is None
    assert public_version(entry.slug, 1) is None
    assert SiteCatalogue().in_country("PHL") == ()
    notice = withdrawn_notice(entry.slug)
    assert notice is not None
    assert (notice.title, notice.reason) == (entry.public_title, "The programme never began.")
    assert public_history(entry.slug)[-1].reason == "The programme never began."
    assert catalogue_revision() == PublicChange.objects.order_by("-pk")[0].pk
    assert PublicChange.objects.count() == 2

    entry = restore(people.editor, entry.slug, revision=entry.revision)
    entry = save_draft(people.editor, entry.slug, written(title="Nobody may know"), revision=entry.revision)
    assert withdrawn_notice(entry.slug) == notice

    entry = withdraw(people.editor, entry.slug, revision=entry.revision, reason="Not for the public.")
    assert withdrawn_notice(entry.slug) == notice
    assert "Not for the public." not in {step.reason for step in public_history(entry.slug)}


def test_a_draft_that_never_was_public_leaves_no_notice(people: People) -> None:
    draft = started(people.contributor)
    entry = withdraw(people.contributor, draft.slug, revision=draft.revision, reason="Sent by mistake.")

    assert entry.state == EntryState.WITHDRAWN
    assert withdrawn_notice(entry.slug) is None
    assert public_history(entry.slug) == ()
    assert PublicChange.objects.count() == 0


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_needed_where_the_table_says_so(people: People, reason: str) -> None:
    entry = submitted(people.contributor)

    with pytest.raises(UsageError, match="a reason"):
        request_changes(people.rita, entry.slug, revision=entry.revision, reason=reason)
    with pytest.raises(UsageError, match="a reason"):
        withdraw(people.contributor, entry.slug, revision=entry.revision, reason=reason)


def test_a_draft_may_lack_what_handing_in_needs(people: People) -> None:
    draft = started(people.contributor, title="", summary="", level=None, sources=(), countries=())

    with pytest.raises(Faulty) as caught:
        submit(people.contributor, draft.slug, revision=draft.revision)

    assert {fault.field for fault in caught.value.faults} == {"title", "summary", "level", "sources", "countries"}
    draft.refresh_from_db()
    assert draft.state == EntryState.DRAFT


def test_what_is_wrong_is_not_kept(people: People) -> None:
    draft = started(people.contributor)
    bad: dict[str, Any] = {
        "title": "x" * 301,
        "countries": ("XXX",),
        "targets": ("10.99",),
        "gcm_objectives": (24,),
        "year_start": 2020,
        "year_end": 2019,
        "sources": ({"publisher": "p", "title": "t", "url": "javascript:alert(1)"},),
        "translations": ({"language": "en", "title": "t", "summary": "s", "status": "draft", "by": "me"},),
    }

    with pytest.raises(Faulty) as caught:
        save_draft(people.contributor, draft.slug, written(**bad), revision=draft.revision)

    assert {fault.field for fault in caught.value.faults} == bad.keys() - {"year_start"}
    assert StoredEntry.objects.get().revision == draft.revision


def test_links_that_stay_keep_what_was_decided(people: People) -> None:
    entry = approved(people.contributor, people.rita, people.rob)
    version = entry.version(1)
    version.record["target_links"][0] |= {"state": "accepted", "by": "moderators", "category": "explicit"}
    version.save()
    entry = request_changes(people.rita, entry.slug, revision=entry.revision, reason="One target more.")
    targets = ("10.7", "10.c")

    entry = save_draft(people.contributor, entry.slug, written(targets=targets), revision=entry.revision)

    links = entry.version(2).as_entry().target_links
    assert [(link.target, link.state, link.by) for link in links] == [
        ("10.7", LinkState.ACCEPTED, "moderators"),
        ("10.c", LinkState.PROPOSED, "contributor"),
    ]


def test_notes_stay_among_moderators_and_nobody_comments_on_a_strangers_draft(people: People) -> None:
    entry = submitted(people.contributor)

    assert comment(people.rita, entry.slug, "Check the date.", private=True).private
    assert not comment(people.contributor, entry.slug, "Here is more.", private=False).private
    with pytest.raises(NotPermitted):
        comment(people.contributor, entry.slug, "x", private=True)
    with pytest.raises(NotPermitted):
        comment(Actor(), entry.slug, "x", private=False)
    with pytest.raises(UsageError):
        comment(people.rita, entry.slug, "  ", private=True)
    assert not AuditEvent.objects.filter(note__contains="Check the date").exists()


def test_a_comment_sent_twice_is_one(people: People) -> None:
    entry = submitted(people.contributor)

    first = comment(people.rita, entry.slug, "Once.", private=False, form_key="k")

    assert comment(people.rita, entry.slug, "Once.", private=False, form_key="k") == first
    assert entry.comments.count() == 1
