"""Taking in files of entries: each row is reported on, and either all of them are written or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from corridor.catalogue.exchange.intake import Intake
from corridor.errors import Location, SourceError
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import AuditEvent
from corridor.site.running.handing_in import hand_in
from corridor.site.running.import_report import ImportReport, Outcome, report_on
from corridor.site.running.turns import Turn, one_at_a_time

IMPORT = "import"
_SYSTEM = "system"
_WRITTEN = frozenset({Outcome.NEW, Outcome.CHANGED})


def take_in(intakes: Sequence[Intake], *, publish: bool) -> ImportReport:
    """Write all entries of the files in one transaction; gives what became of each row.

    With `publish` they are public at once, else they wait in the queue. A process that is ended in the middle leaves
    nothing. Two imports take turns. Raises `SourceError` when a row is refused: then nothing is written.
    """
    with one_at_a_time(Turn.IMPORT, settings.ENVIRONMENT.folder), transaction.atomic():
        report = report_on(intakes)
        check_none_refused(report)
        wanted = {row.entry_id for row in report.rows if row.outcome in _WRITTEN}
        entries = {entry.id: entry for intake in intakes for entry in intake.entries if entry.id in wanted}
        note = f"Imported from {', '.join(intake.file for intake in intakes)}."
        if publish:
            load_published(entries.values(), actor=_SYSTEM, role=_SYSTEM, note=note)
        else:
            hand_in(entries.values(), actor=_SYSTEM, role=_SYSTEM, note=note)
        _log(report, note, publish=publish)
    return report


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
    detail = counts | {"published": publish}
    AuditEvent.objects.create(actor=_SYSTEM, role=_SYSTEM, action=IMPORT, note=note, detail=detail)
