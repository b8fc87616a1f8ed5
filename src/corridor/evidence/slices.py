"""Which part of a series is meant, and how that is written in keys, labels and queries."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from corridor.evidence.parts import SLICE_COLUMNS, SliceCodes
from corridor.evidence.series import series_definition
from corridor.places.registry import place

TOTAL = "_T"

_UNSAFE = re.compile(r"[^\w=;-]")


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Which slice of a series; `migratory_status` None means the series' own default."""

    sex: str = TOTAL
    age: str = TOTAL
    migratory_status: str | None = None
    breakdown: str = ""

    def words(self) -> tuple[str, ...]:
        """What sets this slice apart from the total, as the publisher's codes; none for the total."""
        named = (("sex", self.sex, TOTAL), ("age", self.age, TOTAL), ("status", self.migratory_status, None))
        # `_T` and `_U` are codes of several dimensions; alone they would not tell which.
        codes = [
            f"{name}={code}" if code.startswith("_") else code
            for name, code, default in named
            if code is not None and code != default
        ]
        return (*codes, self.breakdown) if self.breakdown else tuple(codes)

    def suffix(self) -> str:
        """What sets this slice apart in a figure's key; empty for the total. Dots and marks are spelt `~2e`."""
        return "".join(f".{_UNSAFE.sub(_spelt, word)}" for word in self.words())


ALL = Dimensions()


def slice_codes(series: str, dimensions: Dimensions) -> SliceCodes:
    """The codes of one slice of a series, in the order of `SLICE_COLUMNS`."""
    status = dimensions.migratory_status or series_definition(series).migratory_status
    return dimensions.sex, dimensions.age, status, dimensions.breakdown


def of_dimensions(rows: pl.DataFrame, series: str, dimensions: Dimensions) -> pl.DataFrame:
    """The rows of one slice."""
    wanted = zip(SLICE_COLUMNS, slice_codes(series, dimensions), strict=True)
    return rows.filter(pl.all_horizontal(pl.col(column) == code for column, code in wanted))


def figure_key(series: str, area: str, counterpart: str | None, period: str, dimensions: Dimensions) -> str:
    """The key of an observed figure: `migrant_stock.PHL.2020`, `migrant_stock.PHL.2020.F`."""
    ends = area if counterpart is None else f"{area}.{counterpart}"
    return f"{series}.{ends}.{period}{dimensions.suffix()}"


def figure_label(series: str, area: str, counterpart: str | None, dimensions: Dimensions) -> str:
    """Title of the series, the names of the ends, and the slice."""
    ends = place(area).name if counterpart is None else f"{place(area).name}, {place(counterpart).name}"
    extra = ", ".join(dimensions.words())
    return f"{series_definition(series).title}: {ends}" + (f" ({extra})" if extra else "")


def query_text(series: str, area: str, counterpart: str | None, period: str | None, dimensions: Dimensions) -> str:
    """What was asked, for a trace: `series=migrant_stock area=PHL period=latest`."""
    parts = [f"series={series}", f"area={area}"]
    if counterpart is not None:
        parts.append(f"counterpart={counterpart}")
    parts.append(f"period={period or 'latest'}")
    if dimensions.words():
        parts.append(f"slice={', '.join(dimensions.words())}")
    return " ".join(parts)


def _spelt(mark: re.Match[str]) -> str:
    return f"~{ord(mark[0]):x}"
