"""Publishers' codes and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import UsageError
from corridor.places.normal_form import normal_form, without_footnote_marks
from corridor.places.registry import countries, place, resolver
from corridor.places.tables import SCHEMES, aliases
from corridor.sources.contract import AreaScheme


def test_all_schemes_of_the_contract_are_known() -> None:
    assert {scheme.value for scheme in AreaScheme} == set(SCHEMES)
    assert resolver(AreaScheme.M49).code("608") == "PHL"


def test_unknown_schemes_are_refused() -> None:
    with pytest.raises(UsageError, match="fips"):
        resolver("fips")


@pytest.mark.parametrize(
    ("scheme", "text", "code"),
    [
        ("unhcr", "AUS", "AUT"),
        ("unhcr", "AUL", "AUS"),
        ("unhcr", "GFR", "DEU"),
        ("unhcr", "ARE", "EGY"),
        ("unhcr", "UAE", "ARE"),
        ("unhcr", "NIG", "NGA"),
        ("unhcr", "NGR", "NER"),
        ("unhcr", "CHI", "CHN"),
        ("unhcr", "BHS", "BHR"),
        ("unhcr", "MAC", "MAC"),
        ("unhcr", "SUD", "SDN"),
        ("unhcr", "STA", "XXA"),
        ("unhcr", "DEU", None),
        ("iso3", "AUS", "AUS"),
        ("iso3", "aus", "AUS"),
        ("iso3", "UKN", "UNK"),
        ("iso3", "STA", "XXA"),
        ("iso3", "hos", "VAT"),
        ("iso3", "KSV", "XKX"),
        ("iso3", "GFR", None),
        ("iso2", "ci", "CIV"),
        ("iso2", "XK", "XKX"),
        ("m49", "004", "AFG"),
        ("m49", "4", "AFG"),
        ("m49", "1", "WLD"),
        ("m49", "035", "035"),
        ("m49", "35", "035"),
        ("m49", "199", "LDC"),
        ("m49", "736", "736"),
        ("m49", "891", "SCG"),
        ("m49", "412", "XKX"),
        ("m49", "900", "WLD"),
        ("m49", "910", None),
        ("m49", "999", None),
        ("un_desa", "910", "014"),
        ("un_desa", "913", "018"),
        ("un_desa", "931", "005"),
        ("un_desa", "920", "035"),
        ("un_desa", "5500", "143"),
        ("un_desa", "947", "202"),
        ("un_desa", "903", "002"),
        ("un_desa", "941", "LDC"),
        ("un_desa", "1518", "INX"),
        ("un_desa", "158", "TWN"),
        ("un_desa", "830", "CHI"),
        ("un_desa", "004", "AFG"),
        ("world_bank", "Egypt, Arab Rep.", "EGY"),
        ("world_bank", "Yemen, Rep.", "YEM"),
        ("world_bank", "Korea, Dem. Rep.", "PRK"),
        ("world_bank", "Korea, Rep.", "KOR"),
        ("world_bank", "West Bank and Gaza", "PSE"),
        ("world_bank", "XKX", "XKX"),
        ("world_bank", "KSV", "XKX"),
        ("world_bank", "Sub-Saharan Africa", "SSF"),
        ("world_bank", "Latin America & Caribbean", "LCN"),
        ("world_bank", "World", "WLD"),
        ("world_bank", "Philippines", "PHL"),
        ("world_bank", "Ivory Coast", "CIV"),
        ("name", "Sub-Saharan Africa", "202"),
        ("name", "SUB-SAHARAN AFRICA", "202"),
        ("name", "   Mauritius*", "MUS"),
        ("name", "Polynesia*", "061"),
        ("name", "Sudan", "SDN"),
        ("name", "Sudan*", "736"),
        ("name", "Côte d&#039;Ivoire", "CIV"),
        ("name", "Côte d`Ivoire", "CIV"),
        ("name", "Cote d’Ivoire ", "CIV"),
        ("name", "Türkiye", "TUR"),
        ("name", "Micronesia", "057"),
        ("name", "Micronesia (Fed. States of)", "FSM"),
        ("name", "Dem. Rep. of the Congo", "COD"),
        ("name", "Serbia and Kosovo: S/RES/1244 (1999)", "SRB"),
        ("name", "Various/Unknown", "UNK"),
        ("name", "Other South", "XSO"),
        ("name", "Niger", "NER"),
        ("name", "Dominica", "DMA"),
        ("name", "Developed Regions", "MDR"),
        ("name", "Geographic regions", None),
        ("name", "", None),
    ],
)
def test_publishers_words(scheme: str, text: str, code: str | None) -> None:
    assert resolver(scheme).code(text) == code
    # Asked a second time, from memory.
    assert resolver(scheme).code(text) == code


def test_unhcr_codes_cover_each_member_state_once() -> None:
    rows = [alias for alias in aliases() if alias.scheme == "unhcr"]
    assert len({alias.alias for alias in rows}) == len(rows)
    assert len({alias.code for alias in rows}) == len(rows)
    without = {
        country.code
        for country in countries()
        if country.un_member and country.code not in {alias.code for alias in rows}
    }
    # No list at hand gives their codes, and a guessed code is worse than none.
    assert without <= {"AND", "SMR", "STP", "TUV"}


def test_every_alias_has_a_source_and_no_blanks_around_it() -> None:
    for alias in aliases():
        assert alias.source
        assert alias.alias == alias.alias.strip()
        assert resolver(alias.scheme).code(alias.alias) == alias.code


@pytest.mark.parametrize("scheme", ["iso3", "iso2", "m49", "un_desa", "name", "world_bank"])
def test_every_country_resolves_under_every_scheme(scheme: str) -> None:
    for country in countries():
        text = {
            "iso3": country.code,
            "iso2": country.iso2,
            "m49": country.m49,
            "un_desa": country.m49,
            "name": country.name,
            "world_bank": country.name,
        }[scheme]
        if text:
            assert resolver(scheme).code(text) == country.code


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    once = normal_form(text)
    # Text such as `&amp;amp;` unfolds once more each time; names hold none.
    if "&" not in text:
        assert normal_form(once) == once


@given(st.sampled_from([country.name for country in countries()]), st.sampled_from(["*", " **", "†", "[2]", "¹"]))
def test_footnote_marks_do_not_matter(name: str, mark: str) -> None:
    assert without_footnote_marks(name + mark) == name
    if name + mark != "Sudan*":
        assert resolver("name").code(f"  {name.upper()}{mark} ") == resolver("name").code(name)


def test_a_code_of_a_resolver_is_a_place() -> None:
    for alias in aliases():
        assert place(alias.code).code == alias.code
