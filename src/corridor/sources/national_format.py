"""The CSV form in which an authority hands in its own price quotes; described in docs/formats/national-prices.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from corridor.errors import Location, SourceError
from corridor.sources.delimited import Layout
from corridor.sources.files import plain_name, read_text

REQUIRED_COLUMNS = ("date", "sending", "receiving", "firm", "transparent", "amount_usd", "amount", "currency")
OPTIONAL_COLUMNS = (
    *("quote", "firm_type", "funding", "access_point", "pickup", "network", "speed", "fee", "receiving_currency"),
    *("rate", "interbank_rate", "margin_percent", "total_percent", "note"),
)
LAYOUT = Layout(
    required={name: (name,) for name in REQUIRED_COLUMNS},
    optional={name: (name,) for name in OPTIONAL_COLUMNS},
    one_of=(("fee", "total_percent"),),
)

REQUIRED_LINES = ("authority", "country", "licence", "prepared")
"""What the lines above the table must say; the other lines are asked for when a file is to be certified."""

OPTIONAL_LINES = (
    *("independent_researchers", "mystery_shopping", "market_share_percent", "funding", "advertising"),
    *("subscription", "linked_databases"),
)

_LINE = re.compile(r"#\s*(?P<key>[^:]+?)\s*:\s*(?P<value>.*)")


def read_metadata(path: Path) -> Mapping[str, str]:
    """What the `# key: value` lines above the table say: key -> value, both stripped; an empty value is left out.

    Raises `SourceError` for a line without a colon, a key that the form does not know, and one given twice.
    """
    found: dict[str, str] = {}
    for row, line in enumerate(read_text(path).text.splitlines(), start=1):
        written = line.strip().rstrip(",;\t ").strip('"')  # a spreadsheet fills the line up with empty cells
        if not written:
            continue
        if not written.startswith("#"):
            break
        key, value = _key_and_value(written, Location(plain_name(path), row=row))
        if key in found:
            raise _bad_line(f"each key once, not {key!r} again", written, Location(plain_name(path), row=row))
        if value:
            found[key] = value
    return found


def _key_and_value(line: str, where: Location) -> tuple[str, str]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise _bad_line("a line `# key: value`", line, where)
    key = match["key"].casefold().replace(" ", "_").replace("-", "_")
    if key not in (*REQUIRED_LINES, *OPTIONAL_LINES):
        raise _bad_line(f"a key among {', '.join((*REQUIRED_LINES, *OPTIONAL_LINES))}", line, where)
    return key, match["value"]


def _bad_line(expected: str, found: str, where: Location) -> SourceError:
    return SourceError(expected, repr(found), where=where, remedy="see docs/formats/national-prices.md")
