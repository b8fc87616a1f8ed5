"""Every page in six languages: it answers, is well formed, and holds nothing that the policy of content forbids."""

from __future__ import annotations

import itertools
import re

import pytest
from django.test import Client

from tests.site.evidence_pages.reading import LANGUAGES, page_of

pytestmark = pytest.mark.django_db

PAGES = (
    "countries/",
    "countries/?q=land",
    "countries/PHL/",
    "countries/WLD/",
    "countries/PHL/figures/migrant_stock.PHL.2020/",
    "corridors/",
    "corridors/PHL-ARE/",
    "corridors/PHL-ARE/figures/migrant_stock_by_origin.ARE.PHL.2019/",
    "costs/",
    "costs/?receiving=PHL",
    "costs/?sending=ARE&receiving=PHL",
    "explore/",
    "explore/?by=target",
    "explore/migrant_stock/",
    "explore/migrant_stock/?area=PHL&area=ARE&sex=all",
    "explore/migrant_stock/?places=groups&order=area",
    "explore/migrant_stock_by_origin/?area=ARE",
    "explore/migrant_stock_by_origin/?area=ARE&other=PHL",
    "explore/migration_policy_band/?breakdown=all",
    "explore/remittance_cost_corridor_percent/?area=PHL&other=ARE",
    "explore/migrant_stock/embed/?area=PHL",
    "explore/migrant_stock/figures/migrant_stock.PHL.2020/",
    "coverage/",
    "coverage/?country=PHL",
    "data/",
    "data/repairs/",
    "data/figures/count.observations/",
)
FORBIDDEN = re.compile(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_it_answers_in_each_language_without_inline_style_or_script(client: Client, language: str, path: str) -> None:
    response = client.get(f"/{language}{path}")
    assert response.status_code == 200
    assert FORBIDDEN.findall(response.content.decode()) == []
    page = page_of(response)
    (html,) = page.all("html")
    assert html.attributes["lang"] == (language.strip("/") or "en")
    assert html.attributes["dir"] == ("rtl" if language == "ar/" else "ltr")
    assert len(page.all("h1")) == 1
    levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = [it.attributes["id"] for it in page.all() if "id" in it.attributes]
    assert len(ids) == len(set(ids))
    assert all("aria-labelledby" in it.attributes for it in page.of("scroll"))


@pytest.mark.parametrize("path", ["countries/PHL/", "corridors/PHL-ARE/", "explore/migrant_stock/", "data/"])
def test_nothing_is_asked_of_another_site(client: Client, path: str) -> None:
    page = page_of(client.get(f"/{path}"))
    links = [it.attributes["href"] for it in page.all("link") if it.attributes["rel"] in ("stylesheet", "icon")]
    fetched = [*links, *(it.attributes["src"] for it in page.all("script", "img"))]
    assert len(fetched) >= 4
    assert [address for address in fetched if not address.startswith("/static/")] == []


def test_numbers_have_the_marks_of_the_language(client: Client) -> None:
    said = {
        "": ("225,525", "USD 36.7 billion"),
        "fr/": ("225\N{NARROW NO-BREAK SPACE}525", "36,7 milliards USD"),
        "ru/": ("225\N{NO-BREAK SPACE}525", "36,7 млрд USD"),
        "zh-hans/": ("225,525", "USD 367亿"),
        "es/": ("225\N{NARROW NO-BREAK SPACE}525", "36,7 mil millones USD"),
        "ar/": ("225,525", "36.7 بليون USD"),
    }
    for language, numbers in said.items():
        page = client.get(f"/{language}countries/PHL/").content.decode()
        assert all(number in page for number in numbers), language
