"""Table 2 of the founding document as it stands today: areas by summits, from records and published roundtables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corridor.certainty import Certainty
from corridor.forum.areas import areas
from corridor.forum.roundtables import Role, roundtable, roundtables
from corridor.forum.summits import Summit, summit
from corridor.forum.table_two import COLUMNS, Cell, CellNumber, table_two
from corridor.site.pages.labels import CERTAINTIES
from corridor.site.pages.roundtables import PublishedRoundtable, published_roundtables, slug_of

SURE = (Certainty.CERTAIN, Certainty.HIGH)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A roundtable in a cell; `slug` is None where its entry is not published."""

    number: str
    slug: str | None


@dataclass(frozen=True, slots=True)
class CellOfTwo:
    """The roundtables of one summit in one area.

    `alternatives` are candidates for one place, `any_of` candidates of which more than one may be right. `added` are
    published roundtables that the records do not have. `open` says that more may belong here.
    """

    firm: tuple[Numbered, ...] = ()
    doubtful: tuple[Numbered, ...] = ()
    alternatives: tuple[Numbered, ...] = ()
    any_of: tuple[Numbered, ...] = ()
    added: tuple[PublishedRoundtable, ...] = ()
    open: bool = False
    certainty: str = ""
    uncertain: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known of the cell."""
        return not (self.firm or self.doubtful or self.alternatives or self.any_of or self.added or self.open)


@dataclass(frozen=True, slots=True)
class RowOfTwo:
    """An area's row."""

    area: str
    cells: tuple[CellOfTwo, ...]


@dataclass(frozen=True, slots=True)
class LiveTableTwo:
    """The table: six areas by the founding document's summits and every later one with a placed roundtable."""

    summits: tuple[Summit, ...]
    rows: tuple[RowOfTwo, ...]


def live_table_two() -> LiveTableTwo:
    """The table as it stands."""
    published = published_roundtables()
    added = _added(published)
    later = sorted({number for _area, number in added} - set(COLUMNS))
    columns = tuple(summit(number) for number in (*COLUMNS, *later))
    rows = tuple(
        RowOfTwo(area.key, tuple(_cell(area.key, meeting.number, published, added) for meeting in columns))
        for area in areas()
    )
    return LiveTableTwo(columns, rows)


def _added(published: Mapping[str, PublishedRoundtable]) -> Mapping[tuple[str, int], tuple[PublishedRoundtable, ...]]:
    on_record = {slug_of(held) for held in roundtables()}
    found: dict[tuple[str, int], tuple[PublishedRoundtable, ...]] = {}
    for slug, held in published.items():
        if slug not in on_record and held.summit is not None:
            for area in held.areas:
                found[area, held.summit] = (*found.get((area, held.summit), ()), held)
    return found


def _cell(
    area: str,
    summit_number: int,
    published: Mapping[str, PublishedRoundtable],
    added: Mapping[tuple[str, int], tuple[PublishedRoundtable, ...]],
) -> CellOfTwo:
    more = added.get((area, summit_number), ())
    if summit_number not in COLUMNS:
        return CellOfTwo(added=more)
    cell: Cell = table_two().cell(area, summit_number)

    def of(role: Role) -> tuple[Numbered, ...]:
        return tuple(_numbered(summit_number, held, published) for held in cell.numbers if held.role is role)

    return CellOfTwo(
        firm=of(Role.FIRM),
        doubtful=of(Role.DOUBTFUL),
        alternatives=of(Role.ALTERNATIVE),
        any_of=of(Role.AND_OR),
        added=more,
        open=cell.open,
        certainty="" if cell.certainty is None else str(CERTAINTIES[cell.certainty]),
        uncertain=cell.certainty is not None and cell.certainty not in SURE,
    )


def _numbered(summit_number: int, held: CellNumber, published: Mapping[str, PublishedRoundtable]) -> Numbered:
    slug = slug_of(roundtable(summit_number, held.number))
    return Numbered(held.number, slug if slug in published else None)
