"""The text of the column `breakdown`: `key=value` sorted by key, joined with `;`."""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl


def escape(text: str) -> str:
    """A value with `%`, `;` and `=` written as `%25`, `%3B` and `%3D`, so that it can be split again."""
    return text.replace("%", "%25").replace(";", "%3B").replace("=", "%3D")


def breakdown(values: Mapping[str, str | None]) -> str:
    """The text for one row; keys without a value are left out."""
    return ";".join(f"{key}={escape(value)}" for key, value in sorted(values.items()) if value)


def breakdown_of(columns: Mapping[str, str]) -> pl.Expr:
    """The same for a frame: key -> the column that holds its values; nulls are left out."""
    parts = [
        pl.lit(f"{key}=")
        + pl.col(column)
        .str.replace_all("%", "%25", literal=True)
        .str.replace_all(";", "%3B", literal=True)
        .str.replace_all("=", "%3D", literal=True)
        for key, column in sorted(columns.items())
    ]
    return pl.concat_str(parts, separator=";", ignore_nulls=True) if parts else pl.lit("")


def key_of(header: str) -> str:
    """A header as key: `Name of non-communicable disease` and `nameOfNonCommunicableDisease` agree."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", header)
    return "_".join(re.findall(r"\w+", spaced.replace("_", " ").lower()))
