"""Read a World Bank matrix of pairs: who stands across, who down, of which year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head, Reading, Repair
from corridor.sources.grid import Grid, grids_of, head_grids
from corridor.sources.matrix import Matrix, matrix_in
from corridor.sources.tidy import tidy
from corridor.sources.unpivot import unpivot
from corridor.sources.world_bank import month_of_release, year_of_data


@dataclass(frozen=True, slots=True)
class Bilateral:
    """One kind of matrix.

    `topic` is found in the title, or in the name of the sheet or file, of this kind and of no other.
    `area` matches the word before "(across)" when columns are the area, as the publisher lays it out.
    """

    title: str
    topic: str
    variable: str
    unit: str
    area: str
    migratory_status: str


def is_bilateral(head: Head, kind: Bilateral) -> bool:
    """Whether a sheet is a matrix of this kind."""
    matrices = [matrix for grid in head_grids(head) if (matrix := matrix_in(grid)) is not None]
    return any(_is_on_topic(matrix, kind) for matrix in matrices)


def read_bilateral(path: Path, kind: Bilateral) -> Reading:
    """All pairs of all matrices of the kind, every value with status `E`.

    Raises `SourceError` where the layout is broken, no matrix is of the kind, or two are of one year.
    """
    grids = grids_of(path)
    found = [matrix for grid in grids if (matrix := matrix_in(grid)) is not None]
    matrices = [matrix for matrix in found if _is_on_topic(matrix, kind)]
    if not matrices:
        raise _no_matrix(grids, kind, len(found))
    years = _years(matrices)
    frames: list[pl.DataFrame] = []
    repairs: list[Repair] = []
    for year, matrix in years.items():
        across, down = ("area", "counterpart") if _columns_are_area(matrix, kind) else ("counterpart", "area")
        frame, mended = unpivot(matrix.table(), matrix.rows(down), matrix.columns(across))
        frames.append(frame.with_columns(period=pl.lit(year)))
        repairs.extend((*matrix.grid.repairs, *matrix.name_repairs(), *mended))
    rows = pl.concat([frame.select(frames[0].columns) for frame in frames])
    texts = [text for matrix in matrices for text in (*_names_of(matrix), *matrix.note_texts())]
    return Reading(
        rows=tidy(rows, variable=kind.variable, unit=kind.unit, migratory_status=kind.migratory_status),
        title=f"{kind.title} {', '.join(years)}",
        vintage=month_of_release(texts),
        area_scheme=AreaScheme.WORLD_BANK,
        counterpart_scheme=AreaScheme.WORLD_BANK,
        repairs=tuple(repairs),
    )


def _no_matrix(grids: Sequence[Grid], kind: Bilateral, others: int) -> SourceError:
    sheets = [grid.sheet for grid in grids if grid.sheet is not None]
    where = "in the file" if not sheets else f"in sheets {', '.join(sheets)}"
    return SourceError(
        f"a table with the same countries across and down, of the {kind.title}",
        f"{others} such tables of another kind {where}" if others else f"no such table {where}",
        where=grids[0].where(0) if grids else None,
        remedy="check that this is the publisher's complete, unedited file under its own name",
    )


def _years(matrices: Sequence[Matrix]) -> dict[str, Matrix]:
    years: dict[str, Matrix] = {}
    for matrix in matrices:
        year = year_of_data(_names_of(matrix))
        if year is None or year in years:
            raise SourceError(
                "the year of the estimates in the title, the sheet's name or the file's name, each year once",
                f"{year} twice" if year else " / ".join(_names_of(matrix)),
                where=Location(matrix.grid.file, matrix.grid.sheet),
                remedy="give the file the publisher's name back, which has the year",
            )
        years[year] = matrix
    return years


def _names_of(matrix: Matrix) -> list[str]:
    """The title, then the names of the sheet and of the file."""
    return [*matrix.title_texts(), *([matrix.grid.sheet] if matrix.grid.sheet else []), matrix.grid.file]


def _is_on_topic(matrix: Matrix, kind: Bilateral) -> bool:
    return any(re.search(kind.topic, text, re.IGNORECASE) for text in _names_of(matrix))


def _columns_are_area(matrix: Matrix, kind: Bilateral) -> bool:
    """As the words before "(across)" say; the publisher's usual layout where nothing is said."""
    for text in matrix.title_texts():
        if found := re.search(r"([\w -]+)\(across\)", text, re.IGNORECASE):
            return re.search(kind.area, found[1], re.IGNORECASE) is not None
    return True
