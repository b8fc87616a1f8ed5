"""Every page in six languages: it answers, is well formed, and holds nothing that the policy of content forbids."""

from __future__ import annotations

import itertools

import pytest
from django.test import Client

from corridor.agenda.targets import target
from tests.reports.writers.page_outline import Element
from tests.site.evidence_pages.reading import LANGUAGES, opened, page_of
from tests.site.pages.catalogue import Small
from tests.site.pages.reading import said

pytestmark = pytest.mark.django_db

PAGES = (
    "",
    "about/",
    "practices/",
    "practices/?q=desk&area=remittances&sort=title",
    "practices/?q=nothingatall",
    "goals/",
    "goals/10/",
    "targets/10.c/",
    "targets/14.1/",
    "areas/",
    "areas/remittances/",
    "summits/",
    "summits/3/",
    "summits/11/",
    "calls/",
    "calls/?kind=call&area=remittances&country=PHL&target=10.c",
    "decisions/",
    "decisions/?action=withdraw",
    "entries/fair-desk/",
    "entries/call-for-banks/",
    "entries/hostile/",
    "entries/fair-desk/versions/1/",
    "entries/fair-desk/versions/2/",
    "entries/fair-desk/versions/2/changes/",
)
NOT_THERE = {"entries/gone-desk/": 410, "entries/never/": 404, "targets/99.z/": 404, "practices/?page=9": 400}


def is_forbidden(it: Element) -> bool:
    """Whether the policy of content would not let the browser use it."""
    names = it.attributes
    runs = it.tag == "script" and "src" not in names and names.get("type") != "application/ld+json"
    handles = any(name.startswith("on") for name in names) or names.get("href", "").startswith("javascript:")
    return runs or handles or it.tag == "style" or "style" in names


@pytest.mark.parametrize("path", [*PAGES, *NOT_THERE])
def test_it_answers_in_each_language_without_inline_style_or_script(client: Client, small: Small, path: str) -> None:
    for language in LANGUAGES:
        response = client.get(f"/{language}{path}")
        assert response.status_code == NOT_THERE.get(path, 200)
        page = page_of(response)
        assert [it.tag for it in page.all() if is_forbidden(it)] == []
        (html,) = page.all("html")
        assert html.attributes["lang"] == (language.strip("/") or "en")
        assert html.attributes["dir"] == ("rtl" if language == "ar/" else "ltr")
        assert len(page.all("h1")) == 1
        levels = [int(heading.tag[1]) for heading in page.all("main")[0].all("h1", "h2", "h3", "h4")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        ids = [it.attributes["id"] for it in page.all() if "id" in it.attributes]
        assert len(ids) == len(set(ids))
        assert all("aria-labelledby" in it.attributes for it in page.of("scroll"))


def test_targets_are_quoted_in_the_language_of_the_page(client: Client) -> None:
    for prefix, language in (
        ("", "en"),
        ("ar/", "ar"),
        ("zh-hans/", "zh"),
        ("fr/", "fr"),
        ("ru/", "ru"),
        ("es/", "es"),
    ):
        assert target("10.7").wording_in(language) in said(opened(client, f"/{prefix}targets/10.7/"))


def test_places_are_named_in_the_language_of_the_page(client: Client, small: Small) -> None:
    for prefix, name in (("", "Philippines"), ("zh-hans/", "菲律宾"), ("ru/", "Филиппины"), ("ar/", "الفلبين")):
        assert name in said(opened(client, f"/{prefix}entries/{small.practice}/"))
