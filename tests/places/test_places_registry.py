"""Places by code, by group and by a person's words."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import UsageError
from corridor.places.place import PlaceKind
from corridor.places.registry import countries, find, groups, groups_of, members, place
from corridor.places.tables import LANGUAGES, group_members, places

SDG_REGIONS = ("202", "747", "062", "753", "419", "053", "543", "513")
CONTINENTS = ("002", "009", "019", "142", "150")
INCOME_GROUPS = ("HIC", "UMC", "LMC", "LIC")


def test_a_country_has_all_that_is_known_of_it() -> None:
    philippines = place("PHL")
    assert philippines.kind is PlaceKind.COUNTRY
    assert (philippines.iso2, philippines.m49) == ("PH", "608")
    assert (philippines.region, philippines.sub_region, philippines.sdg_region) == ("142", "035", "753")
    assert (philippines.income_group, philippines.income_vintage) == ("LMC", "FY2023")
    assert philippines.name == "Philippines"
    assert philippines.name_in("ru") == "Филиппины"
    assert philippines.name_in("tl") == "Philippines"
    assert philippines.name_in_sentence == "the Philippines"
    assert philippines.un_member
    assert (philippines.ldc, philippines.lldc, philippines.sids) == (False, False, False)


@pytest.mark.parametrize(
    ("code", "short", "in_sentence"),
    [
        ("BOL", "Bolivia", "the Plurinational State of Bolivia"),
        ("GBR", "United Kingdom", "the United Kingdom"),
        ("NLD", "Netherlands", "the Netherlands"),
        ("USA", "United States", "the United States of America"),
        ("VNM", "Viet Nam", "Viet Nam"),
        ("WLD", "World", "the world"),
        ("LDC", "Least developed countries", "least developed countries"),
        ("035", "South-eastern Asia", "South-eastern Asia"),
        ("FLK", "Falkland Islands (Malvinas)", "the Falkland Islands (Malvinas)"),
        ("CIV", "Côte d'Ivoire", "Côte d'Ivoire"),
        ("CZE", "Czechia", "Czechia"),
    ],
)
def test_forms_of_names(code: str, short: str, in_sentence: str) -> None:
    assert place(code).short_name == short
    assert place(code).name_in_sentence == in_sentence


def test_the_countries_of_reports() -> None:
    codes = {country.code for country in countries()}
    assert sum(country.un_member for country in countries()) == 193
    assert {"VAT", "PSE", "XKX", "HKG", "MAC", "TWN", "CHI", "ESH"} <= codes
    assert 230 <= len(codes) <= 250
    assert [country.name for country in countries()] == sorted(country.name for country in countries())
    assert not codes & {"ATA", "GGY", "JEY", "SUN", "UNK", "827"}


def test_what_is_not_a_member_state_says_so() -> None:
    assert place("TWN").kind is PlaceKind.AREA
    assert place("XKX").kind is PlaceKind.AREA
    assert "1244" in (place("XKX").caution or "")
    assert "Kosovo" in (place("SRB").caution or "")
    assert place("VAT").kind is PlaceKind.COUNTRY
    assert not place("VAT").un_member


def test_names_in_six_languages_for_all_member_states() -> None:
    for country in countries():
        if country.un_member:
            assert set(country.names) == set(LANGUAGES), country.code


def test_codes_are_unique_and_well_formed() -> None:
    for field in ("iso2", "m49"):
        given_codes = [getattr(place, field) for place in places().values() if getattr(place, field)]
        assert len(given_codes) == len(set(given_codes))
    for found in places().values():
        if found.kind in (PlaceKind.COUNTRY, PlaceKind.AREA) and not found.code.isdigit():
            assert len(found.code) == 3
            assert found.code.isupper()


def test_every_place_of_a_group_exists_and_is_no_group() -> None:
    assert set(group_members()) == {group.code for group in groups()}
    for group in groups():
        assert members(group.code)
        for code in members(group.code):
            assert place(code).kind in (PlaceKind.COUNTRY, PlaceKind.AREA)


def test_groups_of_is_the_reverse_of_members() -> None:
    for code in ("PHL", "NPL", "XKX", "CHI"):
        assert set(groups_of(code)) == {group.code for group in groups() if code in members(group.code)}
    assert {"002", "014", "202", "LDC", "LLDC", "SSF", "WLD"} <= set(groups_of("BDI"))


@pytest.mark.parametrize("parts", [SDG_REGIONS, CONTINENTS, ("MDR", "LDR"), (*INCOME_GROUPS, "INX")])
def test_partitions_of_the_world(parts: tuple[str, ...]) -> None:
    world = set(members("WLD"))
    of_parts = [set(members(part)) & world for part in parts]
    assert sum(len(part) for part in of_parts) == len(set().union(*of_parts))
    # Kosovo is not in UN DESA's annex.
    assert world - set().union(*of_parts) <= {"XKX"}


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("MIC", ("UMC", "LMC")),
        ("LMY", ("LIC", "MIC")),
        ("002", ("015", "202")),
        ("019", ("419", "021")),
        ("202", ("011", "014", "017", "018")),
        ("513", ("150", "021")),
        ("419", ("005", "013", "029")),
        ("009", ("053", "543")),
    ],
)
def test_groups_made_of_groups(whole: str, parts: tuple[str, ...]) -> None:
    assert set(members(whole)) == set().union(*(members(part) for part in parts))


@pytest.mark.parametrize(
    ("group", "count"), [("LDC", 44), ("LLDC", 32), ("SIDS", 53), ("EUU", 27), ("OED", 38), ("LIC", 28)]
)
def test_counts_that_are_known(group: str, count: int) -> None:
    assert len(members(group)) == count


def test_attributes_and_memberships_agree() -> None:
    for country in countries():
        inside = set(groups_of(country.code))
        named = (country.region, country.sub_region, country.intermediate_region, country.sdg_region)
        assert {code for code in named if code} <= inside
        assert {code for code in (country.income_group, country.world_bank_region) if code} <= inside
        assert (country.ldc, country.lldc, country.sids) == tuple(group in inside for group in ("LDC", "LLDC", "SIDS"))


def test_developed_regions_of_two_publishers_differ() -> None:
    assert set(members("514")) & set(members("LDR")) == {"CYP", "ISR"}


def test_venezuela_has_no_income_group() -> None:
    assert place("VEN").income_group is None
    assert "VEN" in members("INX")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("PHL", "PHL"),
        ("phl", "PHL"),
        ("ph", "PHL"),
        ("608", "PHL"),
        (" philippines ", "PHL"),
        ("the Philippines", "PHL"),
        ("Filipinas", "PHL"),
        ("AUS", "AUS"),
        ("Ivory Coast", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("CÔTE D'IVOIRE", "CIV"),
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("Burma", "MMR"),
        ("Swaziland", "SWZ"),
        ("UK", "GBR"),
        ("USA", "USA"),
        ("South Korea", "KOR"),
        ("North Korea", "PRK"),
        ("Egypt, Arab Rep.", "EGY"),
        ("Kosovo", "XKX"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Congo", "COG"),
        ("DR Congo", "COD"),
        ("Taiwan", "TWN"),
        ("Kenya", "KEN"),
        ("الفلبين", "PHL"),
        ("中国", "CHN"),
        ("world", "WLD"),
        ("LDC", "LDC"),
        ("sub-saharan africa", "202"),
        ("1833", "747"),
    ],
)
def test_find(words: str, code: str) -> None:
    assert find(words).code == code


@pytest.mark.parametrize(
    ("words", "hints"),
    [
        ("Phillipines", ["Philippines (PHL)"]),
        ("Kenia", ["Kenya (KEN)"]),
        ("Korea", ["Republic of Korea (KOR)", "Democratic People's Republic of Korea (PRK)"]),
        ("xyzzy", []),
        ("", []),
    ],
)
def test_find_lists_near_matches(words: str, hints: list[str]) -> None:
    with pytest.raises(UsageError) as error:
        find(words)
    assert repr(words) in str(error.value)
    assert all(hint in str(error.value) for hint in hints)


@pytest.mark.parametrize("call", [place, members, groups_of])
@pytest.mark.parametrize("code", ["", "phl", "ZZZ"])
def test_unknown_codes(call: object, code: str) -> None:
    assert callable(call)
    with pytest.raises(UsageError, match="the code of a"):
        call(code)


def test_a_country_has_no_members() -> None:
    with pytest.raises(UsageError):
        members("PHL")


@given(st.sampled_from(sorted(places())))
def test_every_code_and_name_finds_its_place(code: str) -> None:
    found = place(code)
    assert find(code) == found
    # The World Bank's and the Millennium regions' names may be another group's official name.
    if found.kind in (PlaceKind.COUNTRY, PlaceKind.AREA):
        assert find(found.name) == find(found.short_name) == find(found.name_in_sentence.upper()) == found


@given(st.text())
def test_find_gives_a_place_or_a_usage_error(words: str) -> None:
    with contextlib.suppress(UsageError):
        assert find(words).code in places()
