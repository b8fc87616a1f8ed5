"""What a search finds, in which order, and what its facets count; the same on both databases."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from django.http import QueryDict

from corridor.catalogue.entry import Entry, EntryKind, Level, Translation, TranslationStatus
from corridor.catalogue.permissions import Role
from corridor.catalogue.records import packaged
from corridor.site.entries.actions.publishing import withdraw
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.packaged import load_packaged
from corridor.site.search.address import query_string, read_search
from corridor.site.search.contract import Facet, Results, Search, Sort
from corridor.site.search.indexing import index_lag, make_index_anew
from corridor.site.search.search import search
from corridor.site.search.searched import facets_of
from tests.catalogue.made import made
from tests.site.entries.people import actor

pytestmark = pytest.mark.django_db


def translated(language: str, title: str, summary: str) -> Translation:
    return Translation(
        language=language, title=title, summary=summary, status=TranslationStatus.REVIEWED, by="a person"
    )


ENTRIES: tuple[Entry, ...] = (
    made(
        "return-desk",
        title="A desk for returning workers",
        summary="The ministry helps migrants who come back.",
        countries=("MAR",),
        areas=("return_reintegration",),
        year_start=2019,
        translations=(translated("ar", "مكتب إعادة الإدماج", "تساعد الوزارة المهاجرين العائدين."),),
    ),
    made("remittance-law", title="Law on remittances", summary="Fees are shown.", kind=EntryKind.LAW, year_start=2015),
    made(
        "diaspora-fund",
        title="A fund of the diaspora",
        summary="It pays for wells; remittances are matched.",
        countries=("PHL", "MAR"),
        year_start=2021,
        translations=(
            translated("zh", "侨民基金", "国际移民的汇款得到配套。"),
            translated("fr", "Un fonds de la diaspora", "Les envois de fonds des réfugiés sont doublés."),
        ),
    ),
    made("city-council", title="A council of migrants", summary="In the city.", level=Level.LOCAL, year_start=2021),
    made("sovet", title="Совет", summary="Права трудящихся-мигрантов.", language="ru"),
)


@pytest.fixture
def few() -> None:
    load_published(ENTRIES)


def slugs(words: str = "", language: str = "en", **wanted: object) -> list[str]:
    return [hit.slug for hit in search(Search(words, **wanted), language).hits]  # type: ignore[arg-type]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["city-council", "diaspora-fund", "return-desk", "remittance-law", "sovet"]),
        # in the title first, whatever the year
        ("remittances", ["remittance-law", "diaspora-fund"]),
        ("remittance", ["remittance-law", "diaspora-fund"]),
        ("migrants", ["city-council", "return-desk"]),
        ('"come back"', ["return-desk"]),
        ('"back come"', []),
        ("migrants -city", ["return-desk"]),
        ("fund OR law", ["diaspora-fund", "remittance-law"]),
        ("diasp*", ["diaspora-fund"]),
        ("المهاجرين", ["return-desk"]),
        ("إِعَادَةُ الإِدْمَاجِ", ["return-desk"]),
        ("汇款", ["diaspora-fund"]),
        ("移民", ["diaspora-fund"]),
        ("réfugié", ["diaspora-fund"]),
        ("refugies", ["diaspora-fund"]),
        ("мигрантов", ["sovet"]),
        ("Morocco", ["diaspora-fund", "return-desk"]),
        ("المغرب", ["diaspora-fund", "return-desk"]),
        ("nowhere", []),
    ],
)
def test_words_find_these_in_this_order(words: str, found: list[str]) -> None:
    assert slugs(words) == found


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("sort", "first"), [(Sort.NEWEST, "city-council"), (Sort.OLDEST, "remittance-law"), (Sort.TITLE, "city-council")]
)
def test_other_orders(sort: Sort, first: str) -> None:
    assert slugs(sort=sort)[0] == first


@pytest.mark.usefixtures("few")
def test_values_of_one_facet_are_joined_by_or_and_facets_by_and() -> None:
    assert slugs(facets={Facet.COUNTRY: ("PHL",)}) == ["diaspora-fund"]
    assert slugs(facets={Facet.KIND: ("law",), Facet.COUNTRY: ("PHL",)}) == []
    assert slugs(facets={Facet.KIND: ("law", "practice"), Facet.YEAR: ("2015", "2019")}) == [
        "return-desk",
        "remittance-law",
    ]
    assert slugs(facets={Facet.COUNTRY: ("no such",)}) == []


@pytest.mark.usefixtures("few")
def test_a_hit_is_told_in_the_language_of_the_page_where_it_can_be() -> None:
    hit = search(Search("الإدماج"), "ar").hits[0]
    assert hit.language == "ar"
    assert [hit.title.text[start:end] for start, end in hit.title.spans] == ["الإدماج"]
    assert search(Search("remittances"), "ru").hits[0].language == "en"


@pytest.mark.usefixtures("few")
def test_a_misspelt_word_is_mended() -> None:
    assert search(Search("remitances"), "en").suggestion == "remittances"


@pytest.mark.usefixtures("few")
def test_the_withdrawn_are_found_with_the_reason_and_counted_nowhere() -> None:
    editor = actor("edith", Role.EDITOR)
    stored = StoredEntry.objects.get(slug="return-desk")
    withdraw(editor, "return-desk", revision=stored.revision, reason="The desk was closed in 2025.")

    found = search(Search("returning"), "en")
    assert (found.total, found.hits) == (0, ())
    assert [(hit.slug, hit.withdrawn_reason) for hit in found.withdrawn] == [
        ("return-desk", "The desk was closed in 2025.")
    ]
    assert all(value.value != "2019" for value in search(Search(), "en").facets[Facet.YEAR])
    assert index_lag() == 0


@pytest.mark.usefixtures("few")
def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    load_published([ENTRIES[1].model_copy(update={"title": "Law on transfers", "summary": "Prices are shown."})])
    assert slugs("remittances") == ["diaspora-fund"]
    assert slugs("transfers") == ["remittance-law"]


@pytest.mark.usefixtures("few")
def test_the_index_made_anew_is_the_same() -> None:
    before = [slugs(words) for words in ("", "remittances", "المغرب", "汇款")]
    make_index_anew()
    assert [slugs(words) for words in ("", "remittances", "المغرب", "汇款")] == before


def naive(entries: list[Entry], wanted: dict[Facet, tuple[str, ...]]) -> tuple[int, dict[Facet, Counter[str]]]:
    def fits(entry: Entry, without: Facet | None) -> bool:
        values = facets_of(entry)
        return all(set(values.get(f, ())) & set(chosen) for f, chosen in wanted.items() if f is not without)

    counts = {
        facet: Counter(v for entry in entries if fits(entry, facet) for v in facets_of(entry).get(facet, ()))
        for facet in Facet
    }
    return sum(fits(entry, None) for entry in entries), counts


def test_facets_count_as_a_plain_loop_does() -> None:
    load_packaged()
    entries = list(packaged().entries())
    chance = random.Random(7)  # noqa: S311 - which facets are tried, not a secret
    for _ in range(25):
        one = facets_of(chance.choice(entries))
        chosen = chance.sample(sorted(one), k=min(2, len(one)))
        wanted = {Facet(facet): tuple(one[Facet(facet)][:2]) for facet in chosen}
        found: Results = search(Search(facets=wanted), "en")
        total, counts = naive(entries, wanted)
        assert found.total == total
        for facet in Facet:
            shown = {value.value: value.count for value in found.facets[facet] if value.count}
            assert shown == {value: counts[facet][value] for value in shown}
            assert {value.value for value in found.facets[facet] if value.chosen} >= set(wanted.get(facet, ()))


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    "words", ['"', "-", '"" -"', "OR OR", "*", "( ) : ^", "'; drop table", "\0", "a" * 100_000, "ﷺ" * 500, "-migrants"]
)
def test_whatever_is_asked_has_an_answer(words: str) -> None:
    assert search(Search(words), "en").total >= 0


@pytest.mark.parametrize(
    "address",
    ["q=a&kind=law&kind=tool&sort=title&page=3", "country=PHL&year=2020", "page=0", "page=x", "sort=best", "year=20"],
)
def test_an_address_is_read_leniently_and_written_the_same(address: str) -> None:
    read = read_search(QueryDict(address))
    assert read_search(QueryDict(query_string(read))) == read
