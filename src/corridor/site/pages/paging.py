"""Pages of a long list: which one is wanted, what it holds, and the links to the others."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest

from corridor.errors import UsageError

NEAR = 2
LAST_PAGE = 5_000
"""No list is followed further than this; whoever wants all of it takes an export."""


@dataclass(frozen=True, slots=True)
class Pages:
    """One page of a list: its number, how many pages there are, and which items it holds, counted from 0."""

    number: int
    count: int
    total: int
    first: int
    last: int

    @property
    def shown(self) -> tuple[int | None, ...]:
        """The numbers to link, None for a gap: the first, the last, and those near to this one."""
        near = range(max(self.number - NEAR, 1), min(self.number + NEAR, self.count) + 1)
        numbers = sorted({1, *near, self.count} if self.count else set())
        found: list[int | None] = []
        for number in numbers:
            if found and found[-1] is not None and number > found[-1] + 1:
                found.append(None)
            found.append(number)
        return tuple(found)

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.number + 1 if self.number < self.count else None


def wanted_page(request: HttpRequest) -> int:
    """The page that the address asks for, 1 where it names none; raises `UsageError` for what is no page."""
    said = request.GET.get("page", "1")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 0
    if not 1 <= number <= LAST_PAGE:
        raise UsageError(f"a page from 1 to {LAST_PAGE}", repr(said), where="the address", remedy="open page 1")
    return number


def pages_of(total: int, per_page: int, number: int) -> Pages:
    """The page `number` of a list of `total` items; raises `UsageError` for one after the last."""
    count = min(ceil(total / per_page), LAST_PAGE)
    if number > max(count, 1):
        raise UsageError(f"a page from 1 to {max(count, 1)}", str(number), where="the address", remedy="open page 1")
    first = (number - 1) * per_page
    return Pages(number, count, total, first, min(first + per_page, total))
