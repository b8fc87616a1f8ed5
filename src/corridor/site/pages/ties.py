"""How many entries name a goal, a target, an area, a country; and which entries are linked to a target, by category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from corridor.agenda.categories import LinkCategory
from corridor.catalogue.entry import LinkState
from corridor.site.entries.changes import PublicName
from corridor.site.entries.models import PublicTie
from corridor.site.pages.kept import kept

NO_CATEGORY = "none"


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The links to one target of one category and state; `category` is None where the source does not say."""

    target: str
    category: LinkCategory | None
    state: LinkState
    count: int

    @property
    def tie(self) -> str:
        """The value by which ties hold it."""
        return f"{self.target} {self.category or NO_CATEGORY} {self.state}"


def counts(kind: PublicName) -> dict[str, int]:
    """How many published entries name each value, for the values that at least one names."""
    return kept(f"counts:{kind}", lambda: _counted(kind))


def link_groups(target: str | None = None) -> tuple[LinkGroup, ...]:
    """The groups of links to a target, or to any: accepted before proposed, then in the order of the categories."""
    groups = (_group(value, count) for value, count in counts(PublicName.LINK).items())
    return tuple(sorted((group for group in groups if target in (None, group.target)), key=_rank))


def linked_slugs(groups: tuple[LinkGroup, ...], first: int, last: int) -> Iterator[tuple[LinkGroup, tuple[str, ...]]]:
    """The slugs from number `first` up to `last`, counted from 0 through all groups, by title within each."""
    passed = 0
    for group in groups:
        start, stop = max(first - passed, 0), min(last - passed, group.count)
        passed += group.count
        if start < stop:
            named = PublicTie.objects.filter(kind=PublicName.LINK, value=group.tie)
            slugs = named.order_by("entry__public_title", "entry_id").values_list("entry__slug", flat=True)
            yield group, tuple(slugs[start:stop])


def _counted(kind: PublicName) -> dict[str, int]:
    rows = PublicTie.objects.filter(kind=kind).values("value").annotate(entries=Count("pk")).order_by()
    return {row["value"]: row["entries"] for row in rows}


def _group(value: str, count: int) -> LinkGroup:
    target, category, state = value.split(" ")
    return LinkGroup(target, None if category == NO_CATEGORY else LinkCategory(category), LinkState(state), count)


def _rank(group: LinkGroup) -> tuple[bool, int]:
    order = tuple(LinkCategory)
    return group.state is LinkState.PROPOSED, len(order) if group.category is None else order.index(group.category)
