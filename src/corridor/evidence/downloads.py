"""Which publishers' files `corridor fetch` knows, and where each is officially kept."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from typing import Self

from pydantic import model_validator

from corridor.certainty import MainStep
from corridor.definitions import Record, data_path, read_named
from corridor.errors import DefinitionError, UsageError


class FileKind(StrEnum):
    """What a downloaded file must turn out to be."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    JSON = "json"
    ZIP = "zip"


class PublishedFile(Record):
    """One file of a publisher at its official address.

    `kind` is what the address answers with. Where that is a zip archive, `member` says which of its
    files (a pattern such as `API_*.csv`) is the snapshot and `member_kind` what that one is. `file`
    is the name in the snapshot folder; None keeps the member's own name. `form`, where given, is sent
    as a POST form, because the publisher answers nothing else. `certainty` is how sure it is that the
    address gives the file.
    """

    title: str
    vintage: str | None = None
    address: str
    form: Mapping[str, str] | None = None
    kind: FileKind
    member: str | None = None
    member_kind: FileKind | None = None
    file: str | None = None
    certainty: MainStep
    note: str | None = None

    @model_validator(mode="after")
    def _names_one_file(self) -> Self:
        if (self.kind is FileKind.ZIP) != (self.member is not None and self.member_kind is not None):
            raise ValueError("a zip, and only a zip, names `member` and `member_kind`")
        if self.file is None and self.member is None:
            raise ValueError("`file` may be left out only where `member` names the file")
        if self.file is not None and "/" in self.file:
            raise ValueError("`file` is a bare name, without folders")
        return self


class Download(PublishedFile):
    """A file with what holds for all of its publisher's files."""

    publisher: str
    licence: str
    attribution: str


class _Publisher(Record):
    publisher: str
    licence: str
    attribution: str
    files: Mapping[str, PublishedFile]

    def downloads(self) -> Mapping[str, Download]:
        common = {"publisher": self.publisher, "licence": self.licence, "attribution": self.attribution}
        return {key: Download.model_validate(dict(file) | common) for key, file in self.files.items()}


@cache
def downloads() -> Mapping[str, Download]:
    """Key -> download, sorted by key.

    Raises `DefinitionError` where a record is not as `Download` says or a key stands twice.
    """
    return read_downloads(data_path("corridor.evidence", "downloads.yaml"))


def read_downloads(path: Traversable) -> Mapping[str, Download]:
    """The downloads that a YAML file defines: publishers with licence and attribution, and their `files`.

    Raises `DefinitionError` where a record is not as `Download` says or a key stands twice.
    """
    found: dict[str, Download] = {}
    for publisher in read_named(path, _Publisher, named="publisher").values():
        for key, download in publisher.downloads().items():
            if key in found:
                raise DefinitionError("each download's key once", f"{key} twice", where=path.name)
            found[key] = download
    return dict(sorted(found.items()))


def download_named(key: str) -> Download:
    """The download with this key; raises `UsageError` that lists the keys when there is none."""
    known = downloads()
    if key not in known:
        raise UsageError(
            f"a source among {', '.join(known)}",
            repr(key),
            remedy="`corridor fetch --list` shows what each of them is",
        )
    return known[key]
