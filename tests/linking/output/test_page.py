from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import pytest

from corridor.agenda.goals import goals
from corridor.agenda.targets import target
from corridor.linking.links import PassageLinks
from corridor.linking.output.page import html_page
from corridor.reports.writers.badges import contrast
from tests.linking.output.made import MADE_FROM, SCHOOL, document, linked, target_link
from tests.reports.writers.page_outline import Element, outline


def page(linked_passages: Sequence[PassageLinks], name: str = "a.pdf", part: Literal["page", "row"] = "page") -> bytes:
    return b"".join(html_page(name, linked_passages, MADE_FROM, part=part))


@pytest.fixture(scope="module")
def shown() -> Element:
    return outline(page(document()))


def words(element: Element) -> str:
    return " ".join(element.text.split())


def test_the_page_needs_nothing_else_and_runs_nothing(shown: Element) -> None:
    assert not shown.all("script", "link", "img", "iframe")
    assert all(link.attributes["href"].startswith("#") for link in shown.all("a"))
    assert "url(" not in page(document()).decode()
    assert not [name for element in shown.all() for name in element.attributes if name.startswith("on")]


def test_every_link_has_its_place_and_no_place_is_twice(shown: Element) -> None:
    places = [element.attributes["id"] for element in shown.all() if "id" in element.attributes]
    assert len(places) == len(set(places))
    assert {link.attributes["href"][1:] for link in shown.all("a")} <= set(places)


def test_counts(shown: Element) -> None:
    (counts,) = shown.of("counts")
    assert [words(pair) for pair in counts.all("div")] == [
        "passages3", "passages with links2", "links3", "targets3", "goals2",
    ]  # fmt: skip


def test_the_table_has_every_goal_and_crosses_where_links_are(shown: Element) -> None:
    (table,) = shown.all("table")
    assert table.inside[1] in table.all("caption")
    assert {head.attributes["scope"] for head in table.all("thead")[0].all("th")} == {"col"}
    rows = {words(row.all("th")[0]): [words(cell) for cell in row.all("td")] for row in table.all("tr")[1:]}
    assert len(rows) == 17
    assert all(row.all("th")[0].attributes["scope"] == "row" for row in table.all("tr")[1:])
    assert rows.pop("10 Reduced inequalities") == ["X1 link", "", "X1 link", ""]
    assert not any(cell for cells in rows.values() for cell in cells)
    assert "1 link is in no category" in words(shown)


def test_each_target_with_its_wording_and_where_it_is(shown: Element) -> None:
    (targets,) = shown.of("targets")
    assert [item.attributes["id"] for item in targets.all("li")] == ["target-4.b", "target-10.7", "target-10.c"]
    item = targets.all("li")[1]
    assert target("10.7").wording in item.text
    assert "1 link, the surest 88%: passage 1" in words(item)
    assert item.all("a")[0].attributes["href"] == "#passage-1"


def test_many_passages_of_a_target_are_not_all_named() -> None:
    text = "fees"
    (targets,) = outline(page([linked(text, target_link(text, text, "10.7"))] * 15)).of("targets")
    assert "15 links, the surest 90%: passages 1, 2," in words(targets)
    assert words(targets).endswith("12 and 3 more")


def test_a_mark_says_what_it_is_without_its_colour(shown: Element) -> None:
    mark, _, school = shown.all("mark")
    assert mark.attributes["class"] == "first-10"
    assert mark.attributes["title"] == f"10.7 (88%, Explicit): {target('10.7').wording}"
    assert mark.text == "10.7fees\nfrom workers"
    assert "in no category" in school.attributes["title"]


def test_a_second_goal_has_its_line() -> None:
    text = "fees"
    links = linked(text, *(target_link(text, text, code) for code in ("8.8", "10.7", "8.5")))
    (mark,) = outline(page([links])).all("mark")
    assert mark.attributes["class"] == "first-8 second-10"
    assert mark.text == "8.810.78.5fees"
    assert mark.attributes["title"].count("\n") == 2


def test_why_names_evidence_clause_reasons_and_the_rest(shown: Element) -> None:
    why, other = shown.all("details")
    assert words(why.all("summary")[0]) == "Why 10.7, 10.c (passage 1)"
    said = words(why)
    for part in (
        "10.7, 88%, Explicit",
        "Evidencefees from workers",
        "Answersthe clause of 10.7",
        "Rule“fees from workers”; right in 9 of 10 annotated passages",
        "10 Reduced inequalities, over 99%",
        "Remittances",
        "transfers home",
    ):
        assert part in said
    assert words(other.all("summary")[0]).startswith("Why 4.b")


def test_a_passage_without_links_is_plain_and_says_why(shown: Element) -> None:
    (plain,) = shown.of("unlinked")
    assert words(plain.all("p")[0]) == "Passage 2: no target is likely"
    assert not plain.all("mark", "details")


def test_passages_stand_under_their_page_or_row(shown: Element) -> None:
    assert [head.text for head in shown.all("h3")] == ["Page 1", "Page 2"]
    assert [head.text for head in outline(page(document(), part="row")).all("h3")] == ["Row 1", "Row 2"]


def test_what_the_document_says_is_never_markup() -> None:
    made = page(document(), name="<img src=x>\udcff")
    assert b"<img" not in made
    assert SCHOOL in outline(made).all("main")[0].text.replace("4.b=", "=")
    hostile = "</p></mark><script>alert(1)</script>\" onclick='x'\x00\x1b"
    shown = outline(page([linked(hostile, target_link(hostile, hostile, "10.7"))]))
    assert not shown.all("script")
    assert shown.of("text")[0].text == "10.7" + hostile[:-2] + "��"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh", "ltr"), ("en", "ltr"), (None, "auto")])
def test_a_passage_has_its_language_and_direction(language: str | None, direction: str) -> None:
    shown = outline(page([linked("تحويلات", target_link("تحويلات", "تحويلات", "10.c"), language=language)]))
    (text,) = shown.of("text")
    assert (text.attributes["lang"], text.attributes["dir"]) == (language or "", direction)
    (code,) = text.of("code")
    assert (code.attributes["lang"], code.attributes["dir"]) == ("en", "ltr")


def test_an_empty_document_says_so() -> None:
    said = words(outline(page([])))
    assert "No passage is linked to a target." in said
    assert "The document has no text." in said


STYLE = page([]).decode()


@pytest.mark.parametrize("indent", ["", "  "], ids=["light", "dark"])
def test_ink_can_be_read_on_the_ground_of_every_goal(indent: str) -> None:
    values = re.search(rf"^{indent}:root \{{([^}}]*)\}}", STYLE, re.MULTILINE)
    assert values is not None
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", values[1]))
    tint, line = (int(re.findall(rf"--{name}: (\d+)%", values[1])[0]) / 100 for name in ("tint", "line"))
    for text in ("ink", "muted", "link"):
        assert contrast(colours[text], colours["paper"]) >= 4.5
        assert contrast(colours[text], colours["soft"]) >= 4.5
    for goal in goals():
        assert f".first-{goal.number} {{ --first: {goal.colour}; }}" in STYLE
        assert contrast(colours["ink"], mixed(goal.colour, colours["paper"], tint)) >= 7
        assert contrast(mixed(goal.colour, colours["ink"], line), colours["paper"]) >= (3 if indent else 1.5)


def mixed(one: str, other: str, share: float) -> str:
    channels = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(share * first + (1 - share) * second):02x}" for first, second in channels)
