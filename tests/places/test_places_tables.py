"""Damaged tables are refused with the place of the damage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.errors import DefinitionError
from corridor.places import resolver, tables

DATA = Path(tables.__file__).parent / "data"


class Package:
    """Stands for the package's files, with some files in another state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def joinpath(self, _: str, name: str) -> Path:
        changed = self.folder / name
        return changed if changed.exists() else DATA / name


CACHED = (tables.places, tables.group_members, tables.aliases, resolver.resolver)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for cached in CACHED:
        cached.cache_clear()
    monkeypatch.setattr(tables, "files", lambda _: Package(tmp_path))
    yield tmp_path
    for cached in CACHED:
        cached.cache_clear()


def extend(folder: Path, name: str, line: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    (folder / name).write_text(text + line + "\n", encoding="utf-8")


def test_a_row_with_too_few_cells(folder: Path) -> None:
    extend(folder, "groups.csv", "QQQ,Quite")
    with pytest.raises(DefinitionError, match=r"2 cells\nin groups.csv, row 100"):
        tables.places()


def test_a_code_twice(folder: Path) -> None:
    extend(folder, "other_places.csv", "PHL,residual,,Philippines,,Philippines,,,,test")
    with pytest.raises(DefinitionError, match="PHL twice"):
        tables.places()


def test_wording_for_an_unknown_area(folder: Path) -> None:
    extend(folder, "wording.csv", "QQQ,,the Q,,")
    with pytest.raises(DefinitionError, match="QQQ"):
        tables.places()


def test_members_that_are_no_places(folder: Path) -> None:
    extend(folder, "members.csv", "LDC,AFG QQQ,test")
    with pytest.raises(DefinitionError, match="QQQ"):
        tables.group_members()


@pytest.mark.parametrize("line", ["fips,RP,PHL,test", "name,Erewhon,QQQ,test"])
def test_aliases_for_unknown_schemes_and_codes(folder: Path, line: str) -> None:
    extend(folder, "aliases.csv", line)
    with pytest.raises(DefinitionError, match="a known scheme and code"):
        tables.aliases()


def test_an_alias_for_two_places(folder: Path) -> None:
    extend(folder, "aliases.csv", "name,IVORY COAST,GHA,test")
    with pytest.raises(DefinitionError, match="CIV and GHA"):
        resolver.resolver("name")
