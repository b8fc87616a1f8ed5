"""The packaged catalogue on the pages: each number against a count of the records."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.test import TestCase

from corridor.agenda.goals import goals
from corridor.catalogue.entry import LinkState
from corridor.catalogue.records import packaged
from corridor.forum.table_two import table_two
from corridor.places.registry import countries
from corridor.site.entries.packaged import load_packaged
from tests.site.evidence_pages.reading import page_of, plain
from tests.site.pages.reading import links, said, titles_of_cards

FIRST_PAGE_MOST = 100_000  # bytes, unpacked, with styles and script


class WholeCatalogue(TestCase):
    """Loaded once for all of these."""

    @classmethod
    def setUpTestData(cls) -> None:
        load_packaged()

    def setUp(self) -> None:
        cache.clear()

    def test_the_first_page_is_light(self) -> None:
        page = self.client.get("/")
        outline = page_of(page)
        sheets = [it.attributes["href"] for it in outline.all("link") if it.attributes["rel"] == "stylesheet"]
        scripts = [it.attributes["src"] for it in outline.all("script") if "src" in it.attributes]
        own = [Path(finders.find(address.removeprefix("/static/"))) for address in (*sheets, *scripts)]

        assert len(own) >= 3
        assert len(page.content) + sum(len(file.read_bytes()) for file in own) < FIRST_PAGE_MOST

    def test_the_numbers_of_the_first_page_are_those_of_the_records(self) -> None:
        page = page_of(self.client.get("/"))
        entries = packaged().entries()
        known = {country.code for country in countries()}
        named = {code for entry in entries for code in entry.countries} & known
        targets = {link.target for entry in entries for link in entry.target_links if "." in link.target}
        values = [plain(it.text) for it in page.of("home-facts")[0].of("value")]

        assert values[:3] == [str(len(entries)), str(len(named)), str(len(targets))]
        assert "281 million" in values
        for goal in goals():
            assert f"{len(packaged().for_goal(goal.number))} entr" in _tile(page, goal.number)
        assert len(links(page, "/explore/migrant_stock/figures/")) == 1

    def test_target_10_c_lists_what_the_packaged_catalogue_says(self) -> None:
        listed = []
        for number in (1, 2):
            listed += titles_of_cards(page_of(self.client.get(f"/targets/10.c/?page={number}")))
        expected = packaged().for_target("10.c")

        assert len(expected) == 53
        assert sorted(listed) == sorted(plain(entry.title) for entry in expected)

    def test_goals_and_areas_count_what_the_records_say(self) -> None:
        text = said(page_of(self.client.get("/areas/")))
        for area in ("remittances", "diaspora", "labour_migration"):
            assert f"{len(packaged().for_area(area))} entries" in text
        accepted = sum(
            link.state is LinkState.ACCEPTED and link.category == "explicit" and link.target.startswith("10.")
            for entry in packaged().entries()
            for link in entry.target_links
        )
        assert accepted == 2
        row = page_of(self.client.get("/goals/")).of("table-one")[0].all("tr")[10]
        assert "2 accepted links" in row.text

    def test_table_two_is_that_of_the_forum(self) -> None:
        (table,) = page_of(self.client.get("/summits/")).of("table-two")
        for row, area in zip(table.all("tr")[1:], table_two().areas, strict=True):
            for cell, summit in zip(row.all("td"), table_two().summits, strict=True):
                expected = table_two().cell(area, summit.number)
                assert all(number.number in cell.text for number in expected.numbers)
                assert ("?" in cell.text) is expected.open
                assert len(cell.all("a")) == len(expected.numbers)

    def test_every_kind_of_entry_has_a_page(self) -> None:
        by_kind = {entry.kind: entry for entry in packaged().entries()}
        assert len(by_kind) == 10
        for entry in by_kind.values():
            text = said(page_of(self.client.get(f"/entries/{entry.id}/")))
            assert plain(entry.title) in text
            assert plain(entry.summary) in text
            for source in entry.sources:
                assert plain(source.title) in text


def _tile(page: object, goal: int) -> str:
    tiles = [it for it in page.of("goal-tile") if it.attributes["href"] == f"/goals/{goal}/"]  # type: ignore[attr-defined]
    return plain(tiles[0].text)
