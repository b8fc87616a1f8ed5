"""A publisher's JSON file as objects whose keys are found whatever their case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corridor.errors import Location, SourceError
from corridor.sources.contract import Repair
from corridor.sources.delimited import squash
from corridor.sources.files import plain_name, read_text

_REMEDY = "check that this is the publisher's unedited file; an interrupted download often ends like this"


@dataclass(frozen=True, slots=True)
class Document:
    """The whole file: what it holds, and the repair when it was not UTF-8."""

    file: str
    content: object
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An object in the file with its path (`refAreas[12]`); keys agree without case and punctuation."""

    file: str
    path: str
    fields: Mapping[str, object]
    keys: Mapping[str, str]
    """Squashed key -> key as written."""

    def has(self, key: str) -> bool:
        """Whether the object has the key."""
        return squash(key) in self.keys

    def get(self, key: str) -> object:
        """The value of a key; raises `SourceError` when it is not there."""
        if not self.has(key):
            raise SourceError(
                f"a key {key!r}",
                f"keys {', '.join(self.fields)}",
                where=Location(self.file, column=self.path or "the whole file"),
                remedy=_REMEDY,
            )
        return self.fields[self.keys[squash(key)]]

    def text(self, key: str) -> str | None:
        """The value of a key as text; None when the key is not there or its value is null or blank."""
        value = self.get(key) if self.has(key) else None
        return None if value is None or str(value).strip() == "" else str(value)

    def path_of(self, key: str) -> str:
        """The path of a key's value: `refAreas[12].data[3].value_detail`."""
        written = self.keys.get(squash(key), key)
        return f"{self.path}.{written}" if self.path else written

    def nodes(self, key: str) -> list[Node]:
        """The objects in the list that a key holds; raises `SourceError` when it is no such list."""
        return nodes_in(self.get(key), self.file, self.path_of(key))


def read_json(path: Path) -> Document:
    """The file's content; raises `SourceError` with line and character when it is no complete JSON."""
    decoded = read_text(path)
    name = plain_name(path)
    try:
        return Document(name, json.loads(decoded.text), decoded.repairs)
    except json.JSONDecodeError as error:
        raise SourceError(
            "complete JSON",
            f"{error.msg}, character {error.colno}",
            where=Location(name, row=error.lineno),
            remedy=_REMEDY,
        ) from error


def node_of(content: object, file: str, path: str = "") -> Node:
    """An object with its keys; raises `SourceError` when it is no object."""
    if not isinstance(content, dict):
        raise SourceError(
            "an object", type(content).__name__, where=Location(file, column=path or None), remedy=_REMEDY
        )
    return Node(file, path, content, {squash(key): key for key in content})


def nodes_in(content: object, file: str, path: str = "") -> list[Node]:
    """The objects of a list; raises `SourceError` when it is no list of objects."""
    if not isinstance(content, list):
        raise SourceError("a list", type(content).__name__, where=Location(file, column=path or None), remedy=_REMEDY)
    return [node_of(item, file, f"{path}[{index}]") for index, item in enumerate(content)]
