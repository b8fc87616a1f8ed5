"""The four categories of links between migration and the targets.

Source: the Global Forum on Migration and Development's contribution to the High-level Political Forum, 2017.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.definitions import SourcedRecord, data_path, read_keyed


class LinkCategory(StrEnum):
    """The key of a category, in the order of the founding document."""

    EXPLICIT = "explicit"
    VULNERABILITY = "vulnerability"
    POTENTIAL = "potential"
    EMPLOYMENT = "employment"


class CategoryDefinition(SourcedRecord):
    """A category: key, short title, definition in the project's own words."""

    key: LinkCategory
    title: str
    definition: str


@cache
def categories() -> Mapping[LinkCategory, CategoryDefinition]:
    """The four categories by key, in the founding document's order."""
    return read_keyed(
        data_path("corridor.agenda", "link_categories.yaml"), CategoryDefinition, lambda category: category.key
    )
