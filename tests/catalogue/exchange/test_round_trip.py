"""What is written is read again without loss, in every format."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from corridor.catalogue.columns import columns
from corridor.catalogue.entry import Entry
from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.read import read_entries_from
from corridor.catalogue.exchange.write import write_entries
from corridor.catalogue.records import packaged
from corridor.errors import UsageError
from tests.catalogue.made import made

FULL = made(
    "full",
    version=3,
    state="withdrawn",
    withdrawn_reason="It ended; see the note | or not.",
    title='=HYPERLINK("http://x.example";"y")',
    summary='Two\nlines, a "quote", a semicolon; a pipe | and a backslash \\.\r\n<svg onload=alert(1)></svg> &amp;',
    countries=("PHL", "WLD", "202"),
    partners=("Ministry; of Labour", "A|B", "-Minus"),
    areas=("remittances", "diaspora"),
    target_links=(
        {"target": "8.10", "category": "explicit", "evidence": "Page 3 | line\n2.", "state": "accepted", "by": "a;b"},
        {"target": "10", "by": "import"},
    ),
    gcm_objectives=(20, 1),
    sources=({"publisher": "P", "title": "T | U", "url": "https://p.example/?a=1;b", "seen": "name_only"},),
    forum_sources=("GFMD 2018, roundtable 2.1; paper", "Call\nto action"),
    year_start=2001,
    year_end=2001,
    date_shared=date(2014, 2, 27),
    language="fr",
    translations=(
        {"language": "ar", "title": "عُنْوان", "summary": "سطر\nثان", "status": "reviewed", "by": "@A"},
        {"language": "zh-Hans", "title": "标题", "summary": "摘要。", "status": "machine", "by": "m"},
    ),
    illustration="stall.png",
    illustration_alt="+ a stall",
    certainty="low",
    placements=("box:1",),
    note="'=not a formula",
)


@pytest.mark.parametrize("form", Format)
def test_all_packaged_entries(form: Format) -> None:
    entries = packaged().entries()
    written = write_entries(entries, form)
    intake = read_entries_from(written, f"entries.{form}")

    assert (intake.errors, intake.all_repairs) == ((), ())
    assert intake.entries == entries
    assert write_entries(intake.entries, form) == written


@pytest.mark.parametrize("form", Format)
def test_an_entry_with_everything_in_it(form: Format) -> None:
    intake = read_entries_from(write_entries([FULL], form), f"entries.{form}")

    assert intake.errors == ()
    assert intake.entries == (FULL,)


@pytest.mark.parametrize("form", Format)
def test_no_entries_at_all(form: Format) -> None:
    assert read_entries_from(write_entries([], form), f"entries.{form}").entries == ()


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("'=+-@;|\\\n\r\t\""),
    min_size=1,
    max_size=30,
).filter(lambda text: text == text.strip() and "_x005F_" not in text)
ENTRIES = st.builds(
    lambda title, summary, partners, note, evidence, publisher: made(
        "a",
        title=title,
        summary=summary,
        partners=partners,
        note=note,
        target_links=({"target": "10.7", "evidence": evidence, "by": title},),
        sources=({"publisher": publisher, "title": summary},),
    ),
    *(TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple), st.none() | TEXTS, TEXTS, TEXTS),
)


@pytest.mark.parametrize("form", Format)
@settings(max_examples=40)
@given(entry=ENTRIES)
def test_any_text(form: Format, entry: Entry) -> None:
    intake = read_entries_from(write_entries([entry], form), f"entries.{form}")

    assert intake.errors == ()
    assert intake.entries == (entry,)


def test_the_csv_file_as_another_program_reads_it() -> None:
    written = write_entries([FULL], Format.CSV)
    (row,) = csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline=""))

    assert written.startswith(b"\xef\xbb\xbfid,kind,title,")
    assert list(row) == list(columns())
    assert row["title"] == '\'=HYPERLINK("http://x.example";"y")'
    assert row["countries"] == "PHL; WLD; 202"
    assert row["targets"] == "8.10 | explicit | accepted | a;b | Page 3 \\| line\\n2.\n10 |  | proposed | import"
    assert row["date_shared"] == "2014-02-27"
    assert row["summary"].endswith("<svg onload=alert(1)></svg> &amp;")
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in row.values())


def test_the_workbook_as_another_program_reads_it() -> None:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(write_entries([FULL], Format.XLSX)))
    heading, row = workbook.get_sheet_by_name("entries").to_python()

    assert heading == list(columns())
    assert row[2] == '\'=HYPERLINK("http://x.example";"y")'
    assert not any(str(cell).startswith(tuple("=+-@\t\r")) for cell in row)


def test_the_json_file_is_the_complete_form() -> None:
    (item,) = json.loads(write_entries([FULL], Format.JSON))

    assert set(item) == set(Entry.model_fields)
    assert item["target_links"][1] == {
        "target": "10",
        "category": None,
        "evidence": None,
        "state": "proposed",
        "by": "import",
    }


def test_a_text_too_long_for_a_workbook_is_refused_there_only() -> None:
    long = made("long", summary="x" * 32_768)

    with pytest.raises(UsageError, match=r"(?s)32,767 characters.*long.*column summary.*CSV or JSON"):
        write_entries([long], Format.XLSX)
    assert write_entries([long], Format.CSV)
