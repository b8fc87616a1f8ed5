import csv
import re
from pathlib import Path

import pytest

from corridor.certainty import Certainty
from corridor.errors import UsageError
from corridor.forum.areas import areas
from corridor.forum.roundtables import Role, roundtables
from corridor.forum.table_two import COLUMNS, open_cells, raw_blocks, table_two
from tests.forum.references import FOUNDING_DOCUMENT, reference

FACT_SHEET = Path(__file__).with_name("table_two_fact_sheet.csv")


def transcribed() -> dict[tuple[str, int], dict[str, str]]:
    with FACT_SHEET.open(encoding="utf-8", newline="") as file:
        return {(row["area"], int(row["summit"])): row for row in csv.DictReader(file)}


def test_the_certain_cells_are_exact() -> None:
    remittances = table_two().cell("remittances", 1)
    diaspora = table_two().cell("diaspora", 1)

    assert [n.number for n in remittances.numbers] == ["2.1", "2.2", "2.3"]
    assert [n.number for n in diaspora.numbers] == ["2.4"]
    for cell in (remittances, diaspora):
        assert cell.certainty is Certainty.CERTAIN
        assert {(n.role, n.certainty, n.raw_block) for n in cell.numbers} == {(Role.FIRM, Certainty.CERTAIN, 1)}


def test_no_other_cell_is_certain() -> None:
    certain = {at for at, cell in table_two().cells.items() if cell.certainty is Certainty.CERTAIN}

    assert certain == {("remittances", 1), ("diaspora", 1)}


def test_every_cell_equals_the_transcribed_table() -> None:
    expected = {at: (row["text"], row["certainty"] or None) for at, row in transcribed().items()}
    everywhere = {(area.key, number): ("", None) for area in areas() for number in COLUMNS}

    assert {at: (cell.text, cell.certainty) for at, cell in table_two().cells.items()} == {
        **everywhere,
        **expected,
    }


def test_columns_are_the_nine_chairs_from_belgium_to_bangladesh() -> None:
    heads = [f"{summit.chairs[0]} {summit.year}" for summit in table_two().summits]

    assert heads == [
        "BEL 2007",
        "PHL 2008",
        "GRC 2009",
        "MEX 2010",
        "CHE 2011",
        "MUS 2012",
        "SWE 2014",
        "TUR 2015",
        "BGD 2016",
    ]


def test_an_empty_cell_has_no_certainty_and_is_not_open() -> None:
    cell = table_two().cell("remittances", 4)

    assert (cell.numbers, cell.certainty, cell.open, cell.text) == ((), None, False, "")


def test_alternatives_and_doubtful_numbers_keep_their_own_certainty() -> None:
    either = table_two().cell("private_sector", 6)
    bracketed = table_two().cell("labour_migration", 5)

    assert {n.role for n in either.numbers} == {Role.ALTERNATIVE}
    assert [(n.number, n.certainty) for n in bracketed.numbers if n.role is Role.DOUBTFUL] == [("1.3", Certainty.LOW)]


def test_a_place_rests_only_on_a_block_that_holds_its_number() -> None:
    blocks = {block.id: block for block in raw_blocks()}
    claims = [(r, p.raw_block) for r in roundtables() for p in r.placements if p.raw_block is not None]

    assert len(claims) > 40
    assert all(r.number in blocks[block].numbers for r, block in claims)


def test_the_blocks_hold_twenty_eight_cells() -> None:
    assert sum(len(block.text.split("/")) for block in raw_blocks()) == 28
    assert [block.id for block in raw_blocks()] == list(range(1, 26))


def test_open_cells_lie_in_the_table() -> None:
    assert all((cell.area, cell.summit) in table_two().cells for cell in open_cells())


@pytest.mark.parametrize(("area", "number"), [("remittances", 10), ("remittances", 0), ("health", 1)])
def test_outside_the_table_is_a_usage_error(area: str, number: int) -> None:
    with pytest.raises(UsageError):
        table_two().cell(area, number)


def test_the_transcription_equals_the_fact_sheet(shared_data: Path) -> None:
    sheet = reference(shared_data, "gfmd.md")
    rows = [line for line in sheet.splitlines() if re.match(r"\| [A-Z].* \| .*", line)]
    by_label = {line.split("|")[1].strip(): [c.strip() for c in line.split("|")[2:-1]] for line in rows}
    labels = [
        "Remittances",
        "Diaspora",
        "Private sector dev.",
        "Labour migration",
        "Return and reintegration",
        "Policy / mainstreaming",
    ]
    found = {
        (area.key, number): text
        for area, label in zip(areas(), labels, strict=True)
        for number, text in zip(COLUMNS, by_label[label], strict=True)
        if text != "-"
    }

    assert found == {at: row["fact_sheet"] for at, row in transcribed().items()}


def test_the_blocks_equal_the_founding_text(shared_data: Path) -> None:
    text = reference(shared_data, FOUNDING_DOCUMENT)
    table = text[text.index("Table 2: Past GFMD") : text.index("Based on the analysis above")]

    assert re.findall(r"\b\d\.\d", table) == [number for block in raw_blocks() for number in block.numbers]
