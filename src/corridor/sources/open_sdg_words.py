"""The words of Open SDG files brought to codes.

Open SDG lets each country write its disaggregations in its own words. Statuses, units and multipliers
follow the SDMX global vocabulary; `data/open_sdg_words.csv` holds them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_AGES = (
    (re.compile(r"^(\d+)\s*(?:to|-|–)\s*(\d+)(?: years?(?: old)?)?$", re.IGNORECASE), "Y{}T{}"),
    (
        re.compile(r"^(\d+)\s*(?:\+|and over|and above|or over|years and over|and older)$", re.IGNORECASE),
        "Y_GE{}",
    ),
)
_UNDER = re.compile(r"^(?:under|below|<)\s*(\d+)(?: years?)?$", re.IGNORECASE)
_AGE_UNKNOWN = re.compile(r"^(?:age )?(?:not known|unknown|not stated)$", re.IGNORECASE)
_QUARTER = re.compile(r"^(?:(\d{4})[ -]?Q([1-4])|Q([1-4])[ -]?(\d{4}))$", re.IGNORECASE)
_SPAN = re.compile(r"^(\d{4})\s*(?:/|-|–|to)\s*(\d{2}|\d{4})$")
_MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")


@cache
def words(kind: str) -> Mapping[str, str]:
    """Word in lower case -> what it is, for a kind among status, multiplier, unit, sex."""
    path = files("corridor.sources") / "data" / "open_sdg_words.csv"
    records = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {record["word"]: record["is"] for record in records if record["kind"] == kind}


def age_code(written: str) -> str | None:
    """The SDMX age code of words such as `18 to 24`, `75 and over`, `Under 18`; None for other words."""
    for pattern, form in _AGES:
        if match := pattern.match(written):
            return form.format(*(int(part) for part in match.groups()))
    if match := _UNDER.match(written):
        last = int(match[1]) - 1
        return f"Y0T{last}" if last else "Y0"
    return "_U" if _AGE_UNKNOWN.match(written) else None


def period_of(written: str) -> str | None:
    """`2013 Q1` as `2013-Q1`, `2018/19` as `2018/2019`; None for what is no period."""
    if re.match(r"^\d{4}$", written) or _MONTH.match(written):
        return written
    if match := _QUARTER.match(written):
        return f"{match[1] or match[4]}-Q{match[2] or match[3]}"
    if match := _SPAN.match(written):
        last = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        return f"{match[1]}/{last}" if int(last) > int(match[1]) else None
    return None
