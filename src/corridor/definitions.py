"""How packaged definitions are read: CSV and YAML in the `data/` folders, validated when loaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from corridor.certainty import MainStep
from corridor.errors import DefinitionError, Location

UNSOURCED = "unsourced"
OWN = "own"


class Record(BaseModel):
    """One record of a definitions file: frozen, and closed to fields that its model does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourcedRecord(Record):
    """A record with the source it rests on and how sure it is.

    `source` is `unsourced` where it is general knowledge still to be checked, and `own` where it is a
    proposal of this project.
    """

    source: str
    certainty: MainStep

    @property
    def sourced(self) -> bool:
        """Whether a publisher stands behind the record."""
        return self.source not in {UNSOURCED, OWN}


def _split(value: object) -> object:
    return tuple(value.split(";")) if isinstance(value, str) else value


type Parts[T] = Annotated[tuple[T, ...], BeforeValidator(_split)]
"""A CSV cell with several values, parted by semicolons."""


def data_path(package: str, *path: str) -> Traversable:
    """The file or folder at `path` in the `data/` folder beside the modules of `package`."""
    return files(package).joinpath("data", *path)


def read_record[M: BaseModel](path: Traversable, model: type[M]) -> M:
    """The one record that the YAML file at `path` is; raises `DefinitionError` where it is none."""
    return _validated(model, _mapping(path), path.name)


def read_records[M: BaseModel](path: Traversable, model: type[M], *, section: str | None = None) -> tuple[M, ...]:
    """All records at `path`, each validated against `model`, in their order.

    A CSV file has one record a row, empty cells being left out. A YAML file is a list, or a mapping
    whose `section` is one. A folder stands for its files, sorted by name. Raises `DefinitionError`
    where a record does not hold what it must.
    """
    return tuple(record for _, record in _placed(path, model, section))


def read_keyed[M: BaseModel, K: Hashable](
    path: Traversable, model: type[M], key: Callable[[M], K], *, section: str | None = None
) -> Mapping[K, M]:
    """The records at `path`, read as `read_records` does, by `key`; `DefinitionError` where a key comes twice."""
    found: dict[K, M] = {}
    for place, record in _placed(path, model, section):
        if key(record) in found:
            raise DefinitionError(
                "each record once", f"{key(record)!r} twice", where=place, remedy="delete one of the two"
            )
        found[key(record)] = record
    return found


def read_named[M: BaseModel](path: Traversable, model: type[M], *, named: str | None = None) -> Mapping[str, M]:
    """The records of a YAML file that is a mapping from name to record.

    `named` is the field of `model` that takes the name, where it has one. Raises `DefinitionError` where
    a record does not hold what it must, or a name comes twice.
    """
    found: dict[str, M] = {}
    for name, fields in _mapping(path).items():
        known = fields if named is None or not isinstance(fields, dict) else {named: name, **fields}
        found[str(name)] = _validated(model, known, f"{path.name}, record {name!r}")
    return found


type _Place = Location | str


class _Loader(yaml.CSafeLoader):
    """The C twin of SafeLoader, ten times faster; refuses a key that comes twice in a mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        names = [str(name.value) for name, _ in node.value]
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise yaml.constructor.ConstructorError(None, None, f"found {twice!r} twice", node.start_mark)
        return super().construct_mapping(node, deep)


def _placed[M: BaseModel](path: Traversable, model: type[M], section: str | None) -> Iterator[tuple[_Place, M]]:
    paths = sorted(path.iterdir(), key=lambda file: file.name) if path.is_dir() else (path,)
    for file in paths:
        rows = _csv_rows(file) if file.name.endswith(".csv") else _yaml_items(file, section)
        for place, fields in rows:
            yield place, _validated(model, fields, place)


def _csv_rows(path: Traversable) -> Iterable[tuple[_Place, object]]:
    reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    header = next(reader, [])
    for cells in reader:
        place = Location(path.name, row=reader.line_num)
        if len(cells) != len(header):
            raise DefinitionError(f"{len(header)} cells", f"{len(cells)} cells", where=place)
        yield place, {name: cell for name, cell in zip(header, cells, strict=True) if cell}


def _yaml_items(path: Traversable, section: str | None) -> Iterable[tuple[_Place, object]]:
    items = _yaml(path) if section is None else _mapping(path).get(section)
    within = path.name if section is None else f"{path.name}, {section}"
    if not isinstance(items, list):
        raise DefinitionError("a list of records", repr(items), where=within)
    return ((f"{within}, record {number}", item) for number, item in enumerate(items, start=1))


def _mapping(path: Traversable) -> dict[object, object]:
    loaded = _yaml(path)
    if not isinstance(loaded, dict):
        raise DefinitionError("a YAML mapping", type(loaded).__name__, where=path.name)
    return loaded


def _yaml(path: Traversable) -> object:
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        loaded: object = loader.get_single_data()
    except yaml.YAMLError as error:
        raise DefinitionError("a YAML file", str(error), where=path.name) from error
    return loaded


def _validated[M: BaseModel](model: type[M], fields: object, place: _Place) -> M:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the record"
        raise DefinitionError(
            f"{field} of {model.__name__}: {first['msg']}",
            f"{first['input']!r}",
            where=place,
            remedy="correct the record in the packaged definitions",
        ) from error
