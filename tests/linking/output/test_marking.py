from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corridor.linking.links import PassageLinks, Span, TargetLink
from corridor.linking.output.marking import pieces
from corridor.linking.output.page import html_page
from tests.linking.output.made import MADE_FROM, linked, target_link
from tests.reports.writers.page_outline import Element, outline

CODES = ("10.7", "8.8", "10.c", "4.b", "17.18", "1.a")


@st.composite
def passages(draw: st.DrawFn) -> PassageLinks:
    text = draw(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("<&>\"'\n"), min_size=1)
    )
    targets = []
    for code in draw(st.lists(st.sampled_from(CODES), unique=True)):
        first, last = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        targets.append(TargetLink(code, 0.9, None, Span(first, last, text[first:last]), "", ()))
    return linked(text, *targets)


@given(passages())
def test_pieces_are_the_passage_and_each_span_is_its_pieces(links: PassageLinks) -> None:
    found = pieces(links)
    assert "".join(piece.text for piece in found) == links.passage.text
    assert all(piece.text for piece in found)
    for link in links.targets:
        assert "".join(piece.text for piece in found if link in piece.covering) == link.evidence.text
        assert sum(link in piece.beginning for piece in found) == bool(link.evidence.text)


@given(passages())
def test_the_text_of_the_page_is_the_passage(links: PassageLinks) -> None:
    page = outline(b"".join(html_page("a", [links], MADE_FROM)))
    (shown,) = page.of("text")
    assert without_codes(shown) == links.passage.text
    marked = "".join(without_codes(mark) for mark in shown.all("mark"))
    covered = {at for link in links.targets for at in range(link.evidence.start, link.evidence.end)}
    assert marked == "".join(letter for at, letter in enumerate(links.passage.text) if at in covered)
    assert sorted(code.text for code in shown.of("code")) == sorted(
        link.target for link in links.targets if link.evidence.text
    )


def test_a_span_within_another_and_one_over_its_edge() -> None:
    text = "abcdefgh"
    outer, inner = target_link(text, "abcdef", "10.7"), target_link(text, "cd", "10.c")
    over = target_link(text, "efgh", "8.8")
    found = pieces(linked(text, outer, inner, over))
    assert [(piece.text, [link.target for link in piece.covering], piece.goals) for piece in found] == [
        ("ab", ["10.7"], (10,)),
        ("cd", ["10.7", "10.c"], (10,)),
        ("ef", ["10.7", "8.8"], (10, 8)),
        ("gh", ["8.8"], (8,)),
    ]
    assert [[link.target for link in piece.beginning] for piece in found] == [["10.7"], ["10.c"], ["8.8"], []]


def without_codes(element: Element) -> str:
    if "code" in element.attributes.get("class", "").split():
        return ""
    return "".join(part if isinstance(part, str) else without_codes(part) for part in element.inside)
