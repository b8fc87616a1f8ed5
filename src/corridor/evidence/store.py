"""Where builds lie, and how one is opened."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import TypeAdapter, ValidationError

from corridor.errors import EvidenceError, UsageError
from corridor.evidence.content import content_hash
from corridor.evidence.observation import OBSERVATION_SCHEMA
from corridor.evidence.parts import Parts
from corridor.evidence.quotes import QUOTES, STORED_QUOTE_SCHEMA
from corridor.evidence.records import Account, QuotesRecord, RepairRecord, SeriesRecord
from corridor.evidence.series import series_definition
from corridor.evidence.snapshots import Snapshot, sha256_of

POINTER_NAME = "current"
STARTER = "starter"
STORE_VARIABLE = "CORRIDOR_STORE"
OBSERVATIONS = "observations"
SNAPSHOTS = "snapshots.json"
SERIES = "series.json"
REPAIRS = "repairs.json"
ACCOUNT = "account.json"
QUOTES_FILE = "quotes.parquet"
QUOTES_RECORD = "quotes.json"

_BUILD_NAME = re.compile(r"[0-9a-f]{16}")
_AGAIN = "run `corridor evidence build DIR` again"


def default_store() -> Path:
    """`$CORRIDOR_STORE`, else the user's data folder."""
    named = os.environ.get(STORE_VARIABLE)
    if named:
        return Path(named)
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "corridor"


def builds_folder(store: Path) -> Path:
    """The folder of a store that holds its builds."""
    return store / "builds"


def starter_folder() -> Path:
    """The starter pack: a small build that is part of the package."""
    with as_file(files("corridor.evidence") / "data" / "starter") as folder:
        return folder


def current_build_folder(store: Path) -> Path | None:
    """The folder of the store's current build, None when nothing was built yet.

    Raises `EvidenceError` when the pointer cannot be read or names a build that is not there.
    """
    pointer = store / POINTER_NAME
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _damaged("the name of a build", error, pointer) from error
    return build_folder(store, name)


def build_folder(store: Path, name: str) -> Path:
    """The folder of a named build; raises `EvidenceError` when there is none."""
    folder = builds_folder(store) / name
    if not _BUILD_NAME.fullmatch(name) or not folder.is_dir():
        raise EvidenceError(f"a build named {name!r}", "no such build", where=str(builds_folder(store)), remedy=_AGAIN)
    return folder


def open_evidence(store: Path | None = None) -> Evidence:
    """The current build of the store; the starter pack when nothing was built."""
    folder = current_build_folder(store or default_store())
    return open_starter() if folder is None else Evidence(folder)


def open_starter() -> Evidence:
    """The starter pack; raises `EvidenceError` when this installation has none."""
    folder = starter_folder()
    if not folder.is_dir():
        raise EvidenceError(
            "a build in the store, or the starter pack of the package",
            "neither",
            where=str(folder),
            remedy="run `corridor evidence build DIR` with a folder of publishers' files",
        )
    return Evidence(folder, is_starter=True)


class Evidence:
    """One build, read lazily: a series' file is opened when it is first asked for.

    Raises `EvidenceError` for a folder that does not hold all parts of a build. So does, later, every
    method that meets a damaged file.
    """

    def __init__(self, folder: Path, *, is_starter: bool = False) -> None:
        missing = [name for name in (SNAPSHOTS, SERIES, REPAIRS, ACCOUNT) if not (folder / name).is_file()]
        if missing:
            found = f"no {', '.join(missing)}"
            raise EvidenceError("all files of a build", found, where=str(folder), remedy=_AGAIN)
        self.folder = folder
        self.is_starter = is_starter
        self._all: dict[str, pl.DataFrame] = {}
        self._preferred: dict[str, pl.DataFrame] = {}
        self._parts: dict[str, Parts] = {}

    @property
    def build(self) -> str:
        """The name of the build."""
        return STARTER if self.is_starter else self.folder.name

    @cached_property
    def citable_name(self) -> str:
        """A name that tells the build from every other: the starter pack's has the hash of its content."""
        return f"{STARTER}-{content_hash(self.folder)}" if self.is_starter else self.folder.name

    @cached_property
    def snapshots(self) -> Mapping[str, Snapshot]:
        """Snapshot id -> snapshot."""
        return {snapshot.id: snapshot for snapshot in self._json(SNAPSHOTS, TypeAdapter(list[Snapshot]))}

    @cached_property
    def series(self) -> Mapping[str, SeriesRecord]:
        """Series key -> title, unit, counts and periods, for the series that the build holds."""
        return {record.key: record for record in self._json(SERIES, TypeAdapter(list[SeriesRecord]))}

    @cached_property
    def repairs(self) -> tuple[RepairRecord, ...]:
        """What readers mended, with its place and rule."""
        return self._json(REPAIRS, TypeAdapter(tuple[RepairRecord, ...]))

    @cached_property
    def account(self) -> Account:
        """The files that no reader claims, and the rows that no series takes."""
        return self._json(ACCOUNT, TypeAdapter(Account))

    def all_rows(self, series: str) -> pl.DataFrame:
        """Every row of a series in all vintages, with `position` (its number in the file).

        Gives no rows for a known series that the build does not hold; raises `UsageError` for
        an unknown one and `EvidenceError` for a damaged file.
        """
        if series not in self._all:
            self._all[series] = self._read(series)
        return self._all[series]

    def _read(self, series: str) -> pl.DataFrame:
        if series not in self.series:
            series_definition(series)
            return pl.DataFrame(schema={"position": pl.UInt32, **OBSERVATION_SCHEMA})
        return _read_parquet(self.folder / OBSERVATIONS / f"{series}.parquet", self.series[series].sha256)

    @cached_property
    def quotes_record(self) -> QuotesRecord | None:
        """What the build holds of price quotes, None when it holds none."""
        if not (self.folder / QUOTES_RECORD).is_file():
            return None
        return self._json(QUOTES_RECORD, TypeAdapter(QuotesRecord))

    @cached_property
    def quotes(self) -> pl.DataFrame:
        """All price quotes with `position` (their number in the file); no rows when the build holds none.

        Columns are those of `STORED_QUOTE_SCHEMA`. Raises `EvidenceError` for a damaged file.
        """
        if self.quotes_record is None:
            return pl.DataFrame(schema={"position": pl.UInt32, **STORED_QUOTE_SCHEMA})
        return _read_parquet(self.folder / QUOTES_FILE, self.quotes_record.sha256)

    def quote_at(self, position: int) -> Mapping[str, Any]:
        """One quote by its number in the file; raises `UsageError` when there is none."""
        if not 0 <= position < self.quotes.height:
            raise UsageError(f"one of the {self.quotes.height} quotes, counted from 0", str(position))
        return self.quotes.row(position, named=True)

    def rows(self, series: str) -> pl.DataFrame:
        """The rows of the preferred vintages, see `corridor.evidence.preference`."""
        if series not in self._preferred:
            self._preferred[series] = self.all_rows(series).filter(pl.col("preferred"))
        return self._preferred[series]

    def parts(self, series: str) -> Parts:
        """The same rows by area, by counterpart and by pair; raises `EvidenceError` where their order is broken."""
        if series not in self._parts:
            self._parts[series] = Parts(self.rows(series), where=f"build {self.build}, series {series}")
        return self._parts[series]

    def row_at(self, series: str, position: int) -> Mapping[str, Any]:
        """One row by its number in the series' file, a quote where `series` is `QUOTES`.

        Raises `UsageError` when there is none.
        """
        if series == QUOTES:
            return self.quote_at(position)
        rows = self.all_rows(series)
        if not 0 <= position < rows.height:
            raise UsageError(f"one of the {rows.height} rows of {series}, counted from 0", str(position))
        return rows.row(position, named=True)

    def _json[T](self, name: str, shape: TypeAdapter[T]) -> T:
        path = self.folder / name
        try:
            return shape.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise _damaged("a whole file of a build", error, path) from error


def _read_parquet(path: Path, sha256: str) -> pl.DataFrame:
    """The file's rows with `position`; raises `EvidenceError` unless it is the one that the build was made with."""
    try:
        if sha256_of(path) != sha256:
            raise _damaged("the Parquet file that the build was made with", "another content", path)
        return pl.read_parquet(path).with_row_index("position")
    except (OSError, pl.exceptions.PolarsError) as error:
        raise _damaged("a complete Parquet file", error, path) from error


def _damaged(expected: str, found: object, where: Path) -> EvidenceError:
    return EvidenceError(expected, str(found).splitlines()[0], where=str(where), remedy=_AGAIN)
