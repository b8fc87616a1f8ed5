"""Two at once, the same form twice: one thing happens, the other person is told, nothing is lost."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection

from corridor.catalogue.permissions import Actor, Role
from corridor.errors import CorridorError, WrongState
from corridor.site.entries.actions.act import Stale
from corridor.site.entries.actions.answers import AnswerDetails, answer_call
from corridor.site.entries.actions.drafts import save_draft, start_draft
from corridor.site.entries.actions.publishing import publish
from corridor.site.entries.actions.reviewing import approve, request_changes, take_into_review
from corridor.site.entries.edit_key import new_edit_key
from corridor.site.entries.models import Answer, AuditEvent, PublicChange, StoredEntry
from tests.site.entries.conftest import People
from tests.site.entries.people import (
    actor,
    approved,
    published,
    started,
    started_by_visitor,
    submitted,
    written,
)


def test_the_slower_of_two_reviewers_is_told(people: People) -> None:
    seen = take_into_review(people.rita, (e := submitted(people.contributor)).slug, revision=e.revision)
    approve(people.rita, seen.slug, revision=seen.revision)

    with pytest.raises(Stale, match="somebody was faster"):
        approve(people.rob, seen.slug, revision=seen.revision)
    with pytest.raises(WrongState):
        request_changes(people.rob, seen.slug, revision=seen.revision, reason="Late.")

    now = StoredEntry.objects.get()
    assert now.approvals.count() == 1
    approve(people.rob, now.slug, revision=now.revision)


def test_the_slower_of_two_writers_does_not_overwrite(people: People) -> None:
    draft = started(people.contributor)
    save_draft(people.contributor, draft.slug, written(title="First"), revision=draft.revision)

    with pytest.raises(Stale):
        save_draft(people.focal_point, draft.slug, written(title="Second"), revision=draft.revision)
    assert draft.version(1).record["title"] == "First"


def test_a_form_sent_twice_makes_one_entry(people: People) -> None:
    form_key, edit_key = str(uuid.uuid4()), new_edit_key()
    first = started_by_visitor(edit_key, form_key)
    second = started_by_visitor(edit_key, form_key)

    assert (first.again, second.again) == (False, True)
    assert second.entry == first.entry
    assert StoredEntry.objects.count() == 1
    for thief in (Actor(), people.rita):
        with pytest.raises(WrongState):
            start_draft(thief, written(), form_key=form_key, edit_key=new_edit_key())


def test_an_answer_sent_twice_is_one(people: People) -> None:
    call = published(people.contributor, people.rita, people.rob, kind="call")
    details = AnswerDetails(name="Ben", email="ben@example.org", message="We join.")

    first = answer_call(Actor(), call.slug, details, form_key="k")
    assert answer_call(Actor(), call.slug, details, form_key="k") == first
    assert Answer.objects.count() == 1
    with pytest.raises(WrongState):
        answer_call(Actor(), started(people.contributor, kind="call").slug, details, form_key="l")


def _at_once(*todo: Callable[[], object]) -> list[object]:
    """What each gave or raised, all begun at the same moment."""
    gate = threading.Barrier(len(todo))
    results: list[object] = [None] * len(todo)

    def run(place: int, act: Callable[[], object]) -> None:
        gate.wait()
        try:
            results[place] = act()
        except CorridorError as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(todo)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


postgres_only = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="a database in memory is that of one thread; runs on PostgreSQL"
)


@postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_publish_at_the_same_moment() -> None:
    rita, rob = actor("rita", Role.REVIEWER), actor("rob", Role.REVIEWER)
    entry = approved(actor("chloe"), rita, rob)

    results = _at_once(*(lambda who=who: publish(who, entry.slug, revision=entry.revision) for who in (rita, rob)))

    assert sorted(type(result).__name__ for result in results) in (
        ["StoredEntry", "WrongState"],
        ["Stale", "StoredEntry"],
    )
    assert AuditEvent.objects.filter(action="publish").count() == 1
    assert PublicChange.objects.count() == 1


@postgres_only
@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_at_the_same_moment() -> None:
    form_key, edit_key = str(uuid.uuid4()), new_edit_key()

    results = _at_once(*[lambda: started_by_visitor(edit_key, form_key)] * 4)

    assert {type(result).__name__ for result in results} == {"Started"}
    assert StoredEntry.objects.count() == 1
