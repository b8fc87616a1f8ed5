"""The HTML page: what it says, that nothing breaks out of it, and that everyone can use it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote

import pytest

from corridor.reports.document.blocks import Document
from corridor.reports.writers.html.page import to_html
from corridor.reports.writers.pictures import Picture
from tests.reports.writers.page_outline import Element, outline
from tests.reports.writers.sample_document import HOSTILE, MIGRANTS, UNKNOWN


@pytest.fixture(scope="session")
def page(document: Document, drawn: Mapping[str, Picture]) -> bytes:
    return to_html(document, drawn)


@pytest.fixture(scope="session")
def root(page: bytes) -> Element:
    return outline(page)


def test_it_has_language_direction_title_and_landmarks(root: Element, document: Document) -> None:
    (html,) = root.all("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == ("en", "ltr")
    assert next(title.text for title in root.all("title")) == document.title
    assert [one.tag for one in root.all("header", "nav", "main")] == ["header", "nav", "main"]


def test_the_first_link_skips_to_the_text(root: Element) -> None:
    first = root.all("a")[0]
    assert first.attributes["href"] == "#text"
    assert root.all("main")[0].attributes["id"] == "text"


def test_headings_go_down_one_level_at_a_time(root: Element) -> None:
    levels = [int(heading.tag[1]) for heading in root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_ids_are_unique_and_every_link_inside_leads_somewhere(root: Element) -> None:
    ids = Counter(element.attributes["id"] for element in root.all() if "id" in element.attributes)
    assert [name for name, times in ids.items() if times > 1] == []
    inside = [link.attributes["href"] for link in root.all("a") if link.attributes["href"].startswith("#")]
    assert len(inside) > 50
    assert [href for href in inside if unquote(href[1:]) not in ids] == []
    named = [name for one in root.all() for name in one.attributes.get("aria-labelledby", "").split()]
    described = [name for one in root.all() for name in one.attributes.get("aria-describedby", "").split()]
    assert {*named, *described} <= set(ids)


def test_every_picture_says_in_words_what_it_shows(root: Element, drawn: Mapping[str, Picture]) -> None:
    svgs = root.all("svg")
    assert len(svgs) == 5
    assert root.all("img") == []
    for svg, picture in zip(svgs, drawn.values(), strict=True):
        assert svg.attributes["role"] == "img"
        title, description = svg.all("title")[0], svg.all("desc")[0]
        assert svg.attributes["aria-labelledby"] == title.attributes["id"]
        assert svg.attributes["aria-describedby"] == description.attributes["id"]
        assert description.text == picture.alternative


def test_tables_have_captions_and_header_cells_with_scope(root: Element) -> None:
    (table,) = root.all("table")
    assert table.all("caption")[0].text.startswith("Table 1. ")
    scopes = [cell.attributes["scope"] for cell in table.all("th")]
    assert scopes == ["col"] * 4 + ["row"] * 9
    (region,) = [one for one in root.of("scroll") if one.all("table")]
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-labelledby"] == "table-people-name"


def test_a_figure_leads_to_its_trace_and_back(root: Element) -> None:
    places = [link for link in root.of("figure") if link.attributes["href"] == f"#trace-{MIGRANTS.key}"]
    assert [place.text for place in places] == ["281 million"] * 2
    assert [place.attributes["id"] for place in places] == [f"figure-{MIGRANTS.key}", f"figure-{MIGRANTS.key}--2"]
    (trace,) = [one for one in root.of("trace") if one.attributes["id"] == f"trace-{MIGRANTS.key}"]
    assert [link.attributes["href"] for link in trace.all("a")] == [
        f"#figure-{MIGRANTS.key}", f"#figure-{MIGRANTS.key}--2",
    ]  # fmt: skip
    assert "SHA-256 9f86d081884c7d659a2f" in trace.text
    assert "Sheet Table 1" in trace.text
    assert "Row 1204" in trace.text
    assert "Column N" in trace.text


def test_the_annex_holds_figures_of_text_tables_and_charts_once_each(root: Element, document: Document) -> None:
    ids = [trace.attributes["id"] for trace in root.of("trace")]
    assert len(ids) == len(set(ids))
    expected = {f"trace-{key}" for key in document.traces if not key.startswith("map.")}
    assert set(ids) == expected


def test_what_is_missing_says_no_data_and_looks_so(root: Element) -> None:
    missing = root.of("missing")
    assert {link.text for link in missing} == {"no data"}
    assert {link.attributes["href"] for link in missing} == {f"#trace-{UNKNOWN.key}"}


def test_uncertain_cells_say_so_to_eyes_and_ears(root: Element) -> None:
    cells = root.of("uncertain")
    assert len(cells) == 2
    for cell in cells:
        assert cell.text.endswith("\N{NO-BREAK SPACE}? (uncertain)")
        assert [one.attributes.get("aria-hidden") for one in cell.all("span")] == ["true", None]
    assert "A question mark after an entry says that it is uncertain." in root.text


def test_hostile_text_stays_text(root: Element, page: bytes) -> None:
    paragraphs = [paragraph.text for paragraph in root.all("p")]
    assert HOSTILE in paragraphs
    assert HOSTILE in [heading.text for heading in root.all("h3")]
    assert HOSTILE.encode() not in page
    assert root.all("b", "script", "iframe", "object", "style")[0].tag == "style"
    assert len(root.all("b", "script", "iframe", "object", "style")) == 1


def test_nothing_is_fetched_and_nothing_could_be(root: Element, page: bytes) -> None:
    (policy,) = [
        meta.attributes["content"]
        for meta in root.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert [one.tag for one in root.all() if {"src", "srcset", "onclick", "onload"} & set(one.attributes)] == []
    assert re.search(rb"@import|url\((?!#)", page) is None
    outside = {link.attributes["href"] for link in root.all("a") if not link.attributes["href"].startswith("#")}
    assert outside == {"https://sdgs.un.org/2030agenda?a=1&b=2"}


def test_badges_say_their_goal(root: Element) -> None:
    said = {badge.text for badge in root.of("goal")}
    assert said == {f"Goal {number}" for number in range(1, 18)}


def test_the_contents_list_chapters_sections_and_the_annex(root: Element) -> None:
    nav = root.all("nav")[0]
    assert [link.attributes["href"] for link in nav.all("a")] == [
        "#agenda", "#abroad", "#costs", "#hostile", "#figures",
    ]  # fmt: skip
    assert len(nav.all("ol")) == 3


def test_boxes_notes_and_lists_are_what_they_look_like(root: Element) -> None:
    (box,) = root.all("aside")
    assert box.attributes["aria-labelledby"] == "box-practice-name"
    assert [item.text for item in box.all("li")] == ["held in all regions", "free of charge"]
    main = root.all("main")[0]
    assert next(item.text for item in main.all("ol")[0].all("li")) == "first things"
    assert "Figures of different releases do not add up." in [note.text for note in root.of("note")]


def test_the_same_document_gives_the_same_bytes(document: Document, drawn: Mapping[str, Picture], page: bytes) -> None:
    assert to_html(document, drawn) == page
