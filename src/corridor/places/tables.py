"""The packaged tables of places, read once and checked as they are read.

`areas.csv` and `members.csv` are made from the publishers' tables by
`scripts/places/build_areas.py`; the other files are kept by hand, each row with its source.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from corridor.errors import DefinitionError, Location
from corridor.places.place import Place, PlaceKind

LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
SCHEMES = ("iso3", "iso2", "m49", "un_desa", "unhcr", "world_bank", "name")

Row = dict[str, str]


class Alias(NamedTuple):
    """What a publisher writes for a place, under which scheme."""

    scheme: str
    alias: str
    code: str
    source: str


def _rows(name: str) -> Iterator[Row]:
    """The rows of a packaged table; raises `DefinitionError` where a row has too few or many cells."""
    text = files("corridor.places").joinpath("data", name).read_text(encoding="utf-8")
    table = csv.reader(text.splitlines())
    header = next(table)
    for line, cells in enumerate(table, start=2):
        if len(cells) != len(header):
            raise DefinitionError(f"{len(header)} cells", f"{len(cells)} cells", where=Location(name, row=line))
        yield dict(zip(header, cells, strict=True))


def _place(row: Row, kind: PlaceKind, names: Mapping[str, str], wording: Row) -> Place:
    english = names["en"]
    return Place(
        code=row["code"],
        kind=kind,
        names=MappingProxyType(dict(names)),
        short_name=wording.get("short_name") or english,
        name_in_sentence=wording.get("name_in_sentence") or english,
        iso2=row.get("iso2") or None,
        m49=row.get("m49") or None,
        region=row.get("region") or None,
        sub_region=row.get("sub_region") or None,
        intermediate_region=row.get("intermediate_region") or None,
        sdg_region=row.get("sdg_region") or None,
        world_bank_region=row.get("world_bank_region") or None,
        income_group=row.get("income_group") or None,
        income_vintage=row.get("income_vintage") or None,
        ldc=bool(row.get("ldc")),
        lldc=bool(row.get("lldc")),
        sids=bool(row.get("sids")),
        un_member=bool(row.get("un_member")),
        reportable=bool(row.get("reportable")),
        caution=wording.get("caution") or None,
    )


def _areas() -> Iterator[Place]:
    wordings = {row["code"]: row for row in _rows("wording.csv")}
    for row in _rows("areas.csv"):
        names = {language: row[f"name_{language}"] for language in LANGUAGES if row[f"name_{language}"]}
        yield _place(row, PlaceKind(row["kind"]), names, wordings.pop(row["code"], {}))
    if wordings:
        raise DefinitionError("codes of areas.csv", ", ".join(sorted(wordings)), where=Location("wording.csv"))


def _groups() -> Iterator[Place]:
    for row in _rows("groups.csv"):
        m49 = row["code"] if row["code"].isdigit() else None
        yield _place({**row, "m49": m49 or ""}, PlaceKind.GROUP, {"en": row["name_en"]}, row)


def _others() -> Iterator[Place]:
    for row in _rows("other_places.csv"):
        yield _place(row, PlaceKind(row["kind"]), {"en": row["name_en"]}, row)


@cache
def places() -> Mapping[str, Place]:
    """All places by code; raises `DefinitionError` where a code stands for two."""
    found: dict[str, Place] = {}
    for place in (*_areas(), *_groups(), *_others()):
        if place.code in found:
            raise DefinitionError("each code once", f"{place.code} twice", where="corridor/places/data")
        found[place.code] = place
    return MappingProxyType(found)


@cache
def group_members() -> Mapping[str, tuple[str, ...]]:
    """Group -> codes of its countries and areas, sorted; raises `DefinitionError` for unknown codes."""
    known = places()
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("members.csv"):
        members = tuple(row["members"].split())
        unknown = [code for code in (row["group"], *members) if code not in known]
        if unknown:
            raise DefinitionError("codes of places", ", ".join(unknown), where=Location("members.csv"))
        found[row["group"]] = members
    return MappingProxyType(found)


@cache
def aliases() -> tuple[Alias, ...]:
    """All publishers' aliases; raises `DefinitionError` for an unknown scheme or code."""
    known = places()
    found = []
    for row in _rows("aliases.csv"):
        alias = Alias(row["scheme"], row["alias"], row["code"], row["source"])
        if alias.scheme not in SCHEMES or alias.code not in known:
            raise DefinitionError(
                "a known scheme and code", f"{alias.scheme}, {alias.code}", where=Location("aliases.csv")
            )
        found.append(alias)
    return tuple(found)
