"""What an import would do, or did, with each row of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import batched
from typing import Any

from django.db.models import F

from corridor.catalogue.entry import Entry, EntryState
from corridor.catalogue.exchange.intake import Intake, RowResult
from corridor.site.entries.actions.links import BY_MODERATORS
from corridor.site.entries.models import EntryVersion, StoredEntry
from corridor.site.entries.record import digest_of, record_of


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REPEATED = "repeated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowReport:
    """One row: its file and number, the id of its entry, what becomes of it, and why where it is refused."""

    file: str
    row: int
    entry_id: str
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All rows of all files, in their order; `links_proposed` is None where no links were looked for."""

    rows: tuple[RowReport, ...]
    links_proposed: int | None = None

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rows have each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def refused(self) -> tuple[RowReport, ...]:
        """The rows because of which nothing is written."""
        return tuple(row for row in self.rows if row.outcome is Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class _There:
    """An entry of the site: what it says to the public, what was loaded, and whether somebody is at work on it.

    `brought` is what it says without the links that moderators accepted: what a file brought that proposed none.
    """

    says: str | None
    brought: str | None
    loaded: str
    at_rest: bool


def report_on(intakes: Sequence[Intake]) -> ImportReport:
    """What would become of each row now; nothing is written."""
    there = _stored(entry.id for intake in intakes for entry in intake.entries)
    seen: dict[str, Entry] = {}
    rows = [_report(intake.file, row, there, seen) for intake in intakes for row in intake.rows]
    return ImportReport(tuple(rows))


def _report(file: str, row: RowResult, there: Mapping[str, _There], seen: dict[str, Entry]) -> RowReport:
    if row.errors:
        why = "; ".join(f"{error.place}: expected {error.expected}, found {error.found}" for error in row.errors)
        return RowReport(file, row.row, "", Outcome.REFUSED, why)
    entry = row.entry
    if entry is None:
        return RowReport(file, row.row, "", Outcome.REPEATED, "; ".join(repair.made for repair in row.repairs))
    if entry.state is not EntryState.PUBLISHED:
        why = f"its state is {entry.state.value}; only published entries are taken in"
        return RowReport(file, row.row, entry.id, Outcome.REFUSED, why)
    first = seen.setdefault(entry.id, entry)
    if first is not entry:
        same = first == entry
        why = "another file has it too" if same else "another file says otherwise of this id"
        return RowReport(file, row.row, entry.id, Outcome.REPEATED if same else Outcome.REFUSED, why)
    return RowReport(file, row.row, entry.id, *_compared(entry, there.get(entry.id)))


def _compared(entry: Entry, there: _There | None) -> tuple[Outcome, str]:
    if there is None:
        return Outcome.NEW, ""
    if digest_of(record_of(entry)) in (there.says, there.brought):
        return Outcome.SAME, ""
    if not there.at_rest:
        return Outcome.REFUSED, "somebody is at work on it, or it is withdrawn"
    if there.says != there.loaded:
        return Outcome.REFUSED, "people changed it on the site; change it there"
    return Outcome.CHANGED, ""


def _stored(slugs: Iterable[str]) -> Mapping[str, _There]:
    """The entries of these ids that the site has; looked up some at a time, for a database takes only so many."""
    found: dict[str, _There] = {}
    for some in batched(slugs, 500, strict=False):
        rows = StoredEntry.objects.filter(slug__in=some)
        versions = EntryVersion.objects.filter(entry__slug__in=some, number=F("entry__published"))
        said = {key: _said(record) for key, record in versions.values_list("entry_id", "record").iterator()}
        for stored in rows:
            at_rest = stored.state == EntryState.PUBLISHED and stored.working == stored.published
            says, brought = said.get(stored.pk, (None, None))
            found[stored.slug] = _There(says, brought, stored.packaged_digest, at_rest)
    return found


def _said(record: Mapping[str, Any]) -> tuple[str, str]:
    """The digests of what a record says, and of what it says without the links that moderators accepted."""
    says, links = digest_of(record), record.get("target_links", [])
    brought = [link for link in links if link["by"] != BY_MODERATORS]
    return says, says if len(brought) == len(links) else digest_of({**record, "target_links": brought})
