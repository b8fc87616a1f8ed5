"""Goals, targets, areas, summits, tables 1 and 2: what they link and count."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.agenda.categories import LinkCategory
from corridor.agenda.links import table_cell
from corridor.agenda.targets import targets
from corridor.catalogue.entry import LinkState
from corridor.site.entries.loading import load_published
from tests.catalogue.made import made
from tests.site.evidence_pages.reading import opened, plain
from tests.site.pages.catalogue import Small, link
from tests.site.pages.reading import links, said, spaced, titles_of_cards

pytestmark = pytest.mark.django_db


def test_a_target_lists_its_entries_accepted_ones_first(client: Client, small: Small) -> None:
    page = opened(client, "/targets/10.c/")

    assert "5 linked entries" in said(page)
    assert titles_of_cards(page) == [
        "Desk for fair recruitment",
        "Banks offered",
        "Banks wanted",
        "Closed call",
        "Second desk",
    ]
    headings = [plain(it.text) for it in page.of("group-head")]
    assert headings == ["Explicit Accepted", "Category not stated Proposed"]
    assert "Evidence: It lowers the price of transfers." in said(page)


def test_each_kind_of_link_has_its_own_heading(client: Client) -> None:
    categories = (None, "employment", "explicit", "potential", "vulnerability")
    load_published(
        made(f"entry-{state}-{category}", title=f"{state} {category}", target_links=(link("8.8", state, category),))
        for state in LinkState
        for category in categories
    )

    page = opened(client, "/targets/8.8/")

    order = ("explicit", "vulnerability", "potential", "employment", "None")
    assert titles_of_cards(page) == [f"{state} {one}" for state in ("accepted", "proposed") for one in order]


def test_what_a_model_proposes_is_marked_and_not_counted(client: Client) -> None:
    load_published([made("a", title="A desk", target_links=({"target": "10.c", "by": "linking 0123abcd"},))])

    page = opened(client, "/targets/10.c/")
    assert [plain(it.text) for it in page.of("group-head")] == ["Category not stated Proposed"]
    assert titles_of_cards(page) == ["A desk"]
    (fact, *_rest) = opened(client, "/goals/10/").of("fact")
    assert fact.text.endswith("targets0")
    assert titles_of_cards(opened(client, "/practices/?goal=10")) == []


def test_the_entries_of_a_target_go_on_on_further_pages(client: Client) -> None:
    accepted = (
        made(f"a-{number:02}", title=f"A {number:02}", target_links=(link("8.8", LinkState.ACCEPTED),))
        for number in range(20)
    )
    proposed = (made(f"b-{number:02}", title=f"B {number:02}", target_links=(link("8.8"),)) for number in range(25))
    load_published((*accepted, *proposed))

    first, second = opened(client, "/targets/8.8/"), opened(client, "/targets/8.8/?page=2")

    assert titles_of_cards(first) == [f"A {n:02}" for n in range(20)] + [f"B {n:02}" for n in range(10)]
    assert titles_of_cards(second) == [f"B {n:02}" for n in range(10, 25)]
    assert client.get("/targets/8.8/?page=3").status_code == 400
    assert client.get("/targets/8.8/?page=x").status_code == 400


def test_a_target_says_what_there_is_to_measure_it_with(client: Client) -> None:
    page = opened(client, "/targets/10.c/")
    text = said(page)

    assert "10.c.1 Remittance costs as a proportion of the amount remitted World Bank." in text
    assert "/explore/remittance_cost_corridor_percent/" in links(page)
    assert "105 areas with values, 2016-Q1 to 2020-Q3" in text
    assert "Explicit" in text
    assert "Proposed by this project" not in text
    assert "Objective 20" in text


def test_a_target_without_a_listing_does_not_claim_that_there_is_no_link(client: Client) -> None:
    text = said(opened(client, "/targets/14.1/"))

    assert "No published list names this target" in text
    assert "That does not mean that there is no link." in text
    assert "No published entry is linked to this target yet." in text


def test_every_target_has_a_page(client: Client) -> None:
    assert len(targets()) == 169
    for target in targets():
        page = opened(client, f"/targets/{target.code}/")
        assert plain(target.wording) in said(page)


def test_a_goal_has_its_targets_with_counts(client: Client, small: Small) -> None:
    page = opened(client, "/goals/10/")
    text = said(page)

    assert [address for address in links(page, "/targets/") if address.startswith("/targets/10.")] == [
        f"/targets/{target.code}/" for target in targets(10)
    ]
    assert "reduce to less than 3 per cent the transaction costs of migrant remittances" in text
    assert text.count("5 entries") == 1  # 10.c; the goal's own number stands alone


def test_table_one_is_computed_and_counts_accepted_links(client: Client, small: Small) -> None:
    page = opened(client, "/goals/")
    (table,) = page.of("table-one")
    row = table.all("tr")[10]
    cells = [spaced(cell) for cell in row.all("td")]

    assert plain(row.all("th")[0].text).endswith("Reduced inequalities")
    assert cells[1] == "10.7, 10.c certain 1 accepted link"
    for cell, category in zip(cells[1:], LinkCategory, strict=False):
        assert all(code in cell for code in table_cell(10, category).targets)
    uncertain = [cell for cell in table.all("td") if cell.attributes.get("class") == "unsure"]
    assert len(uncertain) == sum(
        table_cell(goal, category).certainty not in ("certain", "high")
        for goal in range(1, 18)
        for category in LinkCategory
    )


def test_table_two_has_the_roundtables_that_were_published_since(client: Client, small: Small) -> None:
    page = opened(client, "/summits/")
    (table,) = page.of("table-two")
    heads = [plain(cell.text) for cell in table.all("tr")[0].all("th")]
    last = table.all("tr")[6]
    cells = [spaced(cell) for cell in last.all("td")]

    assert heads[1] == "Brussels 2007"
    assert heads[-1] == "Marrakesh 2018"
    assert plain(last.all("th")[0].text) == "Policy and mainstreaming"
    assert cells[-1] == "Roundtable on climate"
    assert f"/entries/{small.roundtable}/" in links(page)
    first_row = [spaced(cell) for cell in table.all("tr")[1].all("td")]
    assert first_row[0] == "2.1 2.2 2.3 certain"


def test_a_summit_has_its_roundtables_and_says_what_is_not_sourced(client: Client, small: Small) -> None:
    athens, marrakesh = opened(client, "/summits/3/"), opened(client, "/summits/11/")

    assert "Reintegration and circular migration - effective for development?" in said(athens)
    assert "no source found" in said(athens)
    assert "Roundtable on climate" in said(marrakesh)
    assert "Not sourced" in said(marrakesh)
    assert client.get("/summits/99/").status_code == 404


def test_an_area_has_its_entries_and_counts(client: Client, small: Small) -> None:
    page = opened(client, "/areas/remittances/")
    text = said(page)

    assert "5 entries" in text
    assert "Gone desk" not in text
    assert "Objective 20" in text
    assert "Brussels 2007 2.1 2.2 2.3 certain" in text
    assert client.get("/areas/nowhere/").status_code == 404
