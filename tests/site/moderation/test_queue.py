"""The queue: what waits, oldest first, narrowed, with who has approved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from corridor.catalogue.permissions import Role
from corridor.linking.proposals import proposer
from corridor.site.entries.actions.reviewing import approve, take_into_review
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import StoredEntry
from tests.catalogue.made import made
from tests.site.entries.conftest import People
from tests.site.entries.people import started, submitted
from tests.site.moderation.conftest import Browser
from tests.site.moderation.sending import text

pytestmark = pytest.mark.django_db


def order(page: str, *titles: str) -> list[str]:
    return sorted((title for title in titles if title in page), key=page.index)


def test_oldest_first_and_narrowed(people: People, browser: Browser) -> None:
    new = submitted(people.contributor, title="The newer", countries=("SWE",))
    old = submitted(people.contributor, title="The older", kind="law")
    started(people.contributor, title="A draft")
    StoredEntry.objects.filter(pk=old.pk).update(submitted_at=timezone.now() - timedelta(days=9))
    rita = browser("rita")
    titles = ("The newer", "The older", "A draft")

    assert order(text(rita.get("/queue/")), *titles) == ["The older", "The newer"]
    assert order(text(rita.get("/queue/?kind=law")), *titles) == ["The older"]
    assert order(text(rita.get("/queue/?country=SWE")), *titles) == ["The newer"]
    assert order(text(rita.get("/queue/?country=PHL&kind=practice")), *titles) == []
    assert order(text(rita.get("/queue/?state=draft")), *titles) == ["A draft"]
    assert new.slug in text(rita.get("/queue/?state=submitted"))


def test_who_has_approved_stands_there(people: People, browser: Browser) -> None:
    entry = submitted(people.contributor)
    entry = take_into_review(people.rob, entry.slug, revision=entry.revision)
    approve(people.rob, entry.slug, revision=entry.revision)

    assert ">rob<" in text(browser("rita").get("/queue/"))


def test_published_entries_with_proposals_can_be_asked_for(browser: Browser) -> None:
    link = {"target": "10.7", "by": "a model"}
    load_published(
        [
            made("with", title="With a proposal", target_links=(link,), countries=("PHL",)),
            made("without", title="Without one", target_links=(link | {"state": "accepted"},)),
        ]
    )
    rita = browser("rita", Role.REVIEWER)

    page = text(rita.get("/queue/?state=links"))
    assert order(page, "With a proposal", "Without one") == ["With a proposal"]
    assert "With a proposal" in text(rita.get("/queue/?state=links&country=PHL"))
    assert "With a proposal" not in text(rita.get("/queue/?state=links&country=SWE"))


def test_the_evidence_of_a_model_stands_beside_accept_and_refuse(people: People, browser: Browser) -> None:
    summary = "Le ministère réduit les coûts des envois de fonds des migrants."
    entry = submitted(people.contributor, summary=summary, language="fr", targets=())

    page = text(browser("rita").get(f"/queue/{entry.slug}/"))
    (form,) = (part for part in page.split("<form")[1:] if 'name="target" value="10.c"' in part)
    assert f"Proposed by a model that read title and summary ({proposer()})." in form
    assert f'Evidence: <span lang="fr" dir="auto">{summary}</span>' in form
    assert 'value="accept_link"' in form
    assert 'value="refuse_link"' in form


@pytest.mark.parametrize("query", ["state=secret", "kind=x", "country=XXX", "page=0", "page=x", "page=99"])
def test_filters_that_cannot_be_are_refused(browser: Browser, query: str) -> None:
    assert browser("rita", Role.REVIEWER).get(f"/queue/?{query}").status_code in (400, 404)


def test_a_long_queue_takes_as_many_questions_as_a_short_one(
    people: People, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        submitted(people.contributor, title=f"Entry {number}")
    rita = browser("rita")
    rita.get("/queue/")

    with django_assert_max_num_queries(12):
        rita.get("/queue/")
