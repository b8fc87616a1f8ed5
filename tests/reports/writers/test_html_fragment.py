"""Blocks as a piece of HTML for a page with a frame of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from corridor.evidence.figure import Figure, Recorded
from corridor.reports.document.blocks import Document, Paragraph
from corridor.reports.document.inline import Digits, GoalBadge, Link, Shown, Words
from corridor.reports.writers.html.fragment import inline_fragment, to_fragment
from corridor.reports.writers.html.page import numbered_captions, to_html
from corridor.reports.writers.pictures import Picture
from tests.reports.writers.page_outline import Element, outline
from tests.reports.writers.sample_document import HOSTILE, MIGRANTS


def address(key: str) -> str:
    return f"/somewhere/figures/{key}/"


@pytest.fixture(scope="module")
def fragment(document: Document, drawn: Mapping[str, Picture]) -> str:
    return to_fragment(document.blocks, drawn, "en", address)


@pytest.fixture(scope="module")
def root(fragment: str) -> Element:
    return outline(fragment.encode())


def test_each_figure_leads_to_its_own_address_and_bears_no_id(root: Element) -> None:
    figures = root.of("figure")
    assert [link.attributes["href"] for link in figures if link.text == "281 million"] == [address(MIGRANTS.key)] * 2
    assert not any("id" in link.attributes for link in figures)


@pytest.mark.parametrize("alone", [True, False])
def test_neither_kind_of_page_needs_a_style_attribute(
    document: Document, drawn: Mapping[str, Picture], fragment: str, alone: bool
) -> None:
    source = to_html(document, drawn).decode() if alone else fragment
    assert "<svg" in source
    assert re.findall(r"\sstyle=", source) == []
    assert re.findall(r"\son[a-z]+=", source) == []


def test_badges_and_steps_of_a_trace_are_told_apart_by_classes(
    document: Document, drawn: Mapping[str, Picture], root: Element
) -> None:
    assert {badge.attributes["class"] for badge in root.of("goal")} == {
        f"goal goal-{number}" for number in range(1, 18)
    }
    steps = outline(to_html(document, drawn)).of("step")
    assert {step.attributes["class"] for step in steps} == {"step depth-0", "step depth-1"}


def test_captions_have_numbers_only_where_they_are_asked_for(
    document: Document, drawn: Mapping[str, Picture], root: Element
) -> None:
    numbered = outline(to_fragment(document.blocks, drawn, "en", address, numbered_captions(document)).encode())
    assert not any(caption.text.startswith(("Table", "Chart")) for caption in root.all("caption", "figcaption"))
    assert [caption.text[:9] for caption in numbered.all("caption")] == ["Table 1. "]


def test_it_holds_no_frame_and_what_is_hostile_stays_text(root: Element, fragment: str) -> None:
    assert root.all("html", "head", "main", "style", "script") == []
    assert HOSTILE not in fragment
    assert HOSTILE in [paragraph.text for paragraph in root.all("p")]
    assert '<a href="&#34;&gt;">' not in fragment


def test_a_link_within_the_site_is_not_marked_as_leading_out() -> None:
    text = (Link("in", "/corridors/PHL-ARE/?a=1&b=2"), Words(" "), Link("out", "https://example.org/"), GoalBadge(8))
    inside, outside = outline(inline_fragment(text, "en", address).encode()).all("a")
    assert inside.attributes == {"href": "/corridors/PHL-ARE/?a=1&b=2"}
    assert outside.attributes["rel"] == "external noopener noreferrer"


def test_words_and_numbers_are_those_of_the_language() -> None:
    known = Figure("a", 1_234_567.0, "persons", "2020", "A", "a", Recorded("f", "r", "s"))
    unknown = Figure("b", None, "persons", "2020", "O", "b", Recorded("f", "r", "s"))
    blocks = [Paragraph((Shown(known, Digits.COUNT), Words("; "), Shown(unknown, Digits.COUNT)))]
    said = {language: outline(to_fragment(blocks, {}, language, address).encode()).text for language in ("fr", "ar")}
    assert said["fr"].strip() == "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567; pas de données"
    assert said["ar"].strip() == "1,234,567; لا توجد بيانات"
