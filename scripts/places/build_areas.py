"""Make `areas.csv` and `members.csv` of `corridor.places` from the publishers' own tables.

Usage: python scripts/places/build_areas.py SOURCES [TARGET]

SOURCES is a folder that holds, as their publishers give them,
  codes-m49/undata_m49.csv                              UNSD, M49 standard
  codes-m49/aggregates_correspondence_table_2020_1.xlsx UN DESA, International Migrant Stock 2020, annex
  codes-iso/country-codes_datahub.csv                   ISO 3166, and names from UNTERM and M49
  codes-worldbank/CLASS_class-country.xlsx              World Bank, economies and groups
TARGET is the package's data folder by default.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

Row = dict[str, str]
Members = dict[str, tuple[set[str], str]]

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src" / "corridor" / "places" / "data"
LANGUAGES = {"en": "en", "fr": "fr", "es": "es", "ar": "ar", "zh": "cn", "ru": "ru"}
INCOME_CODES = {
    "High income": "HIC",
    "Upper middle income": "UMC",
    "Lower middle income": "LMC",
    "Low income": "LIC",
}
INCOME_VINTAGE = "FY2023"

# UNSD's eight SDG regions, made of M49 regions and sub-regions.
SDG_REGIONS = {
    "202": ("202",),
    "747": ("015", "145"),
    "062": ("143", "034"),
    "753": ("030", "035"),
    "419": ("419",),
    "053": ("053",),
    "543": ("054", "057", "061"),
    "513": ("150", "021"),
}
# Groups of UNSD and UN DESA that are defined by other groups: what is put together, what is left out.
COMPOSED = {
    "135": (("143", "ARM", "AZE", "GEO"), ()),
    "127": (("034",), ("IND",)),
    "223": (("030",), ("JPN", "CHN")),
    "518": (("030",), ("JPN",)),
    "485": (("145",), ("ARM", "AZE", "CYP", "ISR", "GEO")),
    "738": (("202", "SDN"), ()),
    "746": (("015",), ("SDN",)),
    "934": (("LDR",), ("LDC",)),
    "948": (("LDR",), ("CHN",)),
}
# Columns of UN DESA's annex (0-based) that flag a group.
ANNEX_CODE, ANNEX_TYPE, ANNEX_MORE_DEVELOPED, ANNEX_LESS_DEVELOPED = 4, 5, 17, 18
ANNEX_COUNTRY = 4.0

# Placed as UN DESA places them; M49 has no row for them.
OUTSIDE_M49: tuple[Row, ...] = (
    {
        "code": "CHI",
        "iso2": "",
        "m49": "830",
        "name_en": "Channel Islands",
        "region": "150",
        "sub_region": "154",
    },
    {
        "code": "TWN",
        "iso2": "TW",
        "m49": "158",
        "name_en": "China, Taiwan Province of China",
        "name_zh": "中国台湾省",
        "region": "142",
        "sub_region": "030",
    },
    {
        "code": "XKX",
        "iso2": "XK",
        "m49": "412",
        "name_en": "Kosovo",
        "name_fr": "Kosovo",
        "name_es": "Kosovo",
        "name_ar": "كوسوفو",
        "name_zh": "科索沃",
        "name_ru": "Косово",
        "region": "150",
        "sub_region": "039",
    },
)
OBSERVERS = {"VAT", "PSE"}
# In UNTERM's list of countries, and yet neither members nor observers.
ASSOCIATED = {"COK", "NIU"}
# Names that the ISO table still gives in an older form.
NEWER_NAMES = {
    ("MKD", "fr"): "Macédoine du Nord",
    ("MKD", "es"): "Macedonia del Norte",
    ("MKD", "ar"): "مقدونيا الشمالية",
    ("MKD", "zh"): "北马其顿",
    ("MKD", "ru"): "Северная Македония",
    ("TUR", "fr"): "Türkiye",
    ("TUR", "es"): "Türkiye",
}
COLUMNS = [
    "code",
    "kind",
    "iso2",
    "m49",
    *(f"name_{language}" for language in LANGUAGES),
    "region",
    "sub_region",
    "intermediate_region",
    "sdg_region",
    "world_bank_region",
    "income_group",
    "income_vintage",
    "ldc",
    "lldc",
    "sids",
    "un_member",
    "reportable",
]


def read_csv(path: Path) -> list[Row]:
    """The rows of a CSV file with a header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_sheet(path: Path, sheet: str) -> list[list[Any]]:
    """All rows of one sheet, empty leading rows and columns kept."""
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def m49_areas(sources: Path) -> list[Row]:
    """All M49 areas with names in six languages, ISO codes, regions and UN groups."""
    iso = {row["ISO3166-1-Alpha-3"]: row for row in read_csv(sources / "codes-iso" / "country-codes_datahub.csv")}
    areas = []
    for row in read_csv(sources / "codes-m49" / "undata_m49.csv"):
        code = row["iso3"]
        area = {
            "code": code,
            "iso2": iso[code]["ISO3166-1-Alpha-2"],
            "m49": row["m49"],
            "region": row["region_code"],
            "sub_region": row["sub_region_code"],
            "intermediate_region": row["intermediate_region_code"],
            "development": row["development"],
            **{group: "1" if row[group] else "" for group in ("ldc", "lldc", "sids")},
        }
        for language, column in LANGUAGES.items():
            older = iso[code][f"official_name_{column}"].strip()
            area[f"name_{language}"] = NEWER_NAMES.get((code, language), older)
        area["name_en"] = row["name"].replace("’", "'")
        areas.append(area)
    return areas


def un_members(sources: Path) -> set[str]:
    """The 193 members of the United Nations: UNTERM names them; Eswatini's row has lost its name."""
    rows = read_csv(sources / "codes-iso" / "country-codes_datahub.csv")
    named = {row["ISO3166-1-Alpha-3"] for row in rows if row["UNTERM English Formal"].strip()}
    members = (named | {"SWZ"}) - OBSERVERS - ASSOCIATED
    if len(members) != 193:
        raise SystemExit(f"expected 193 members of the United Nations, found {len(members)}")
    return members


def annex(sources: Path) -> list[list[Any]]:
    """The rows of UN DESA's annex that are of a country or area."""
    path = sources / "codes-m49" / "aggregates_correspondence_table_2020_1.xlsx"
    return [row for row in read_sheet(path, "Annex") if row[ANNEX_TYPE] == ANNEX_COUNTRY]


def world_bank_groups(sources: Path) -> Members:
    """The World Bank's groups by its own code."""
    path = sources / "codes-worldbank" / "CLASS_class-country.xlsx"
    groups: Members = {}
    for code, _, member, _ in read_sheet(path, "Groups")[1:]:
        source = f"World Bank, country and lending groups, {INCOME_VINTAGE}"
        groups.setdefault(str(code), (set(), source))[0].add(str(member))
    return groups


def world_bank_regions(sources: Path, groups: Members) -> Mapping[str, str]:
    """Area -> code of its World Bank region."""
    path = sources / "codes-worldbank" / "CLASS_class-country.xlsx"
    rows = read_sheet(path, "Groups")[1:]
    codes = {str(name): str(code) for code, name, _, _ in rows}
    regions = {str(row[2]) for row in read_sheet(path, "List of economies")[1:]}
    return {member: codes[region] for region in regions for member in groups[codes[region]][0]}


def sdg_region(area: Row) -> str:
    """The code of the area's SDG region, empty for Antarctica."""
    for code, parts in SDG_REGIONS.items():
        if area["region"] in parts or area["sub_region"] in parts:
            return code
    return ""


def areas_of(sources: Path, bank: Members) -> list[Row]:
    """All rows of `areas.csv`, ordered by code."""
    members = un_members(sources)
    reported = {str(row[ANNEX_CODE]).strip() for row in annex(sources)} | {"XKX"}
    bank_regions = world_bank_regions(sources, bank)
    areas = [*m49_areas(sources), *(dict(row) for row in OUTSIDE_M49)]
    for area in areas:
        code = area["code"]
        area["kind"] = "country" if code in members | OBSERVERS else "area"
        area["un_member"] = "1" if code in members else ""
        area["reportable"] = "1" if code in reported else ""
        area["sdg_region"] = sdg_region(area)
        area["world_bank_region"] = bank_regions.get(code, "")
        # The sheet "Groups", not the list: the list gives Venezuela a group that the notes deny.
        income = [group for group in INCOME_CODES.values() if code in bank[group][0]]
        area["income_group"] = income[0] if income else ""
        area["income_vintage"] = INCOME_VINTAGE if income else ""
    return sorted(areas, key=lambda area: area["code"])


def compose(groups: Members) -> None:
    """Add the groups that are defined by other groups."""
    for code, (parts, left_out) in COMPOSED.items():
        members: set[str] = set()
        for part in parts:
            members |= groups[part][0] if part in groups else {part}
        for part in left_out:
            members -= groups[part][0] if part in groups else {part}
        groups[code] = (members, "composed by the definition in its name")


def members_of(sources: Path, areas: Iterable[Row], bank: Members) -> Members:
    """All rows of `members.csv`: group -> its members and where the membership is from."""
    areas = list(areas)
    groups: Members = dict(bank)
    for area in areas:
        for level in ("region", "sub_region", "intermediate_region", "sdg_region"):
            if area.get(level):
                groups.setdefault(area[level], (set(), "UNSD, M49"))[0].add(area["code"])
        if area.get("development"):
            code = "514" if area["development"] == "Developed" else "515"
            groups.setdefault(code, (set(), "UNSD, M49 developed and developing regions"))[0].add(area["code"])
    for group in ("ldc", "lldc", "sids"):
        members = {area["code"] for area in areas if area.get(group)}
        groups[group.upper()] = (members, "UNSD, M49")
    source = "UN DESA, International Migrant Stock 2020, annex"
    for group, column in (("MDR", ANNEX_MORE_DEVELOPED), ("LDR", ANNEX_LESS_DEVELOPED)):
        groups[group] = ({str(row[ANNEX_CODE]).strip() for row in annex(sources) if row[column]}, source)
    groups["WLD"] = ({area["code"] for area in areas if area["reportable"]}, source)
    classified = set().union(*(groups[code][0] for code in INCOME_CODES.values()))
    reported = {area["code"] for area in areas if area["reportable"]}
    groups["INX"] = (reported - classified, f"World Bank, {INCOME_VINTAGE}: areas without an income group")
    compose(groups)
    return groups


def main(arguments: list[str]) -> None:
    """Write both files."""
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    sources = Path(arguments[0])
    target = Path(arguments[1]) if len(arguments) == 2 else DATA
    bank = world_bank_groups(sources)
    areas = areas_of(sources, bank)
    with (target / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(areas)
    groups = members_of(sources, areas, bank)
    with (target / "members.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["group", "members", "source"])
        for code, (members, origin) in sorted(groups.items()):
            rows.writerow([code, " ".join(sorted(members)), origin])


if __name__ == "__main__":
    main(sys.argv[1:])
