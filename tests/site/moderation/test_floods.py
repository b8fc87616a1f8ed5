"""Machines and floods: a trap, a limit for each address, and clear answers."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.site.entries.models import Answer, StoredEntry
from corridor.site.moderation.answers import ANSWERS_PER_HOUR
from corridor.site.moderation.contribute import CONTRIBUTIONS_PER_HOUR
from tests.site.entries.conftest import People
from tests.site.entries.people import published
from tests.site.moderation.sending import begin, text

pytestmark = pytest.mark.django_db


def test_whoever_fills_in_the_trap_is_told_and_nothing_is_kept(client: Client) -> None:
    page = begin(client, website="https://pills.example")

    assert page.status_code == 422
    assert "it is there to keep machines out" in text(page)
    assert not StoredEntry.objects.exists()


def test_a_flood_from_one_address_ends_with_a_clear_answer(client: Client) -> None:
    for _ in range(CONTRIBUTIONS_PER_HOUR):
        assert client.post("/contribute/practice/", {"title": ""}).status_code == 422

    refused = begin(client)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "3600"
    assert "Too many requests" in text(refused)
    assert client.get("/contribute/practice/").status_code == 200
    assert begin(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302


def test_answers_are_limited_too(people: People) -> None:
    call = published(people.contributor, people.rita, people.rob, kind="call")
    for _ in range(ANSWERS_PER_HOUR):
        Client().post(f"/calls/{call.slug}/answer/", {})

    assert Client().post(f"/calls/{call.slug}/answer/", {}).status_code == 429
    assert not Answer.objects.exists()


@pytest.mark.parametrize("size", [3_000_000])
def test_a_form_that_is_too_large_is_refused(client: Client, size: int) -> None:
    assert begin(client, summary="x" * size).status_code == 400
    assert not StoredEntry.objects.exists()


def test_a_text_that_is_too_long_is_an_error_at_its_field(client: Client) -> None:
    page = begin(client, summary="x" * 5_001, title="y" * 301, partners="\n".join(["z"] * 61))

    assert page.status_code == 422
    assert 'href="#id_partners"' in text(page)


def test_characters_that_no_database_takes_are_left_out(client: Client) -> None:
    begin(client, summary="One\x0btwo\x9fthree \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))

    assert StoredEntry.objects.get().version(1).record["summary"] == "Onetwothree 😀"
