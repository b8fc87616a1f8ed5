"""The codes of the UN Statistics Division's SDG database, brought to one vocabulary.

Three layouts write the same fact in three ways (`BOTHSEX`, `bothsex`, `_T`); `data/unsd_codes.csv`
holds what each code is. Sources: UNSD, code lists of the SDG data structure definition
(IAEG-SDGs, SDMX), and the codes met in UNSD's files.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corridor.errors import DefinitionError
from corridor.sources.breakdown import key_of

MIGRANT_GROUP = "migrant_group"
"""Breakdown key for kinds of migrants (`eu`, `non_eu`) that the migratory status alone does not tell."""

_DIMENSION_KEYS = {
    "policy_domains": "policy_domain",
    "cause_of_death": "cause",
    "education_level": "education",
}
_AGES = (
    (re.compile(r"^(\d+)-(\d+)Y?$"), "Y{}T{}"),
    (re.compile(r"^(\d+)-(\d+)M$"), "M{}T{}"),
    (re.compile(r"^(\d+)\+Y?$"), "Y_GE{}"),
)
_AGE_BELOW = re.compile(r"^<(\d+)([YM])$")
_AGE_IN_SDMX = re.compile(r"^([YMWD]\d+(T\d+)?|[YM]_(GE|GT|LE|LT)\d+)$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code is in the common vocabulary; `group` tells more where one word is not enough."""

    code: str
    group: str | None = None


@cache
def meanings() -> Mapping[tuple[str, str], Meaning]:
    """(dimension, publisher's code) -> meaning, of all packaged codes."""
    path = files("corridor.sources") / "data" / "unsd_codes.csv"
    return meanings_in(path.read_text(encoding="utf-8"))


def meanings_in(text: str) -> Mapping[tuple[str, str], Meaning]:
    """The same of a CSV with `dimension,code,is,group`; raises `DefinitionError` for a code given twice."""
    found: dict[tuple[str, str], Meaning] = {}
    for record in csv.DictReader(text.splitlines()):
        key = (record["dimension"], record["code"])
        if key in found:
            raise DefinitionError("each code once", f"{key[1]} twice", where="unsd_codes.csv")
        found[key] = Meaning(record["is"], record["group"] or None)
    return found


def dimension_key(header: str) -> str:
    """The breakdown key of a dimension: `[Policy Domains]`, `policyDomains`, `policy_domains` agree."""
    key = key_of(header.strip().strip("[]"))
    return _DIMENSION_KEYS.get(key, key)


def meaning_of(dimension: str, written: str) -> Meaning | None:
    """What a code is; None for one that the vocabulary does not hold."""
    code = written.strip().upper()
    known = meanings().get((dimension, code))
    if known is None and dimension == "age":
        return _age(code)
    return known


def plain_code(dimension: str, written: str) -> str:
    """A code of a dimension without fixed vocabulary: the known word, else the code in upper case."""
    known = meanings().get((dimension, written.strip().upper()))
    return known.code if known is not None else written.strip().upper()


def unit_word(written: str) -> str:
    """The unit in lower case: `PERCENT` and `PT` are `percent`, `PER_100000_EMP` is `per_100000_emp`."""
    known = meanings().get(("unit", written.strip().upper()))
    return known.code if known is not None else written.strip().lower()


def m49_text(written: str) -> str:
    """An M49 code with its three digits; spreadsheets and CSVs lose the leading zeros."""
    return written.strip().zfill(3)


def _age(code: str) -> Meaning | None:
    if _AGE_IN_SDMX.match(code):
        return Meaning(code)
    for pattern, form in _AGES:
        if match := pattern.match(code):
            return Meaning(form.format(*(int(part) for part in match.groups())))
    if match := _AGE_BELOW.match(code):
        last, unit = int(match[1]) - 1, match[2]
        return Meaning(f"{unit}0T{last}" if last else f"{unit}0")
    return None
