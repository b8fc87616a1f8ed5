"""What every request meets: caches, other sites, floods, sizes, methods, addresses that there are not."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from corridor.site.api import rates
from corridor.site.api.catalogue import decisions
from corridor.site.entries.loading import load_published
from tests.site.api.asking import ROOT, Asking, problem
from tests.site.api.conftest import MakeBuild, Tokens
from tests.site.pages.catalogue import Small, practice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["entries", "entries/fair-desk", "series", "series/migrant_stock/observations?format=csv", "codes/kinds"]
)
def test_an_answer_that_is_known_is_not_sent_again(ask: Asking, small: Small, path: str) -> None:
    first = ask.get(path)
    assert first.status_code == 200
    again = ask.get(path, if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert ask.get(path, if_none_match='"another"').status_code == 200
    assert "max-age" in first.headers["Cache-Control"]
    assert {"Accept", "Authorization"} <= {name.strip() for name in first.headers["Vary"].split(",")}


def test_a_gzipped_answer_is_known_by_its_name_too(ask: Asking, small: Small) -> None:
    packed = ask.get("entries", accept_encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.content))["total"] > 0
    assert ask.get("entries", if_none_match=packed.headers["ETag"]).status_code == 304


def test_the_name_changes_with_the_catalogue_the_query_and_the_form(ask: Asking, small: Small) -> None:
    tags = [ask.get(path).headers["ETag"] for path in ("entries", "entries?limit=3", "entries?format=csv")]
    tags.append(ask.get("entries", accept="text/csv").headers["ETag"])
    load_published([practice(id="new-desk", title="A new desk")], note="test")
    tags.append(ask.get("entries").headers["ETag"])
    assert len(set(tags)) == len(tags)


def test_the_name_changes_with_the_build(ask: Asking, make_build: MakeBuild) -> None:
    old = make_build({2020: 34e9})
    pinned = ask.get(f"series?build={old}")
    current = ask.get("series")
    make_build({2020: 35e9})
    assert ask.get("series", if_none_match=current.headers["ETag"]).status_code == 200
    assert ask.get(f"series?build={old}", if_none_match=pinned.headers["ETag"]).status_code == 304


def test_an_entry_says_when_it_changed(ask: Asking, small: Small) -> None:
    changed = ask.get(f"entries/{small.practice}").headers["Last-Modified"]
    assert ask.get(f"entries/{small.practice}", if_modified_since=changed).status_code == 304


def test_pages_of_other_sites_may_read_and_not_write(ask: Asking, tokens: Tokens) -> None:
    answer = ask.get("codes/kinds", origin="https://example.org")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    asked_first = Client().options(f"{ROOT}drafts", headers={"Origin": "https://example.org"})
    assert "POST" not in asked_first.headers["Access-Control-Allow-Methods"]
    assert "Authorization" not in asked_first.headers["Access-Control-Allow-Headers"]
    sent = Client().post(f"{ROOT}drafts", {}, content_type="application/json", headers={"Origin": "https://e.org"})
    assert "Access-Control-Allow-Origin" not in sent.headers


def test_a_flood_is_told_to_wait(ask: Asking, tokens: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "PER_MINUTE", {"address": 3, "account": 5})
    left = [ask.get("codes/kinds").headers["X-RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    refused = ask.get("codes/kinds")
    problem(refused, 429)
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["X-RateLimit-Limit"] == "3"
    assert ask.get("drafts", token=tokens.chloe).headers["X-RateLimit-Remaining"] == "4"


def test_guessing_tokens_is_a_flood_too(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "PER_MINUTE", {"address": 3, "account": 5})
    assert [ask.get("drafts", token=f"corridor_{n}").status_code for n in range(4)] == [401, 401, 401, 429]


def test_an_allowance_comes_back(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000.0]
    monkeypatch.setattr(rates, "PER_MINUTE", {"address": 1, "account": 1})
    monkeypatch.setattr(rates._Throttle, "timer", lambda _self: now[0])
    assert ask.get("codes/kinds").status_code == 200
    assert ask.get("codes/kinds").headers["Retry-After"] == "60"
    now[0] += 61
    assert ask.get("codes/kinds").status_code == 200


def test_a_long_query_is_refused_at_once(ask: Asking) -> None:
    told = problem(ask.get("entries?q=" + "x" * 10_000_000), 414)
    assert told["expected"] == "at most 8000 bytes"


def test_a_query_of_many_names_is_refused(ask: Asking) -> None:
    problem(ask.get("entries?" + "&".join(["a"] * 3_000)), 400)


def test_a_large_body_is_refused(ask: Asking, tokens: Tokens) -> None:
    told = ask.send("POST", "drafts", {"kind": "practice", "summary": "x" * 10_000_000}, token=tokens.chloe, status=413)
    assert told["expected"] == "at most 1000000 bytes"


@pytest.mark.parametrize(("method", "path"), [("DELETE", "entries"), ("POST", "series"), ("PATCH", "drafts")])
def test_a_method_that_there_is_not(method: str, path: str) -> None:
    answer = Client().generic(method, ROOT + path)
    problem(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_head_is_get_without_a_body(ask: Asking) -> None:
    whole = ask.get("codes/kinds")
    head = Client().head(f"{ROOT}codes/kinds")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(whole.content))


@pytest.mark.parametrize("path", ["", "openapi.json"])
def test_the_way_in(ask: Asking, path: str) -> None:
    found: Any = ask.json(path)
    assert found.get("openapi", "3.1.0") == "3.1.0"


@pytest.mark.parametrize("path", ["nothing", "entries/", "entries/a/b/c", "..%2f..%2fetc%2fpasswd", "figures/a%0Ab"])
def test_an_address_that_there_is_not(ask: Asking, path: str) -> None:
    problem(ask.get(path), 404)


def test_an_answer_does_not_depend_on_the_browsers_language(ask: Asking, small: Small) -> None:
    english = ask.get("entries?limit=0")
    french = ask.get("entries?limit=0", accept_language="fr")
    assert english.content == french.content
    assert french.headers["Content-Language"] == "en"


def test_an_error_of_ours_tells_nothing(
    ask: Asking, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("the inside of the site")

    monkeypatch.setattr(decisions, "public_decisions", fails)
    told = problem(ask.get("decisions"), 500)
    assert "inside" not in str(told)
    assert "an error in the API" in caplog.text


def test_a_build_that_cannot_be_read(ask: Asking, own_store: Path) -> None:
    own_store.mkdir()
    (own_store / "current").write_text("0123456789abcdef", encoding="utf-8")
    told = problem(ask.get("series"), 503)
    assert str(own_store) not in str(told)
