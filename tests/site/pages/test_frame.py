"""The frame of every page: head, foot, languages, colours."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from corridor.agenda.goals import goals
from corridor.reports.writers.badges import badge, contrast
from tests.site.evidence_pages.reading import LANGUAGES, opened

pytestmark = pytest.mark.django_db
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)"
)
STYLES = files("corridor.site") / "static" / "site"


def test_goals_have_their_official_colours_and_letters_that_can_be_read(client: Client) -> None:
    page = opened(client, "/goals/")
    sheets = [it.attributes["href"] for it in page.all("link") if it.attributes["rel"] == "stylesheet"]
    css = "".join(Path(finders.find(sheet.removeprefix("/static/"))).read_text(encoding="utf-8") for sheet in sheets)
    found = re.findall(r"\.goal-(\d+) \{ background: (#\w{6}); color: (#\w{6})", css)

    assert found == [(str(goal.number), goal.colour, badge(goal.number).text_colour) for goal in goals()]
    assert all(contrast(letters, colour) >= 4.5 for _number, colour, letters in found)


def test_styles_mirror_by_themselves() -> None:
    for name in ("site.css", "pages.css"):
        css = (STYLES / name).read_text(encoding="utf-8")
        physical = PHYSICAL.findall(css)
        assert physical == []


@pytest.mark.parametrize("path", ["targets/10.c/", "practices/?q=desk&area=remittances"])
def test_the_same_page_is_offered_in_each_language(client: Client, path: str) -> None:
    page = opened(client, f"/{path}")
    alternates = [it.attributes for it in page.all("link") if it.attributes.get("rel") == "alternate"]
    offered = [it["href"] for it in alternates if "hreflang" in it]

    assert sorted(offered) == sorted(f"http://testserver/{language}{path}" for language in LANGUAGES)


def test_the_place_where_one_is_stands_out_at_the_head(client: Client) -> None:
    page = opened(client, "/goals/10/")

    here = {it.attributes["href"] for it in page.of("site-nav")[0].all("a") if "aria-current" in it.attributes}

    assert here == {"/goals/"}


def test_the_first_link_leads_past_the_head(client: Client) -> None:
    page = opened(client, "/")

    assert page.all("a")[0].attributes["href"] == "#main"
    assert page.all("main")[0].attributes["id"] == "main"
