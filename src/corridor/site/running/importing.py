"""Taking in files of entries: each row is reported on, and either all of them are written or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.db import transaction

from corridor.catalogue.entry import Entry
from corridor.catalogue.exchange.intake import Intake
from corridor.errors import Location, SourceError
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import AuditEvent
from corridor.site.entries.planner import count_rows_anew
from corridor.site.running.handing_in import hand_in
from corridor.site.running.import_report import ImportReport, Outcome, report_on
from corridor.site.running.linked_imports import proposed_for, with_proposals
from corridor.site.running.turns import Turn, one_at_a_time

IMPORT = "import"
_SYSTEM = "system"
_WRITTEN = frozenset({Outcome.NEW, Outcome.CHANGED})


def take_in(intakes: Sequence[Intake], *, publish: bool, links: bool = True) -> ImportReport:
    """Write all entries of the files in one transaction; gives what became of each row.

    With `publish` they are public at once, else they wait in the queue. With `links` the model proposes links to
    targets for those that are written. A process that is ended in the middle leaves nothing. Two imports take turns.
    Raises `SourceError` when a row is refused: then nothing is written.
    """
    with one_at_a_time(Turn.IMPORT, settings.ENVIRONMENT.folder):
        # Linking takes a while, in which others can still write.
        proposed = proposed_for(_entries_to_write(intakes, _checked(intakes))) if links else {}
        with transaction.atomic():
            report = _checked(intakes)
            entries = _entries_to_write(intakes, report)
            if links:
                linked = with_proposals(entries, proposed)
                report = replace(report, links_proposed=_links(linked) - _links(entries))
                entries = linked
            note = f"Imported from {', '.join(intake.file for intake in intakes)}."
            if publish:
                load_published(entries, actor=_SYSTEM, role=_SYSTEM, note=note)
            else:
                hand_in(entries, actor=_SYSTEM, role=_SYSTEM, note=note)
            _log(report, note, publish=publish)
        count_rows_anew()
    return report


def _checked(intakes: Sequence[Intake]) -> ImportReport:
    report = report_on(intakes)
    check_none_refused(report)
    return report


def _entries_to_write(intakes: Sequence[Intake], report: ImportReport) -> tuple[Entry, ...]:
    wanted = {row.entry_id for row in report.rows if row.outcome in _WRITTEN}
    entries = {entry.id: entry for intake in intakes for entry in intake.entries if entry.id in wanted}
    return tuple(entries.values())


def _links(entries: Sequence[Entry]) -> int:
    return sum(len(entry.target_links) for entry in entries)


def check_none_refused(report: ImportReport) -> None:
    """Raises `SourceError` when a row is refused."""
    if report.refused:
        first = report.refused[0]
        raise SourceError(
            "rows that can all be taken in",
            f"{len(report.refused):,} that cannot: {first.why}",
            where=Location(first.file, row=first.row),
            remedy="mend or delete them, and import again; nothing was written",
        )


def _log(report: ImportReport, note: str, *, publish: bool) -> None:
    counts = {outcome.value: count for outcome, count in report.counts.items()}
    detail: dict[str, int | bool] = counts | {"published": publish}
    if report.links_proposed is not None:
        detail["links_proposed"] = report.links_proposed
    AuditEvent.objects.create(actor=_SYSTEM, role=_SYSTEM, action=IMPORT, note=note, detail=detail)
