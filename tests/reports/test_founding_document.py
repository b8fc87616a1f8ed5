"""The contribution of 2017, remade: its structure is that of the original, and nothing it names is missing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from corridor.catalogue.records import packaged
from corridor.evidence.store import Evidence, starter_folder
from corridor.reports.document.blocks import Box, Document, Items
from corridor.reports.document.check import check
from corridor.reports.make import make_report
from tests.reports.plain import chapter, everything, headings, plain, table


@pytest.fixture(scope="module")
def document() -> Document:
    evidence = Evidence(starter_folder(), is_starter=True)
    return make_report(evidence, packaged(), "WLD", 2017, made_on=date(2026, 1, 1))


def test_chapters_are_the_templates(document: Document) -> None:
    assert headings(document, 1) == [
        "Foreword",
        "(a) Ensuring that no one is left behind: assessment at the global level",
        "(b) Gaps, areas requiring urgent attention, risks and challenges",
        "(c) Valuable lessons learned on eradicating poverty and promoting prosperity",
        "(d) Emerging issues likely to affect the realization of poverty eradication and achieving prosperity",
        "(e) Areas where political guidance by the High-Level Political Forum is required",
        "(f) Policy recommendations on ways to accelerate progress in poverty eradication",
        "Outlook",
        "Annex I: additional best practices",
    ]
    check(document)


def test_foreword_names_theme_and_goals(document: Document) -> None:
    lines = chapter(document, "foreword")
    assert "“Eradicating poverty and promoting prosperity in a changing world”" in lines[1]
    assert [line[:4].strip("[] G") for line in lines if line.startswith("[")][:7] == [
        "1",
        "2",
        "3",
        "5",
        "9",
        "14",
        "17",
    ]


def test_the_ten_explicit_targets(document: Document) -> None:
    lines = chapter(document, "part-a")
    start = lines.index("10 targets speak of migration outright:")
    codes = [line.partition(":")[0] for line in lines[start + 1 : start + 11]]
    assert codes == ["3.c", "4.b", "5.2", "8.7", "8.8", "10.7", "10.c", "16.2", "16.9", "17.18"]


def test_table_one_marks_and_sums(document: Document) -> None:
    rows = table(document, "table-1").rows
    assert len(rows) == 17
    marks = {
        int(plain(row[0].text).split("]")[0].strip("[")): [plain(cell.text).startswith("X") for cell in row[2:]]
        for row in rows
    }
    explicit = [goal for goal, cells in marks.items() if cells[0]]
    assert explicit == [3, 4, 5, 8, 10, 16, 17]
    focus = (1, 2, 3, 5, 9, 14, 17)
    assert [sum(marks[goal][column] for goal in focus) for column in range(4)] == [3, 3, 5, 4]
    years = {goal: plain(row[1].text) for goal, row in zip(marks, rows, strict=True)}
    assert years[1] == "2017"
    assert years[11] == "2018"
    assert years[13] == "2019"
    assert years[17] == "2017, 2018, 2019"
    assert all("(certain)" in plain(row[2].text) for row in rows)


def test_table_two_certain_cells_and_columns(document: Document) -> None:
    shown = table(document, "table-2")
    heads = [plain(cell.text) for cell in shown.head[0]]
    assert heads[1:] == [
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
    cells = [[plain(cell.text) for cell in row] for row in shown.rows]
    assert len(cells) == 6
    assert cells[0][1] == "2.1, 2.2, 2.3 (certain)"
    assert cells[1][1] == "2.4 (certain)"
    assert cells[3][6] == "1.1, 3.3 (high)"
    assert cells[4][2] == "–"


@pytest.mark.parametrize(("number", "items"), [(1, 5), (2, 3), (3, 3), (4, 3), (5, 3), (6, 3)])
def test_best_practice_boxes(document: Document, number: int, items: int) -> None:
    box = next(block for block in document.blocks if isinstance(block, Box) and block.anchor == f"box-{number}")
    inside = box.blocks[0]
    assert isinstance(inside, Items)
    assert len(inside.items) == items


def test_annex_is_grouped_as_in_the_original(document: Document) -> None:
    lines = chapter(document, "annex-1")
    titles = [
        "Skills partnerships on good jobs and economic growth",
        "Skills partnerships on good jobs and economic growth, and partnerships for the goals",
        "Skills partnerships on gender equality",
        "Skills partnerships on good health",
        "Bodies, instruments and studies named in the text",
    ]
    positions = [lines.index(title) for title in titles]
    sizes = [last - first - 1 for first, last in pairwise(positions)]
    assert sizes == [2, 2, 2, 6]  # Kenya's one bullet is two records


def test_figures_name_publisher_and_vintage(document: Document) -> None:
    said = [line for line in chapter(document, "part-f") if "Factbook 2016" in line]
    assert any("250 million" in line for line in said)
    assert any("USD 441 billion" in line for line in said)
    traced = [trace for key, trace in document.traces.items() if key.startswith("quoted.")]
    of_sum = [trace for trace in traced if trace.value.startswith("441000000000 USD")]
    assert any("Factbook 2016" in step.details[0][1] for trace in of_sum for step in trace.steps)


NAMED = (
    "WHO",
    "ILO",
    "IOM",
    "KNOMAD",
    "ICMPD",
    "GIZ",
    "IRIS",
    "MITOS",
    "SECO",
    "Epargne Sans Frontière",
    "African Diaspora Policy Center",
    "Diaspora Business Center",
    "Migration and Development",
    "Rotterdam",
    "Fair Migration",
    "Happy Return",
    "NRCO",
    "Nepal",
    "Ghana",
    "TRIANGLE",
    "Salvador",
    "Costa Rica",
    "Rapporteur",
    "Norway",
    "Kenya",
    "Namibia",
    "Lesotho",
    "Rwanda",
    "Global Health Workforce Alliance",
    "Bahrain",
    "Addis Ababa Action Agenda",
    "New York Declaration",
    "Extended Migration Profile",
    "domestic workers",
    "Albania",
    "Egypt",
    "Greece",
    "Sweden",
    "Switzerland",
    "Germany",
    "Bangladesh",
    "Platform for Partnerships",
    "Global Compact",
)


@pytest.mark.parametrize("name", NAMED)
def test_what_the_original_names_is_there(document: Document, name: str) -> None:
    assert name in everything(document)
