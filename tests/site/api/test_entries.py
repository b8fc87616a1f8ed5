"""Entries by the API: found, read, in versions, withdrawn."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client

from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.write import write_entries
from corridor.site.entries.published import published_entries
from tests.site.api.asking import ROOT, Asking, problem
from tests.site.pages.catalogue import REASON, Small

pytestmark = pytest.mark.django_db


def ids(listed: dict[str, object]) -> list[str]:
    items = listed["items"]
    assert isinstance(items, list)
    return [item["id"] for item in items]


def test_a_filter_finds_what_the_page_finds(ask: Asking, small: Small) -> None:
    found = ask.json("entries?target=10.c&country=NPL")
    assert small.practice in ids(found)
    assert found["total"] == len(found["items"])
    page = Client().get("/practices/?target=10.c&country=NPL").content.decode()
    assert all(f"/entries/{entry}/" in page for entry in ids(found))


def test_words_are_searched_and_withdrawn_entries_are_told_apart(ask: Asking, small: Small) -> None:
    found = ask.json("entries?q=desk")
    assert small.practice in ids(found)
    assert small.withdrawn not in ids(found)
    assert {"id": small.withdrawn, "reason": REASON}.items() <= found["withdrawn"][0].items()


def test_parts_of_the_list_are_the_list(ask: Asking, small: Small) -> None:
    whole = ids(ask.json("entries?sort=title"))
    assert len(whole) >= 6
    for limit in (1, 2, 4):
        joined: list[str] = []
        path = f"entries?sort=title&limit={limit}&offset=1"
        while path:
            answer = ask.get(path)
            joined += ids(json.loads(answer.content))
            path = next_path(answer.headers.get("Link", ""))
        assert joined == whole[1:]


def next_path(link: str) -> str:
    """The path of `rel="next"`, empty where there is none."""
    for part in link.split(", <"):
        if 'rel="next"' in part:
            return part.partition(ROOT)[2].partition(">")[0]
    return ""


def test_links_lead_back_and_forth(ask: Asking, small: Small) -> None:
    answer = ask.get("entries?limit=2&offset=2")
    assert 'limit=2&offset=0>; rel="prev"' in answer.headers["Link"]
    assert 'limit=2&offset=4>; rel="next"' in answer.headers["Link"]
    assert int(answer.headers["X-Total-Count"]) == json.loads(answer.content)["total"]


def test_the_list_is_the_pages_export(ask: Asking, small: Small) -> None:
    listed = ask.json("entries?area=remittances&sort=title")
    entries = published_entries(ids(listed)).values()
    assert listed["items"] == json.loads(write_entries(entries, Format.JSON))
    exported = Client().get("/practices/entries.json?area=remittances&sort=title")
    assert listed["items"] == json.loads(b"".join(exported) if exported.streaming else exported.content)


def test_csv_is_that_of_the_exchange_format(ask: Asking, small: Small) -> None:
    by_name = ask.get("entries?sort=title&format=csv")
    by_accept = ask.get("entries?sort=title", accept="text/csv")
    assert by_name.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert by_name.content == by_accept.content
    rows = list(csv.DictReader(io.StringIO(by_name.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ids(ask.json("entries?sort=title"))


def test_facets_are_counted_when_asked_for(ask: Asking, small: Small) -> None:
    assert ask.json("entries")["facets"] is None
    counted = {one["value"]: one["count"] for one in ask.json("entries?facets=true")["facets"]["country"]}
    assert counted["NPL"] == ask.json("entries?country=NPL")["total"]


def test_a_name_that_would_filter_nothing_is_refused(ask: Asking, small: Small) -> None:
    told = problem(ask.get("entries?countries=NPL"), 400)
    assert told["found"] == "countries"
    assert "country" in told["expected"]


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "offset=-1", "year=20", "sort=best", "format=xml"])
def test_what_does_not_fit_is_refused(ask: Asking, small: Small, query: str) -> None:
    told = problem(ask.get(f"entries?{query}"), 400)
    assert told["errors"][0]["field"].split(".")[0] == query.partition("=")[0]


def test_an_entry_is_read(ask: Asking, small: Small) -> None:
    found = ask.json(f"entries/{small.practice}")
    assert found["entry"]["countries"] == ["PHL", "NPL"]
    assert found["page"] == f"http://testserver/entries/{small.practice}/"


def test_an_entry_as_json_ld_is_that_of_its_page(ask: Asking, small: Small) -> None:
    answer = ask.get(f"entries/{small.practice}", accept="application/ld+json")
    assert answer.headers["Content-Type"] == "application/ld+json"
    page = Client().get(f"/entries/{small.practice}/").content.decode()
    block = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(answer.content) == json.loads(block)


def test_a_form_that_there_is_not_is_refused(ask: Asking, small: Small) -> None:
    assert "application/ld+json" in problem(ask.get(f"entries/{small.practice}", accept="image/png"), 406)["expected"]
    problem(ask.get(f"entries/{small.practice}?format=parquet"), 400)


def test_versions_and_history_are_public(ask: Asking, small: Small) -> None:
    versions = ask.json(f"entries/{small.practice}/versions")["items"]
    assert [one["current"] for one in versions].count(True) == 1
    oldest = ask.json(f"entries/{small.practice}/versions/{versions[-1]['number']}")
    assert oldest["title"] == "Old title"
    history = ask.json(f"entries/{small.practice}/history")["items"]
    assert {"publish"} <= {step["action"] for step in history}


def test_a_withdrawn_entry_is_gone_with_its_reason(ask: Asking, small: Small) -> None:
    told = problem(ask.get(f"entries/{small.withdrawn}"), 410)
    assert REASON in told["detail"]
    assert ask.json(f"entries/{small.withdrawn}/history")["items"][-1]["reason"] == REASON
    problem(ask.get(f"entries/{small.withdrawn}/versions/1"), 410)


@pytest.mark.parametrize("path", ["no-such", "no-such/history", "no-such/versions", "fair-desk/versions/99", "a%00b"])
def test_what_is_not_there_is_not_found(ask: Asking, small: Small, path: str) -> None:
    problem(ask.get(f"entries/{path}"), 404)


def test_the_log_of_decisions(ask: Asking, small: Small) -> None:
    found = ask.json("decisions?action=withdraw")
    assert [(one["entry"], one["reason"]) for one in found["items"]] == [(small.withdrawn, REASON)]
    problem(ask.get("decisions?action=approve"), 400)


def test_code_lists_speak_six_languages(ask: Asking) -> None:
    arabic = ask.get("codes/targets?language=ar")
    assert arabic.headers["Content-Language"] == "ar"
    targets = json.loads(arabic.content)["items"]
    assert len(targets) == 169
    assert {"code": "10.7", "parent": "10"}.items() <= next(one for one in targets if one["code"] == "10.7").items()
    english = ask.json("codes/targets")["items"]
    assert all(one["definition"] != other["definition"] for one, other in zip(targets, english, strict=True))
    assert {one["code"] for one in ask.json("codes/kinds")["items"]} >= {"practice", "call"}
    problem(ask.get("codes/nothing"), 404)
