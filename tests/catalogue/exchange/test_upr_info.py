"""UPR Info's exports: by hand on a small file in their layout, and the publisher's real files."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.exchange.intake import Format, Intake
from corridor.catalogue.exchange.limits import Limits
from corridor.catalogue.exchange.read import read_entries_from
from corridor.catalogue.exchange.upr_info import HEADER, is_upr_info, read_upr_info
from corridor.catalogue.exchange.write import write_entries
from corridor.errors import SourceError

# Rows invented in the publisher's layout.
CHAD = [
    "Chad",
    "Africa",
    "AU",
    "Bring Mr. Hissène Habré to justice ",
    "Macedonia FYR",
    "EEG",
    "",
    "Noted",
    "5",
    "Justice",
    "2",
]
FIJI = [
    "Fiji",
    "Asia",
    "PIF",
    "Ratify CED",
    "Micronesia",
    "Asia",
    "PIF",
    "Accepted",
    "5",
    "International instruments",
    "7",
]
LUCIA = [
    *(
        "St Lucia",
        "GRULAC",
        "OAS",
        'End the "Société"  rule &#40;of 1900&#41;',
        "&#40;Unknown&#41;",
        "&#40;Unknown&#41;",
        "",
    ),
    *("Accepted", "4", "Labour,Migrants", "10"),
]


def file_of(
    folder: Path, *rows: list[str], encoding: str = "mac_roman", line: str = "\r", name: str = "u.csv.gz"
) -> Path:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    data = line.join([",".join(HEADER), *quoted]).encode(encoding)
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def rules(intake: Intake) -> Counter[str]:
    return Counter(repair.rule for repair in intake.all_repairs)


def test_rows_by_hand(tmp_path: Path) -> None:
    intake = read_upr_info(file_of(tmp_path, CHAD, FIJI, LUCIA))
    chad, fiji, lucia = intake.entries

    assert intake.errors == ()
    assert (chad.kind, chad.countries, chad.level) == (EntryKind.RECOMMENDATION, ("TCD",), "national")
    assert (chad.title, chad.summary) == ("Bring Mr. Hissène Habré to justice",) * 2
    assert chad.note == "Recommended by North Macedonia. Response: noted. Action category: 5. Issues: Justice."
    assert [(s.publisher, s.title) for s in chad.sources] == [
        ("UPR Info", "Database of UPR recommendations, session 2")
    ]
    assert (chad.year_start, chad.year_end, chad.target_links, chad.areas) == (None, None, (), ())
    assert fiji.note is not None
    assert "Recommended by the Federated States of Micronesia." in fiji.note
    assert (lucia.countries, lucia.summary) == (("LCA",), 'End the "Société" rule (of 1900)')
    assert lucia.note == (
        "Recommended by a state that is not on record. Response: accepted. Action category: 4. "
        "Issues: Labour; Migrants."
    )


def test_every_repair_is_told(tmp_path: Path) -> None:
    intake = read_upr_info(file_of(tmp_path, CHAD, FIJI, LUCIA))

    assert [(str(repair.place), repair.made) for repair in intake.repairs] == [("u.csv", "read as Mac Roman")]
    assert rules(intake) == {
        "encoding": 1,
        "Mac Roman letters": 2,
        "blanks at the end or doubled": 2,
        "HTML codes for signs": 3,
        "recommending state not known": 1,
    }
    (letters, _) = intake.rows[0].repairs
    assert (str(letters.place), letters.made) == ("u.csv, row 2, column Text", "Hissène, Habré")
    assert letters.found == "[b'Hiss\\x8fne', b'Habr\\x8e']"


def test_utf_8_is_read_as_well_and_gives_the_same_entries(tmp_path: Path) -> None:
    old = read_upr_info(file_of(tmp_path, CHAD, LUCIA))
    new = read_upr_info(file_of(tmp_path, CHAD, LUCIA, encoding="utf-8-sig", line="\r\n", name="u.csv"))

    assert new.entries == old.entries
    assert new.repairs == ()
    assert "Mac Roman letters" not in rules(new)


def test_other_encodings_are_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"(?s)Mac Roman with the line ends.*0xE8 at position"):
        read_upr_info(file_of(tmp_path, CHAD, encoding="cp1252", line="\r\n"))


def test_a_recommendation_listed_twice_is_one_entry(tmp_path: Path) -> None:
    other_issue = [*FIJI[:9], "Justice", "7"]
    intake = read_upr_info(file_of(tmp_path, FIJI, CHAD, FIJI, other_issue))
    twice, again = (row.repairs[-1] for row in intake.rows[2:])

    assert [entry.countries for entry in intake.entries] == [("FJI",), ("TCD",)]
    assert (twice.rule, twice.made) == ("recommendation listed twice", "left out, as row 2 has it")
    assert "this row said: Recommended by the Federated States of Micronesia." in again.made
    assert "Issues: Justice." in again.made


def test_ids_come_from_the_content_alone(tmp_path: Path) -> None:
    first = read_upr_info(file_of(tmp_path, CHAD, FIJI)).entries
    second = read_upr_info(file_of(tmp_path, FIJI, CHAD, LUCIA)).entries

    assert [entry.id for entry in first] == [second[1].id, second[0].id]
    assert first[0].id.startswith("upr-2-tcd-")
    assert len({entry.id for entry in second}) == 3


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({0: "Atlantis"}, "To", "the name of a state"),
        ({0: "Africa"}, "To", "the name of a state"),
        ({4: "Irland"}, "From", "the name of a state"),
        ({3: "  "}, "Text", "a recommendation"),
        ({7: "Perhaps"}, "Response", "one of Accepted, Noted"),
        ({8: "6"}, "Action", "one of 1, 2, 3, 4, 5"),
        ({10: "two"}, "Session", "the number of a session"),
    ],
)
def test_what_is_wrong_in_a_row(tmp_path: Path, changes: dict[int, str], column: str, expected: str) -> None:
    wrong = [changes.get(place, cell) for place, cell in enumerate(CHAD)]
    intake = read_upr_info(file_of(tmp_path, FIJI, wrong))

    (error,) = intake.errors
    assert (str(error.place), error.expected) == (f"u.csv, row 3, column {column}", expected)
    assert len(intake.entries) == 1


def test_rows_of_another_length(tmp_path: Path) -> None:
    (error,) = read_upr_info(file_of(tmp_path, CHAD[:-1])).errors

    assert (error.expected, error.found) == ("11 cells", "10")


def test_other_files_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("id,kind\r\na,b\r\n", encoding="utf-8")
    unclosed = tmp_path / "unclosed.csv"
    unclosed.write_text(",".join(HEADER) + '\r"Chad', encoding="utf-8", newline="")

    assert not is_upr_info(other)
    assert is_upr_info(file_of(tmp_path, CHAD))
    with pytest.raises(SourceError, match="UPR Info's export as it is"):
        read_upr_info(other)
    with pytest.raises(SourceError, match="quotation marks close"):
        read_upr_info(unclosed)
    with pytest.raises(SourceError, match="at most 1 entries"):
        read_upr_info(file_of(tmp_path, CHAD, FIJI), Limits(rows=1))
    with pytest.raises(SourceError, match="at most 0 MB"):
        read_upr_info(file_of(tmp_path, CHAD, FIJI), Limits(unpacked_bytes=100))


def test_titles_are_cut_after_a_word(tmp_path: Path) -> None:
    text = "Ratify the Optional Protocol to the Convention against Torture, and do it soon after the next session"
    rows = [[*CHAD[:3], text[:length], *CHAD[4:]] for length in (90, 91, len(text))]
    titles = [entry.title for entry in read_upr_info(file_of(tmp_path, *rows)).entries]

    assert titles[0] == text[:90].strip()
    assert (
        titles[1:] == ["Ratify the Optional Protocol to the Convention against Torture, and do it soon after the…"] * 2
    )


FILES = {"1-5": (6094, 6094), "6-9": (8343, 8342), "10-13": (9047, 9046), "14-17": (9598, 9596)}
"""Sessions -> rows of the publisher's file, and recommendations that differ."""


LETTERS = "áàãäçéèêíö°"
"""All letters and signs beyond ASCII in the real files; a wrong encoding would bring others."""


@pytest.fixture(scope="module")
def real(shared_data: Path) -> dict[str, Intake]:
    folder = shared_data / "practice-texts" / "upr-info"
    return {sessions: read_upr_info(folder / f"upr-info_sessions_{sessions}.csv.gz") for sessions in FILES}


def test_the_real_files_are_read_to_the_last_row(real: dict[str, Intake]) -> None:
    for sessions, (rows, entries) in FILES.items():
        intake = real[sessions]
        assert (len(intake.rows), len(intake.entries), intake.errors) == (rows, entries, ())
        assert intake.rows[-1].row == rows + 1
    ids = [entry.id for intake in real.values() for entry in intake.entries]
    assert len(ids) == len(set(ids)) == 33_078


def test_accents_of_the_real_files(real: dict[str, Intake]) -> None:
    """Rows looked up by hand in the files; the letters are as the recommendations spell them."""
    by_row = {(sessions, row.row): row.entry for sessions, intake in real.items() for row in intake.rows}
    expected = {
        ("1-5", 4639): "to bring the former head of State of Chad, Mr. Hissène Habré to justice",
        ("10-13", 2134): "Gornji Senik/Felsöszölnök and Stevanovic/Apátistvánfalva",
        ("10-13", 3380): "(Lei Contra Violência Doméstica) and trafficking (Lei contra Tráfico de Pessoas)",
        ("10-13", 4142): "Aruba, Curaçao and Sint Maarten",
        ("10-13", 2781): "by the Garda Síochána and other",
        ("14-17", 2348): "implementation of Law n° 17 of 2010",
        ("14-17", 2971): 'named "Yo sí puedo" "Ya puedo leer y escribir"',
        ("14-17", 3941): "at the federal and Länder levels",
        ("6-9", 6123): "Disband the bodies set up by the Haute Autorité de la Transition",
    }
    for place, words in expected.items():
        entry = by_row[place]
        assert entry is not None
        assert words in entry.summary
    letters = {letter for entry in by_row.values() if entry for letter in entry.summary if not letter.isascii()}
    assert letters == set(LETTERS)


def test_repairs_of_the_real_files(real: dict[str, Intake]) -> None:
    assert rules(real["1-5"]) == {
        "encoding": 1,
        "Mac Roman letters": 3,
        "HTML codes for signs": 27,
        "recommending state not known": 9,
        "blanks at the end or doubled": 575,
    }


def test_real_entries_survive_the_exchange(real: dict[str, Intake]) -> None:
    entries = real["14-17"].entries[:3000]

    for form in (Format.CSV, Format.JSON):
        intake = read_entries_from(write_entries(entries, form), f"upr.{form}")
        assert (intake.entries, intake.errors) == (entries, ())
