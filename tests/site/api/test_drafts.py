"""Writing by the API: with whose token, what, and in which state."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from corridor.site.accounts.models import ApiToken, User
from corridor.site.accounts.tokens import revoke
from corridor.site.entries.models import StoredEntry
from tests.site.api.asking import ROOT, Asking, problem
from tests.site.api.conftest import Tokens

pytestmark = pytest.mark.django_db

WHOLE: dict[str, Any] = {
    "kind": "practice",
    "title": "A desk for returning workers",
    "summary": "The ministry runs a desk that helps workers who come back.",
    "countries": ["PHL"],
    "level": "national",
    "areas": ["return_reintegration"],
    "targets": ["10.7"],
    "sources": [{"publisher": "example.org", "title": "The desk", "url": "https://example.org/desk"}],
}


def begun(ask: Asking, token: str, **fields: object) -> dict[str, Any]:
    """A draft that the token began."""
    found: dict[str, Any] = ask.send("POST", "drafts", WHOLE | fields, token=token, status=201)
    return found


def test_a_draft_is_begun_changed_and_handed_in(ask: Asking, tokens: Tokens) -> None:
    draft = begun(ask, tokens.chloe, title="A desk")
    path = f"drafts/{draft['id']}"
    changed = ask.send("PUT", path, {"revision": draft["revision"], "written": WHOLE}, token=tokens.chloe)
    assert (changed["title"], changed["revision"]) == (WHOLE["title"], draft["revision"] + 1)
    handed_in = ask.send("POST", f"{path}/submit", {"revision": changed["revision"]}, token=tokens.chloe)
    assert handed_in["state"] == "submitted"
    again = ask.send("POST", f"{path}/submit", {"revision": handed_in["revision"]}, token=tokens.chloe, status=409)
    assert again["title"] == "Conflict"
    assert [one["id"] for one in ask.json("drafts", token=tokens.chloe)["items"]] == [draft["id"]]
    assert ask.json("drafts?state=draft", token=tokens.chloe)["total"] == 0


def test_what_is_missing_is_told_field_by_field(ask: Asking, tokens: Tokens) -> None:
    draft = begun(ask, tokens.chloe, summary="", countries=[])
    told = ask.send(
        "POST", f"drafts/{draft['id']}/submit", {"revision": draft["revision"]}, token=tokens.chloe, status=422
    )
    assert {"summary", "countries"} <= {fault["field"] for fault in told["errors"]}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"countries": ["ATL"]}, "countries"),
        ({"sources": [{"publisher": "x", "title": "x", "url": "javascript:alert(1)"}]}, "sources"),
        ({"kind": "poem"}, "kind"),
        ({"state": "published"}, "state"),
        ({"certainty": "certain"}, "certainty"),
    ],
)
def test_what_cannot_be_kept_is_refused(ask: Asking, tokens: Tokens, wrong: dict[str, object], field: str) -> None:
    told = ask.send("POST", "drafts", WHOLE | wrong, token=tokens.chloe, status=422)
    assert field in {fault["field"] for fault in told["errors"]}
    assert not StoredEntry.objects.exists()


def test_the_same_key_begins_one_draft(ask: Asking, tokens: Tokens) -> None:
    key = str(uuid.uuid4())
    first = ask.send("POST", "drafts", WHOLE, token=tokens.chloe, status=201, idempotency_key=key)
    again = ask.send("POST", "drafts", WHOLE, token=tokens.chloe, idempotency_key=key)
    assert first["id"] == again["id"]
    assert StoredEntry.objects.count() == 1
    ask.send("POST", "drafts", WHOLE, token=tokens.carl, status=409, idempotency_key=key)


def test_whoever_was_slower_is_told(ask: Asking, tokens: Tokens) -> None:
    draft = begun(ask, tokens.chloe)
    body = {"revision": draft["revision"], "written": WHOLE}
    ask.send("PUT", f"drafts/{draft['id']}", body, token=tokens.chloe)
    told = ask.send("PUT", f"drafts/{draft['id']}", body, token=tokens.chloe, status=409)
    assert "somebody was faster" in told["found"]


def test_drafts_of_others_are_not_there(ask: Asking, tokens: Tokens) -> None:
    draft = begun(ask, tokens.chloe)
    path = f"drafts/{draft['id']}"
    mine = ask.get(path, token=tokens.carl)
    guessed = ask.get("drafts/desk-abcde", token=tokens.carl)
    assert problem(mine, 404).keys() == problem(guessed, 404).keys()
    ask.send("PUT", path, {"revision": 1, "written": WHOLE}, token=tokens.carl, status=404)
    ask.send("POST", f"{path}/submit", {"revision": 1}, token=tokens.carl, status=404)
    problem(ask.get(f"entries/{draft['id']}"), 404)
    problem(ask.get(f"entries/{draft['id']}/history"), 404)
    assert ask.json("drafts", token=tokens.carl)["total"] == 0


def test_a_focal_point_touches_no_entry_of_another_country(ask: Asking, tokens: Tokens) -> None:
    draft = begun(ask, tokens.chloe)
    body = {"revision": draft["revision"], "written": WHOLE}
    ask.send("PUT", f"drafts/{draft['id']}", body, token=tokens.nepal, status=404)
    ask.send("PUT", f"drafts/{draft['id']}", body, token=tokens.philippines)


def test_a_reviewer_reads_but_does_not_write(ask: Asking, tokens: Tokens) -> None:
    draft = begun(ask, tokens.chloe)
    ask.json(f"drafts/{draft['id']}", token=tokens.rita)
    body = {"revision": draft["revision"], "written": WHOLE}
    ask.send("PUT", f"drafts/{draft['id']}", body, token=tokens.rita, status=403)


def test_kinds_of_the_forum_come_from_moderators(ask: Asking, tokens: Tokens) -> None:
    ask.send("POST", "drafts", WHOLE | {"kind": "summit"}, token=tokens.chloe, status=403)


@pytest.mark.parametrize("path", ["drafts", "drafts/x"])
def test_without_a_token_nobody_gets_in(ask: Asking, path: str) -> None:
    answer = ask.get(path)
    problem(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_session_is_no_token(tokens: Tokens) -> None:
    browser = Client()
    browser.force_login(User.objects.first(), backend="django.contrib.auth.backends.ModelBackend")
    assert browser.post(f"{ROOT}drafts", WHOLE, content_type="application/json").status_code == 401


@pytest.mark.parametrize(
    "header", ["Bearer corridor_nothing", "Bearer ", "Basic YTpi", "corridor_x", "Bearer " + "x" * 5_000]
)
@pytest.mark.parametrize("path", ["drafts", "codes/kinds"])
def test_a_bad_token_is_refused_wherever_it_is_sent(header: str, path: str) -> None:
    problem(Client().get(ROOT + path, headers={"Authorization": header}), 401)


def test_expired_and_revoked_tokens_and_closed_accounts_are_refused(ask: Asking, tokens: Tokens) -> None:
    ask.json("drafts", token=tokens.chloe)
    token = ApiToken.objects.get(user__name="chloe-api")
    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    problem(ask.get("drafts", token=tokens.chloe), 401)
    carl = ApiToken.objects.get(user__name="carl-api")
    revoke(carl.user, carl.pk)
    problem(ask.get("drafts", token=tokens.carl), 401)
    User.objects.filter(name="rita-api").update(is_active=False)
    problem(ask.get("drafts", token=tokens.rita), 401)


def test_tokens_stand_in_no_answer_and_no_log(ask: Asking, tokens: Tokens, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    draft = begun(ask, tokens.chloe)
    answer = ask.get(f"drafts/{draft['id']}", token=tokens.chloe)
    refused = ask.get("drafts", token=tokens.chloe + "x")
    for said in (answer.content.decode(), refused.content.decode(), str(answer.headers), caplog.text):
        assert tokens.chloe not in said
    assert answer.headers["Cache-Control"] == "private, no-store"
    problem(ask.get(f"drafts?token={tokens.chloe}"), 400)


@pytest.mark.parametrize("body", [b"{", b"[" * 200_000, b"\xff\xfe", b"null", b""])
def test_what_is_no_json_is_refused(tokens: Tokens, body: bytes) -> None:
    answer = Client().generic(
        "POST",
        f"{ROOT}drafts",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {tokens.chloe}"},
    )
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"
