import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest

from corridor.catalogue.entry import EntryKind, Level, LinkState
from corridor.catalogue.practices import PracticeRow, practices
from corridor.certainty import Certainty
from corridor.definitions import read_records
from corridor.errors import DefinitionError
from corridor.forum.areas import areas

HEADER = (
    "key,title,kind,countries,level,partners,areas,targets,gcm_objectives,year_start,year_end,summary,"
    "source_publisher,source_title,source_url,seen,certainty\n"
)
ROW = "a-b,A title,tool,NLD;MAR,local,,diaspora,17.3;10.c,19,2001,,What it is.,P,T,https://p.org,full,low\n"


def rows_of(folder: Path, text: str) -> tuple[PracticeRow, ...]:
    path = folder / "practices.csv"
    path.write_text(text, encoding="utf-8")
    return read_records(path, PracticeRow)


def test_a_row_by_hand(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, HEADER + ROW)
    entry = row.entry()

    assert (entry.id, entry.title, entry.kind, entry.level) == (
        "a-b",
        "A title",
        EntryKind.TOOL,
        Level.LOCAL,
    )
    assert (entry.countries, entry.partners, entry.areas) == (("NLD", "MAR"), (), ("diaspora",))
    assert [(link.target, link.category, link.state) for link in entry.target_links] == [
        ("17.3", None, LinkState.PROPOSED),
        ("10.c", None, LinkState.PROPOSED),
    ]
    assert (entry.gcm_objectives, entry.year_start, entry.year_end) == ((19,), 2001, None)
    assert (entry.certainty, entry.sources[0].seen, entry.sources[0].url) == (
        Certainty.LOW,
        "full",
        "https://p.org",
    )


@pytest.mark.parametrize(
    ("text", "field", "row"),
    [
        (HEADER + ROW + ROW.replace("tool", "gadget"), "kind", 3),
        (HEADER + ROW.replace("2001", "two"), "year_start", 2),
        (HEADER + ROW.replace("low", "sure"), "certainty", 2),
        (HEADER + ROW.replace("low", "medium-low"), "certainty", 2),
        (HEADER.replace("summary", "abstract") + ROW, "summary", 2),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_place(tmp_path: Path, text: str, field: str, row: int) -> None:
    with pytest.raises(DefinitionError, match=f"{field} of PracticeRow") as caught:
        rows_of(tmp_path, text)

    assert f"practices.csv, row {row}" in str(caught.value.where)


def test_the_packaged_practices_equal_the_file_row_by_row() -> None:
    text = (files("corridor.catalogue") / "data" / "practices.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))

    assert len(practices()) == len(rows) == 616
    for entry, row in zip(practices(), rows, strict=True):
        assert entry.id == row["key"]
        assert ";".join(entry.countries) == row["countries"]
        assert ";".join(link.target for link in entry.target_links) == row["targets"]
        assert ";".join(map(str, entry.gcm_objectives)) == row["gcm_objectives"]
        assert (str(entry.year_start or ""), str(entry.year_end or "")) == (
            row["year_start"],
            row["year_end"],
        )


def test_every_link_is_a_proposal_of_the_research_without_a_category() -> None:
    links = [link for entry in practices() for link in entry.target_links]

    assert {(link.state, link.category, link.by) for link in links} == {
        (LinkState.PROPOSED, None, "practices.csv research")
    }


def test_the_packaged_practices_are_well_formed() -> None:
    known = {a.key for a in areas()}
    for entry in practices():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.id)
        assert entry.countries
        assert all(re.fullmatch("[A-Z]{3}", code) for code in entry.countries)
        assert entry.areas
        assert set(entry.areas) <= known
        assert all(1 <= n <= 23 for n in entry.gcm_objectives)
        assert entry.year_end is None or entry.year_start is None or entry.year_start <= entry.year_end
        for values in (entry.countries, entry.areas, entry.gcm_objectives, entry.partners):
            assert len(set(values)) == len(values)
        assert entry.sources[0].url is not None
        assert re.match(r"https?://", entry.sources[0].url)


def test_ids_are_unique() -> None:
    assert len({entry.id for entry in practices()}) == 616


def test_targets_are_official(shared_data: Path) -> None:
    with (shared_data / "sdg-text" / "official_wording_26_languages.csv").open(encoding="utf-8") as file:
        official = {row["code"] for row in csv.DictReader(file) if row["level"] == "target"}

    assert len(official) == 169
    assert {link.target for entry in practices() for link in entry.target_links} <= official
