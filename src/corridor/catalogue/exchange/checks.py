"""What an entry from outside must keep to: codes that there are, addresses that are addresses, years in order.

Each check looks at the fields of one row, in the form of the JSON exchange, notes all that is wrong, and
puts the code where a name was written. Values of a wrong type are left to the model of `Entry`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corridor.agenda.compact import objectives
from corridor.catalogue.entry import PRACTICE_KINDS, EntryState
from corridor.catalogue.exchange.codes import (
    code_of,
    codes_of_areas,
    codes_of_fields,
    codes_of_links,
    codes_of_seen,
    codes_of_statuses,
)
from corridor.catalogue.exchange.intake import RowNotes
from corridor.catalogue.exchange.texts import Fields, check_texts
from corridor.errors import UsageError
from corridor.places.place import Place
from corridor.places.registry import place
from corridor.places.search import find
from corridor.places.tables import places

FIRST_YEAR, LAST_YEAR = 1800, 2100

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_GLOBAL = "global"


def check(fields: Fields, notes: RowNotes) -> None:
    """Notes all that is wrong in the fields; names become codes, each with a repair."""
    for look in _CHECKS:
        look(fields, notes)


def _id(fields: Fields, notes: RowNotes) -> None:
    value = fields.get("id")
    if isinstance(value, str) and not (_ID.fullmatch(value) and len(value) <= 200):
        notes.error("id", "small letters a to z, digits and single hyphens", value, "write it like a-new-practice-2026")


def _choices(fields: Fields, notes: RowNotes) -> None:
    for field, codes in codes_of_fields().items():
        value = fields.get(field)
        if isinstance(value, str):
            fields[field] = code_of(field, value, codes, notes)


def _areas(fields: Fields, notes: RowNotes) -> None:
    for number, value in _texts_of(fields, "areas"):
        _put(fields, "areas", number, code_of(f"areas[{number}]", value, codes_of_areas(), notes))


def _countries(fields: Fields, notes: RowNotes) -> None:
    for number, value in _texts_of(fields, "countries"):
        if value in places():
            continue
        path = f"countries[{number}]"
        try:
            found = place("WLD") if value.casefold() == _GLOBAL else find(value)
        except UsageError as error:
            notes.error(path, error.expected, value, error.remedy)
            continue
        notes.repair(path, value, _named(found), "name of a place")
        _put(fields, "countries", number, found.code)


def _objectives(fields: Fields, notes: RowNotes) -> None:
    known = {objective.number for objective in objectives()}
    for number, value in _items_of(fields, "gcm_objectives"):
        if value not in known or isinstance(value, bool):
            expected = f"the number of an objective of the Global Compact, 1 to {len(known)}"
            notes.error(f"gcm_objectives[{number}]", expected, value)


def _links(fields: Fields, notes: RowNotes) -> None:
    for number, record in _records_of(fields, "target_links"):
        path = f"target_links[{number}]"
        for key, codes in codes_of_links().items():
            value = record.get(key)
            if isinstance(value, str):
                record[key] = code_of(f"{path}.{key}", value, codes, notes)


def _sources(fields: Fields, notes: RowNotes) -> None:
    for number, record in _records_of(fields, "sources"):
        address, seen = record.get("url"), record.get("seen")
        if isinstance(address, str) and not _ADDRESS.fullmatch(address):
            path = f"sources[{number}].url"
            notes.error(path, "an address that begins with https:// or http://", address, "copy it from the browser")
        if isinstance(seen, str):
            record["seen"] = code_of(f"sources[{number}].seen", seen, codes_of_seen(), notes)


def _translations(fields: Fields, notes: RowNotes) -> None:
    for number, record in _records_of(fields, "translations"):
        status = record.get("status")
        if isinstance(status, str):
            record["status"] = code_of(f"translations[{number}].status", status, codes_of_statuses(), notes)
    languages = [record.get("language") for _, record in _records_of(fields, "translations")]
    texts = [fields.get("language") or "en", *languages]
    twice = sorted({str(language) for language in languages if texts.count(language) > 1})
    if twice:
        notes.error("translations", "one text in each language", ", ".join(twice), "keep one of them")


def _years(fields: Fields, notes: RowNotes) -> None:
    years = {}
    for field in ("year_start", "year_end"):
        value = fields.get(field)
        if value is None:
            continue
        if isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= LAST_YEAR:
            years[field] = value
        else:
            notes.error(field, f"a year from {FIRST_YEAR} to {LAST_YEAR}", value)
    if len(years) == 2 and years["year_end"] < years["year_start"]:
        notes.error("year_end", f"{years['year_start']} or later", years["year_end"], "look which of the two is right")


def _once(fields: Fields, notes: RowNotes) -> None:
    for field in ("countries", "areas", "gcm_objectives"):
        values = fields.get(field)
        if isinstance(values, list) and all(isinstance(value, (str, int)) for value in values):
            once = list(dict.fromkeys(values))
            if len(once) < len(values):
                notes.repair(field, values, ", ".join(map(str, once)), "value listed twice")
                fields[field] = once


def _withdrawn(fields: Fields, notes: RowNotes) -> None:
    if fields.get("state") == EntryState.WITHDRAWN and not fields.get("withdrawn_reason"):
        notes.error("withdrawn_reason", "the reason why it was withdrawn", None, "say why in one sentence or more")


def _sourced(fields: Fields, notes: RowNotes) -> None:
    """Practices rest on a source; of the Forum's own records some are known to have none."""
    noted = any(path.startswith("sources") for path in notes.faulty)
    if fields.get("kind") in PRACTICE_KINDS and fields.get("sources") == [] and not noted:
        notes.error("sources", "a page or document on which it rests", None, "add its address")


_CHECKS: tuple[Callable[[Fields, RowNotes], None], ...] = (
    *(check_texts, _id, _choices, _countries, _areas, _links, _objectives, _sources, _translations, _years),
    *(_once, _withdrawn, _sourced),
)


def _named(found: Place) -> str:
    return f"{found.code} ({found.name})"


def _items_of(fields: Fields, field: str) -> Iterator[tuple[int, object]]:
    values = fields.get(field)
    return enumerate(list(values)) if isinstance(values, list) else iter(())


def _texts_of(fields: Fields, field: str) -> Iterator[tuple[int, str]]:
    return ((number, value) for number, value in _items_of(fields, field) if isinstance(value, str))


def _records_of(fields: Fields, field: str) -> Iterator[tuple[int, dict[str, object]]]:
    return ((number, value) for number, value in _items_of(fields, field) if isinstance(value, dict))


def _put(fields: Fields, field: str, number: int, value: str) -> None:
    values = fields[field]
    if isinstance(values, list):
        values[number] = value
