"""The packaged policies and practices of governments, one row each in `data/practices.csv`."""

from __future__ import annotations

from functools import cache

from corridor.catalogue.entry import Entry, EntryKind, EntrySource, Level, TargetLink
from corridor.certainty import MainStep
from corridor.definitions import Parts, Record, data_path, read_keyed

PROPOSED_BY = "practices.csv research"
"""Who proposed the target links of the packaged practices; no person has accepted them yet."""


class PracticeRow(Record):
    """A practice as a row of `data/practices.csv` holds it; `seen` is how much of the source was read."""

    key: str
    title: str
    kind: EntryKind
    countries: Parts[str] = ()
    level: Level
    partners: Parts[str] = ()
    areas: Parts[str] = ()
    targets: Parts[str] = ()
    gcm_objectives: Parts[int] = ()
    year_start: int | None = None
    year_end: int | None = None
    summary: str
    source_publisher: str
    source_title: str
    source_url: str
    seen: str
    certainty: MainStep

    def entry(self) -> Entry:
        """The practice as an entry; its target links are proposals without a category."""
        source = EntrySource(
            publisher=self.source_publisher, title=self.source_title, url=self.source_url, seen=self.seen
        )
        return Entry(
            kind=self.kind,
            id=self.key,
            title=self.title,
            summary=self.summary,
            countries=self.countries,
            level=self.level,
            partners=self.partners,
            areas=self.areas,
            target_links=tuple(_proposal(target) for target in self.targets),
            gcm_objectives=self.gcm_objectives,
            sources=(source,),
            year_start=self.year_start,
            year_end=self.year_end,
            certainty=self.certainty,
        )


@cache
def practices() -> tuple[Entry, ...]:
    """All packaged practices in the order of the file; raises `DefinitionError` with the row that does not fit."""
    rows = read_keyed(data_path("corridor.catalogue", "practices.csv"), PracticeRow, lambda row: row.key)
    return tuple(row.entry() for row in rows.values())


@cache  # a link is frozen, so that hundreds of practices share the few dozen there are
def _proposal(target: str) -> TargetLink:
    return TargetLink(target=target, by=PROPOSED_BY)
