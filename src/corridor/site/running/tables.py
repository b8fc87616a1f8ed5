"""Which tables and columns a backup keeps, and which a dump without personal data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field

from corridor.definitions import Record, data_path, read_keyed
from corridor.site.running.archive.manifest import Content


class TableRule(Record):
    """What is kept of one table; `emptied` gives the columns that lose their value in a scrubbed dump, and to what."""

    model: Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z_]+$")]
    backup: bool
    scrubbed: bool
    emptied: Mapping[str, Any] = {}

    def is_in(self, content: Content) -> bool:
        """Whether an archive of that content has the table."""
        return self.scrubbed if content is Content.SCRUBBED else self.backup


@cache
def table_rules() -> Mapping[str, TableRule]:
    """All rules by model, in the order of the file."""
    path = data_path("corridor.site.running", "tables.yaml")
    return read_keyed(path, TableRule, lambda rule: rule.model, section="tables")


def models_in(content: Content) -> tuple[str, ...]:
    """The models whose tables an archive of that content has."""
    return tuple(model for model, rule in table_rules().items() if rule.is_in(content))
