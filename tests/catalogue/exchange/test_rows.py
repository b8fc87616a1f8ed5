"""Rows as people write them: what is mended, and all that is wrong, with its place and what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest

from corridor.catalogue.entry import Entry
from corridor.catalogue.exchange.intake import RowError
from corridor.catalogue.exchange.read import read_entries_from
from corridor.catalogue.exchange.texts import MAX_TEXT
from tests.catalogue.exchange.files import ROW, csv_of, intake_of, sheet_of


def entry_of(**cells: str) -> Entry:
    intake = intake_of(ROW | cells)
    assert intake.errors == ()
    (entry,) = intake.entries
    return entry


def errors_of(**cells: str) -> dict[str | None, RowError]:
    intake = intake_of(ROW | cells)
    assert intake.entries == ()
    return {error.place.column: error for error in intake.errors}


def repairs_of(**cells: str) -> list[tuple[str | None, str, str, str]]:
    intake = intake_of(ROW | cells)
    assert intake.errors == ()
    return [(repair.place.column, repair.found, repair.made, repair.rule) for repair in intake.all_repairs]


def test_a_row_by_hand() -> None:
    entry = entry_of()

    assert (entry.id, entry.kind, entry.countries, entry.level) == ("stall-2", "practice", ("PHL", "ARE"), "local")
    assert [(s.publisher, s.title, s.url, s.seen) for s in entry.sources] == [
        ("City", "About the stall", "https://city.example/stall", None)
    ]
    assert (entry.version, entry.state, entry.language, entry.target_links) == (1, "published", "en", ())


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"countries": "Philippines; global"}, {"countries": ("PHL", "WLD")}),
        ({"countries": "Türkiye\nمصر; 608"}, {"countries": ("TUR", "EGY", "PHL")}),
        ({"countries": "PHL; Philippines"}, {"countries": ("PHL",)}),
        ({"areas": "Remittances; labour_migration"}, {"areas": ("remittances", "labour_migration")}),
        ({"kind": "Call for action or partnership"}, {"kind": "call"}),
        ({"kind": "PRACTICE", "level": "National"}, {"kind": "practice", "level": "national"}),
        ({"state": "In review"}, {"state": "in_review"}),
        ({"gcm_objectives": "20; 1"}, {"gcm_objectives": (20, 1)}),
        ({"year_start": " 2014 ", "year_end": ""}, {"year_start": 2014, "year_end": None}),
        ({"date_shared": "2014-02-27"}, {"date_shared": date(2014, 2, 27)}),
        ({"summary": "<svg onload=x></svg> & <b>"}, {"summary": "<svg onload=x></svg> & <b>"}),
        ({"title": "'=1+1"}, {"title": "=1+1"}),
    ],
)
def test_what_people_write(cells: dict[str, str], expected: Mapping[str, object]) -> None:
    entry = entry_of(**cells)

    assert {field: getattr(entry, field) for field in expected} == expected


def test_targets_in_short_and_in_full() -> None:
    links = entry_of(targets="10.7; 10.C; 3").target_links
    full = entry_of(targets="10.7 | explicit | accepted | A. Person | Page 3\n8 |  |  | B").target_links

    assert [(x.target, x.state, x.by) for x in links] == [(t, "proposed", "import") for t in ("10.7", "10.c", "3")]
    assert [(x.target, x.category, x.state, x.by, x.evidence) for x in full] == [
        ("10.7", "explicit", "accepted", "A. Person", "Page 3"),
        ("8", None, "proposed", "B", None),
    ]


def test_a_source_may_be_an_address_alone() -> None:
    (first, second) = entry_of(sources="https://www.ilo.org/x\nIOM | Handbook").sources

    assert (first.publisher, first.title, first.url) == (
        "www.ilo.org",
        "https://www.ilo.org/x",
        "https://www.ilo.org/x",
    )
    assert (second.publisher, second.title, second.url) == ("IOM", "Handbook", None)


def test_every_repair_is_told() -> None:
    assert repairs_of() == []
    assert repairs_of(countries="Micronesia; PHL; PHL", kind="Practice", targets="10.7", title="Stall  ") == [
        ("title", "'Stall  '", "left out", "blanks around a text"),
        ("targets[0]", "'10.7'", "proposed by import", "target without who proposed it"),
        ("kind", "'Practice'", "practice", "spelling of a code"),
        ("countries[0]", "'Micronesia'", "057 (Micronesia)", "name of a place"),
        ("countries", "['057', 'PHL', 'PHL']", "057, PHL", "value listed twice"),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "place", "expected", "remedy"),
    [
        ("id", "Stall 2", "id", "small letters", "a-new-practice"),
        ("kind", "practise", "kind", "one of practice, policy", "did you mean practice?"),
        ("title", "", "title", "a value", "fill it in"),
        ("level", "city", "level", "one of local, national, regional, global", None),
        ("countries", "PHL; Philipines", "countries[1]", "a country, area or group", "Philippines"),
        ("countries", "Atlantis", "countries[0]", "a country, area or group", "lists all"),
        ("areas", "remitances", "areas[0]", "one of remittances", "did you mean remittances?"),
        ("targets", "10.7; 18.1", "targets[1].target", "a code such as", None),
        ("targets", "10.7 | explicitly", "targets[0].category", "one of explicit", "explicit"),
        ("targets", "1|2|3|4|5|6", "targets[0]", "at most 5 parts", r"write \|"),
        ("gcm_objectives", "20; 24", "gcm_objectives[1]", "1 to 23", None),
        ("gcm_objectives", "x", "gcm_objectives[0]", "1 to 23", None),
        ("sources", "", "sources", "on which it rests", "address"),
        ("sources", "P | T | javascript:alert(1)", "sources[0].url", "https://", "browser"),
        ("sources", "A page", "sources[0].title", "a value", "fill it in"),
        ("sources", "P | T |  | half", "sources[0].seen", "one of full, partly, name_only", None),
        ("year_start", "99999", "year_start", "1800 to 2100", None),
        ("year_start", "MMXX", "year_start", "1800 to 2100", None),
        ("date_shared", "27/02/2014", "date_shared", "valid date", None),
        ("language", "English", "language", "pattern", None),
        ("translations", "fr | good | me | T | S", "translations[0].status", "one of machine", None),
        ("translations", "en | draft | me | T | S", "translations", "one text in each language", "keep one"),
        ("illustration", "../x.png", "illustration", "pattern", None),
        ("certainty", "sure", "certainty", "one of certain, high, medium, low", None),
        ("version", "one", "version", "valid integer", None),
        ("state", "withdrawn", "withdrawn_reason", "the reason why", "say why"),
        ("summary", "x" * (MAX_TEXT + 1), "summary", "at most 32,767 characters", "shorten"),
        ("partners", ";".join(map(str, range(501))), "partners", "at most 500 values", "main ones"),
        ("note", "\x07", "note", "without control characters", "delete"),
    ],
)
def test_what_is_wrong(column: str, cell: str, place: str, expected: str, remedy: str | None) -> None:
    found = errors_of(**{column: cell})

    assert list(found) == [place]
    error = found[place]
    assert expected in error.expected
    assert (error.remedy is None) if remedy is None else (remedy in (error.remedy or ""))
    assert (error.place.file, error.place.row) == ("f.csv", 2)
    assert len(error.found) < 100


def test_all_that_is_wrong_in_a_row_is_told_at_once() -> None:
    found = errors_of(
        id="A",
        kind="x",
        title="",
        level="",
        countries="Atlantis; Lemuria",
        areas="nothing",
        targets="99",
        gcm_objectives="0",
        year_start="2020",
        year_end="2019",
        certainty="?",
    )

    assert set(found) == {
        *("id", "kind", "title", "level", "countries[0]", "countries[1]", "areas[0]", "targets[0].target"),
        *("gcm_objectives[0]", "year_end", "certainty"),
    }


def test_a_wrong_row_does_not_hide_the_others() -> None:
    intake = intake_of(ROW | {"id": "a"}, ROW | {"id": "b", "kind": "x"}, ROW | {"id": "c"})

    assert [(row.row, row.entry is not None, len(row.errors)) for row in intake.rows] == [
        (2, True, 0),
        (3, False, 1),
        (4, True, 0),
    ]


def test_an_id_stands_for_one_entry() -> None:
    intake = intake_of(ROW, ROW | {"id": "other"}, ROW)

    assert [row.row for row in intake.rows if row.entry is None] == [4]
    (error,) = intake.errors
    assert (error.place.column, error.remedy) == ("id", "row 2 has it too: give one of them another id")


def test_row_numbers_are_those_of_the_spreadsheet() -> None:
    data = csv_of(ROW | {"summary": "Two\nlines."}, ROW | {"id": "b"})
    data = data.replace(b"\r\nb,", b"\r\n,,,,,,,\r\n \r\nb,").replace(b"high", b"sure")
    intake = read_entries_from(data, "f.csv")

    assert [error.place.row for error in intake.errors] == [2, 5]


def test_cells_beyond_the_header() -> None:
    intake = read_entries_from(csv_of().rstrip() + b",extra", "f.csv")

    (error,) = intake.errors
    assert (error.expected, error.found) == ("as many cells as the header has", "'extra'")
    assert read_entries_from(csv_of().rstrip() + b",,", "f.csv").errors == ()


def test_a_workbook_names_its_sheet() -> None:
    (error,) = read_entries_from(sheet_of(ROW | {"kind": "x"}), "f.xlsx").errors

    assert str(error.place) == "f.xlsx, sheet 'entries', row 2, column kind"


def test_numbers_and_days_of_a_workbook() -> None:
    typed = ROW | {"title": 2030, "year_start": 2014, "gcm_objectives": 20, "date_shared": date(2014, 2, 27)}
    (entry,) = read_entries_from(sheet_of(typed | {"note": True}), "f.xlsx").entries

    assert (entry.title, entry.year_start, entry.gcm_objectives) == ("2030", 2014, (20,))
    assert (entry.date_shared, entry.note) == (date(2014, 2, 27), "true")


@pytest.mark.parametrize("typed", [8.1, 10, date(2026, 8, 8)])
def test_a_target_that_a_spreadsheet_made_a_number_is_not_guessed(typed: object) -> None:
    intake = read_entries_from(sheet_of(ROW | {"targets": typed}), "f.xlsx")

    assert intake.entries == ()
    assert intake.errors[0].place.column == "targets"
    assert "format the column as text" in (intake.errors[0].remedy or "")


ITEM = {
    "id": "a",
    "kind": "practice",
    "title": "T",
    "summary": "S",
    "level": "local",
    "sources": [{"publisher": "P", "title": "T"}],
    "certainty": "high",
}


def json_errors(item: object) -> dict[str | None, str]:
    intake = read_entries_from(json.dumps([item]).encode(), "f.json")
    assert intake.entries == ()
    return {error.place.column: error.remedy or error.expected for error in intake.errors}


def test_json_by_hand() -> None:
    (entry,) = read_entries_from(json.dumps([ITEM | {"countries": ["Philippines"]}]).encode(), "f.json").entries

    assert (entry.id, entry.countries) == ("a", ("PHL",))


def test_what_is_wrong_in_json() -> None:
    assert set(json_errors({})) == {"id", "kind", "title", "summary", "level", "sources", "certainty"}
    assert json_errors(3) == {"": "an object with the fields of an entry"}
    assert json_errors(ITEM | {"contact": "a@b.example"}) == {
        "contact": "contacts are never part of an exchange file; delete it"
    }
    assert json_errors(ITEM | {"colour": 1}) == {"colour": "delete it"}
    assert set(json_errors(ITEM | {"countries": "PHL", "gcm_objectives": [True], "year_start": 2014.5})) == {
        *("countries", "gcm_objectives[0]", "year_start"),
    }
    assert set(json_errors(ITEM | {"target_links": [{"target": "99"}, 4]})) == {
        *("target_links[0].target", "target_links[0].by", "target_links[1]"),
    }
    assert set(json_errors(ITEM | {"title": "\u0000", "note": "\ud800"})) == {"title", "note"}
    assert set(json_errors(ITEM | {"sources": []})) == {"sources"}


def test_json_rows_are_counted_from_one() -> None:
    intake = read_entries_from(json.dumps([ITEM, ITEM | {"id": "B"}]).encode(), "f.json")

    assert str(intake.errors[0].place) == "f.json, row 2, column id"
