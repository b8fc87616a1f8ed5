"""From UNSD's coded columns to tidy rows; the same for the JSON, the CSV and the DDF layout.

Rules that the three share:

- status: a missing value keeps the status of its mark; else `[Observation Status]` where the file
  has one other than A; else by nature: E (estimated) and M (modelled) are E, all others A. Where
  nature is N (not relevant) and there is no value, the value cannot exist (M).
- `N` and `NaN` in place of a value are missing (O); `<2.5` and `>95` are published as a bound only
  (Q), the bound is kept in the note.
- note: `nature: C; source: ...; footnote: ...` and what else the layout tells.
- reporting type G (global) is the rule and not written out; others are `reporting_type=N`.
- a code of sex, age or migratory status that the vocabulary does not hold becomes `_U`, and stays
  in the breakdown as `sex_code=...`, with a repair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources.breakdown import breakdown_of
from corridor.sources.cells import Parsed, parse_number
from corridor.sources.contract import ObservationStatus, Repair
from corridor.sources.numbers import read_numbers
from corridor.sources.tidy import tidy
from corridor.sources.unsd_codes import (
    MIGRANT_GROUP,
    dimension_key,
    m49_text,
    meaning_of,
    plain_code,
    unit_word,
)

OWN_COLUMNS = ("sex", "age", "migratory_status")
_BOUND = re.compile(r"^[<>≤≥≶]\s*=?\s*\d+([.,]\d+)?$")


def parse_sdg_value(text: str, where: Location) -> Parsed:
    """A value of the SDG database: as `parse_number`, and `N` missing, `<2.5` or `>95` a bound."""
    if _BOUND.match(text):
        return Parsed(None, ObservationStatus.SUPPRESSED, "published as a bound only")
    return parse_number(text, where, {"N": ObservationStatus.MISSING})


def tidy_rows(
    frame: pl.DataFrame,
    file: str,
    dimensions: Mapping[str, str],
    remarks: Mapping[str, str],
    *,
    delimiter: str = ",",
) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    """Rows of `ROW_SCHEMA` and repairs.

    `frame` has `variable`, `area`, `period`, `text` (the value as written), `row`, `column`, and the
    columns that `dimensions` (column -> header as written) and `remarks` (column -> label in the
    note) name. Raises `SourceError` where an area, a period or a value cannot be read.
    """
    frame = frame.with_columns(pl.col("area", "period").str.strip_chars())
    _check_filled(frame, file)
    numbers = read_numbers(frame, file, delimiter=delimiter, parse=parse_sdg_value)
    coded, repairs = _coded(numbers.frame, file, dimensions)
    rows = coded.with_columns(
        area=_mapped(coded, "area", {code: m49_text(code) for code in _codes(coded, "area")}),
        status=_status(coded, dimensions),
        note=_note(coded, dimensions, remarks),
        unit=_unit(coded, dimensions, file),
    )
    wanted = ["variable", "area", "period", *OWN_COLUMNS, "breakdown", "value", "unit", "status", "note"]
    kept = [name for name in (*wanted, "row", "column") if name in rows.columns]
    return tidy(rows.select(kept)), numbers.repairs + repairs


def _codes(frame: pl.DataFrame, column: str) -> list[str]:
    return frame.get_column(column).drop_nulls().unique(maintain_order=True).to_list()


def _mapped(frame: pl.DataFrame, column: str, mapping: Mapping[str, str | None]) -> pl.Series:
    """The column with each code replaced; a code that the mapping leaves out becomes null."""
    return frame.get_column(column).replace_strict(
        list(mapping), list(mapping.values()), default=None, return_dtype=pl.String
    )


def _check_filled(frame: pl.DataFrame, file: str) -> None:
    wrong = frame.filter(
        ~pl.col("area").str.contains(r"^\d+$").fill_null(value=False)
        | ~pl.col("period").str.contains(r"^\d{4}(\.0)?$").fill_null(value=False)
    )
    if not wrong.is_empty():
        first = wrong.row(0, named=True)
        raise SourceError(
            "a numeric area code (M49) and a year",
            f"area {first['area']!r}, period {first['period']!r}",
            where=Location(file, row=first["row"], column=first["column"]),
            remedy="check the row in the publisher's file; a truncated download often ends like this",
        )


def _coded(frame: pl.DataFrame, file: str, dimensions: Mapping[str, str]) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    """Sex, age and migratory status in SDMX codes, all other dimensions in `breakdown`."""
    repairs: list[Repair] = []
    parts: dict[str, str] = {}
    columns = [pl.col("period").str.strip_suffix(".0")]
    added: dict[str, pl.Series] = {}
    for column, written in dimensions.items():
        key = dimension_key(column)
        codes = _codes(frame, column)
        if key in OWN_COLUMNS:
            found = {code: meaning_of(key, code) for code in codes}
            added[key] = _mapped(frame, column, {c: m.code if m else "_U" for c, m in found.items()}).fill_null("_T")
            groups = {c: m.group for c, m in found.items() if m is not None and m.group is not None}
            unknown = {c: c.strip() for c, m in found.items() if m is None}
            for name, mapping in ((MIGRANT_GROUP, groups), (f"{key}_code", unknown)):
                if mapping:
                    added[f"part {name}"], parts[name] = _mapped(frame, column, mapping), f"part {name}"
            repairs += _repairs_of_codes(frame, file, column, written, found)
        elif key not in ("nature", "units", "observation_status"):
            kept = {c: plain_code(key, c) for c in codes if not (key == "reporting_type" and c.strip().upper() == "G")}
            if kept:
                added[f"part {key}"], parts[key] = _mapped(frame, column, kept), f"part {key}"
    coded = frame.with_columns(*columns, **added)
    return coded.with_columns(breakdown=breakdown_of(parts)), tuple(repairs)


def _repairs_of_codes(
    frame: pl.DataFrame, file: str, column: str, written: str, found: Mapping[str, object]
) -> list[Repair]:
    """A repair for each cell with spaces or a line break around its code, or with an unknown one."""
    made = {code: "_U" if meaning is None else code.strip() for code, meaning in found.items()}
    odd = [code for code, meaning in found.items() if meaning is None or code != code.strip()]
    cells = frame.filter(pl.col(column).is_in(odd)).select("row", "column", column)
    return [
        Repair(
            Location(file, row=row, column=written if row is not None else _sibling(place, written)),
            code,
            made[code],
            "unknown code" if found[code] is None else "space around a code",
        )
        for row, place, code in cells.iter_rows()
    ]


def _sibling(path: str, written: str) -> str:
    """The path of another key of the same object in a JSON file."""
    return f"{path.rpartition('.')[0]}.{written}"


def _status(frame: pl.DataFrame, dimensions: Mapping[str, str]) -> pl.Expr:
    status = pl.col("status")
    here = {dimension_key(column): column for column in dimensions}
    missing = pl.col("value").is_null()
    if "nature" in here:
        nature = here["nature"]
        known = {code: m.code for code in _codes(frame, nature) if (m := meaning_of("nature", code))}
        by_nature = _mapped(frame, nature, known)
        not_relevant = pl.col(nature).str.strip_chars().str.to_uppercase() == "N"
        cannot_exist = missing & (status == ObservationStatus.MISSING.value) & not_relevant
        status = (
            pl.when(cannot_exist)
            .then(pl.lit(ObservationStatus.CANNOT_EXIST.value))
            .when(missing)
            .then(status)
            .otherwise(pl.coalesce(pl.lit(by_nature), status))
        )
    if "observation_status" in here:
        said = here["observation_status"]
        known = {code: m.code for code in _codes(frame, said) if (m := meaning_of("observation_status", code))}
        stated = _mapped(frame, said, known)
        told = pl.lit(stated).is_not_null() & (pl.lit(stated) != ObservationStatus.NORMAL.value)
        status = pl.when(told & ~missing).then(pl.lit(stated)).otherwise(status)
    return status


def _note(frame: pl.DataFrame, dimensions: Mapping[str, str], remarks: Mapping[str, str]) -> pl.Expr:
    parts: list[pl.Expr] = []
    here = {dimension_key(column): column for column in dimensions}
    for key in ("nature", "observation_status"):
        if key in here:
            words = {code: f"{key.replace('_', ' ')}: {_short_code(code)}" for code in _codes(frame, here[key])}
            parts.append(pl.lit(_mapped(frame, here[key], words)))
    unread = pl.col("value").is_null() & pl.col("text").is_not_null()
    parts.append(pl.when(unread).then(pl.lit("published as: ") + pl.col("text")))
    for column, label in remarks.items():
        text = pl.col(column).str.strip_chars()
        parts.append(pl.when(text != "").then(pl.lit(f"{label}: ") + text))
    joined = pl.concat_str(parts, separator="; ", ignore_nulls=True)
    return pl.when(joined != "").then(joined)


def _short_code(code: str) -> str:
    short = code.strip().upper()
    return "NA" if short in ("NOTSPEC", "_X") else short


def _unit(frame: pl.DataFrame, dimensions: Mapping[str, str], file: str) -> pl.Series:
    named: Sequence[str] = [column for column in dimensions if dimension_key(column) == "units"]
    if not named:
        raise SourceError(
            "a column with the units",
            "none",
            where=Location(file),
            remedy="download the data with all dimensions",
        )
    return _mapped(frame, named[0], {code: unit_word(code) for code in _codes(frame, named[0])})
