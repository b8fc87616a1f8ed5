"""Taking in files of entries: a report for each row, and all of them or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from corridor.agenda.categories import LinkCategory
from corridor.catalogue.entry import Entry, EntryState
from corridor.catalogue.exchange.intake import Intake, RowError, RowResult
from corridor.catalogue.permissions import Role
from corridor.errors import Location, SiteError, SourceError
from corridor.linking.proposals import proposer
from corridor.site.entries.actions.links import decide_link
from corridor.site.entries.changes import catalogue_revision, note_public_changes
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import AuditEvent, EntryVersion, StoredEntry
from corridor.site.entries.published import published_entry
from corridor.site.entries.standing import standing_of
from corridor.site.running.import_report import ImportReport, Outcome, report_on
from corridor.site.running.importing import take_in
from corridor.site.running.start import machine_faults
from corridor.sources.contract import Repair
from tests.catalogue.made import made
from tests.site.databases import on_postgres
from tests.site.entries.people import account, actor, fresh, started
from tests.site.running.conftest import Surround
from tests.site.running.tables_now import tables_now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site_folder(surround: Surround, tmp_path: Path) -> None:
    surround(folder=tmp_path)


def intake(*entries: Entry, file: str = "entries.csv") -> Intake:
    return Intake(file, tuple(RowResult(row, entry) for row, entry in enumerate(entries, start=2)))


def outcomes(report: ImportReport) -> list[tuple[int, str, Outcome]]:
    return [(row.row, row.entry_id, row.outcome) for row in report.rows]


def test_published_entries_are_public_at_once_with_their_origin() -> None:
    report = take_in([intake(made("a"), made("b"))], publish=True, links=False)

    assert outcomes(report) == [(2, "a", Outcome.NEW), (3, "b", Outcome.NEW)]
    assert published_entry("a") == made("a")
    assert EntryVersion.objects.get(entry__slug="a").note == "Imported from entries.csv."
    event = AuditEvent.objects.get(action="import")
    assert event.detail == {"new": 2, "changed": 0, "same": 0, "repeated": 0, "refused": 0, "published": True}
    assert {found.public for found in AuditEvent.objects.filter(action="publish")} == {True}


@pytest.mark.skipif(not on_postgres(), reason="SQLite plans without counts; runs on PostgreSQL")
def test_the_database_knows_how_much_was_taken_in() -> None:
    take_in([intake(*(made(f"e-{number}") for number in range(40)))], publish=True, links=False)

    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [StoredEntry._meta.db_table])
        assert cursor.fetchone() == (StoredEntry.objects.count(),)


def test_others_wait_in_the_queue_and_the_public_sees_nothing() -> None:
    take_in([intake(made("a"))], publish=False)

    stored = StoredEntry.objects.get(slug="a")
    assert (stored.state, stored.published, stored.submitted_at is None) == (EntryState.SUBMITTED, None, False)
    assert standing_of(stored).state is EntryState.SUBMITTED
    assert published_entry("a") is None
    event = AuditEvent.objects.get(entry_slug="a")
    assert (event.action, event.from_state, event.to_state, event.public) == ("submit", "", "submitted", False)
    assert catalogue_revision() == 0


def test_a_change_that_waits_leaves_the_public_version_as_it_is() -> None:
    load_published([made("a")])
    report = take_in([intake(made("a", title="Better"))], publish=False)

    stored = StoredEntry.objects.get(slug="a")
    assert outcomes(report) == [(2, "a", Outcome.CHANGED)]
    assert (stored.working, stored.published, stored.state, stored.public_title) == (2, 1, "submitted", "Title")
    assert stored.version(2).record["title"] == "Better"
    assert published_entry("a") == made("a")


def test_a_change_that_is_published_gives_the_next_version() -> None:
    load_published([made("a")])
    take_in([intake(made("a", title="Better"))], publish=True)

    found = published_entry("a")
    assert found is not None
    assert (found.title, found.version) == ("Better", 2)


def test_a_row_that_repeats_another_is_told_and_nothing_more() -> None:
    place = Location("upr.csv", row=3)
    again = RowResult(
        3, None, repairs=(Repair(place, "a", "left out, as row 2 has it", "recommendation listed twice"),)
    )
    report = take_in([Intake("upr.csv", (RowResult(2, made("a")), again))], publish=True)

    assert [(row.outcome, row.why) for row in report.rows] == [
        (Outcome.NEW, ""),
        (Outcome.REPEATED, "left out, as row 2 has it"),
    ]


@pytest.mark.parametrize("publish", [True, False])
def test_the_same_again_changes_nothing(publish: bool) -> None:
    load_published([made("a")])
    before = tables_now() | {"entries.auditevent": []}
    report = take_in([intake(made("a"))], publish=publish)

    assert outcomes(report) == [(2, "a", Outcome.SAME)]
    assert tables_now() | {"entries.auditevent": []} == before


def test_one_bad_row_and_nothing_is_written() -> None:
    wrong = RowError("a title", "nothing", Location("entries.csv", row=3, column="title"))
    file = Intake("entries.csv", (RowResult(2, made("a")), RowResult(3, None, (wrong,))))
    before = tables_now()

    with pytest.raises(SourceError, match=r"1 that cannot: entries\.csv, row 3, column title: expected a title"):
        take_in([file], publish=True)
    assert tables_now() == before
    assert outcomes(report_on([file])) == [(2, "a", Outcome.NEW), (3, "", Outcome.REFUSED)]


def test_what_people_changed_on_the_site_is_not_overwritten() -> None:
    load_published([made("a"), made("b")])
    chloe = fresh(account("chloe"))
    draft = started(chloe)
    stored = StoredEntry.objects.get(slug="a")
    version = stored.version(1)
    version.record["title"] = "Changed by hand"
    version.save()
    StoredEntry.objects.filter(slug="b").update(state=EntryState.DRAFT)

    file = intake(made("a", title="X"), made("b", title="X"), made(draft.slug))
    assert [(row.outcome, row.why) for row in report_on([file]).rows] == [
        (Outcome.REFUSED, "people changed it on the site; change it there"),
        (Outcome.REFUSED, "somebody is at work on it, or it is withdrawn"),
        (Outcome.REFUSED, "somebody is at work on it, or it is withdrawn"),
    ]
    with pytest.raises(SourceError, match="3 that cannot"):
        take_in([file], publish=True)


def test_a_withdrawn_record_is_refused() -> None:
    withdrawn = made("a", state=EntryState.WITHDRAWN, withdrawn_reason="It ended.")
    assert report_on([intake(withdrawn)]).rows[0].why == "its state is withdrawn; only published entries are taken in"


def test_the_same_entry_in_two_files_is_taken_once_another_of_its_id_is_refused() -> None:
    first, second = intake(made("a"), file="1.csv"), intake(made("a"), file="2.csv")
    assert outcomes(take_in([first, second], publish=True)) == [(2, "a", Outcome.NEW), (2, "a", Outcome.REPEATED)]
    assert EntryVersion.objects.count() == 1

    other = intake(made("a", title="Other"), file="3.csv")
    assert report_on([first, other]).rows[1].why == "another file says otherwise of this id"


def test_more_entries_than_a_database_takes_in_one_question() -> None:
    report = take_in([intake(*(made(f"e-{number}") for number in range(2_500)))], publish=False)
    assert report.counts[Outcome.NEW] == StoredEntry.objects.count() == EntryVersion.objects.count() == 2_500


@pytest.mark.django_db(transaction=True)
def test_a_disk_that_fills_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[object] = []

    def note_once(shown: Mapping[StoredEntry, Entry | None]) -> None:
        batches.append(shown)
        if len(batches) == 2:
            raise OperationalError("database or disk is full")
        note_public_changes(shown)

    monkeypatch.setattr("corridor.site.entries.loading.note_public_changes", note_once)
    with pytest.raises(SiteError, match="room on the disk"), machine_faults("take in the entries"):
        take_in([intake(*(made(f"e-{number}") for number in range(2_000)))], publish=True)
    assert len(batches) == 2
    assert StoredEntry.objects.count() == EntryVersion.objects.count() == AuditEvent.objects.count() == 0


REMITTANCES = "The bank lowers the costs of remittances that migrants send home."


def decide_on_remittances(*, accept: bool) -> None:
    stored = StoredEntry.objects.get(slug="a")
    decide_link(
        actor("rita", Role.REVIEWER),
        "a",
        revision=stored.revision,
        target="10.c",
        proposed_category=LinkCategory.EXPLICIT,
        accept=accept,
    )


def proposed(slug: str) -> dict[str, str]:
    stored = StoredEntry.objects.get(slug=slug)
    return {link["target"]: link["by"] for link in stored.version(stored.working).record["target_links"]}


@pytest.mark.parametrize("publish", [True, False])
def test_links_are_proposed_for_what_is_written_and_the_same_file_is_the_same_again(publish: bool) -> None:
    named = {"target": "10.c", "by": "import"}
    file = intake(made("a", summary=REMITTANCES), made("b", summary=REMITTANCES, target_links=(named,)))
    report = take_in([file], publish=publish)

    assert proposed("a")["10.c"] == proposer()
    assert proposed("b")["10.c"] == "import"
    count = sum(by == proposer() for slug in "ab" for by in proposed(slug).values())
    assert report.links_proposed == count
    assert AuditEvent.objects.get(action="import").detail["links_proposed"] == count
    if publish:
        assert outcomes(report_on([file])) == [(2, "a", Outcome.SAME), (3, "b", Outcome.SAME)]
        assert take_in([file], publish=True).links_proposed == 0


def test_without_links_nothing_is_proposed_and_nothing_is_said_of_it() -> None:
    report = take_in([intake(made("a", summary=REMITTANCES))], publish=True, links=False)
    assert (report.links_proposed, proposed("a")) == (None, {})
    assert "links_proposed" not in AuditEvent.objects.get(action="import").detail


def test_a_refused_link_is_not_proposed_again_and_the_next_file_is_taken_in() -> None:
    take_in([intake(made("a", summary=REMITTANCES))], publish=True)
    decide_on_remittances(accept=False)
    assert report_on([intake(made("a", summary=REMITTANCES))]).rows[0].outcome is Outcome.SAME

    changed = intake(made("a", summary=f"{REMITTANCES} It fights trafficking in women and girls."))
    assert outcomes(take_in([changed], publish=True)) == [(2, "a", Outcome.CHANGED)]
    assert "10.c" not in proposed("a")
    assert proposed("a")["5.2"] == proposer()


def test_an_accepted_link_stays_whatever_file_comes() -> None:
    take_in([intake(made("a", summary=REMITTANCES))], publish=True)
    decide_on_remittances(accept=True)

    assert report_on([intake(made("a", summary=REMITTANCES))]).rows[0].outcome is Outcome.SAME
    refused = report_on([intake(made("a", summary="Something else."))]).rows[0]
    assert (refused.outcome, refused.why) == (Outcome.REFUSED, "people changed it on the site; change it there")
    assert proposed("a")["10.c"] == "moderators"
