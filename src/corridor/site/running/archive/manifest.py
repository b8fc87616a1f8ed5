"""What an archive says of itself."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from corridor.definitions import Record

FORMAT = 1
"""The layout of archives that this version writes; it reads this and older ones."""

MANIFEST = "manifest.json"

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0)]


class Content(StrEnum):
    """Everything, or everything without personal data."""

    FULL = "full"
    SCRUBBED = "scrubbed"


class TableRecord(Record):
    """A table: its model, the file with its rows, one JSON array a line in the order of `fields`.

    `last_number` is the highest number that the table ever gave to a row, so that none is given twice.
    """

    model: Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z_]+$")]
    file: str
    fields: tuple[str, ...]
    rows: Count
    bytes: Count
    sha256: Sha256
    last_number: Count


class UploadRecord(Record):
    """An uploaded file, by its name in the site's storage."""

    name: Annotated[str, Field(pattern=r"^\w[\w.-]*(/\w[\w.-]*)*$", max_length=300)]
    file: str
    bytes: Count
    sha256: Sha256


class Manifest(Record):
    """The manifest: when and by which version it was made, and all that is in it."""

    format: Count
    made_at: datetime
    corridor: str
    database: str
    content: Content
    steps: tuple[tuple[str, str], ...] = Field(description="the migrations that the database had, app and name")
    tables: tuple[TableRecord, ...]
    uploads: tuple[UploadRecord, ...]

    @property
    def parts(self) -> tuple[TableRecord | UploadRecord, ...]:
        """Everything but the manifest itself, in the order of the archive."""
        return (*self.tables, *self.uploads)

    def rows_of(self, model: str) -> int:
        """How many rows of the model it holds, 0 for one that it does not know."""
        return sum(table.rows for table in self.tables if table.model == model)
