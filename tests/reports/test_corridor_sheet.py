"""The sheet of a corridor: true sentences from the starter pack and the real files, and what is missing named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.records import packaged
from corridor.errors import DefinitionError, UsageError
from corridor.evidence.store import Evidence, starter_folder
from corridor.places.pair import Pair
from corridor.reports.document.blocks import Chart, Document
from corridor.reports.document.check import check
from corridor.reports.document.walk import every_figure
from corridor.reports.make import make_report
from corridor.reports.pair_context import PairContext
from tests.measures.figures import batch, build_of, corridors
from tests.real_build import real_build
from tests.reports.plain import chapter, everything, headings, lines_of, plain, table

DAY = date(2026, 1, 1)
CHAPTERS = [
    "The corridor at a glance",
    "People",
    "Money",
    "What recruitment costs",
    "Agreements and practices that name both countries",
    "Gaps and what may answer them",
    "Annex: sources",
]


@pytest.fixture(scope="module")
def starter() -> Evidence:
    return Evidence(starter_folder(), is_starter=True)


@pytest.fixture(scope="module")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return Evidence(real_build(shared_data, tmp_path_factory))


def sheet(evidence: Evidence, code: str) -> Document:
    return make_report(evidence, packaged(), code, 2026, made_on=DAY)


def test_a_pair_gets_its_own_template(starter: Evidence) -> None:
    document = sheet(starter, "PHL-ARE")
    assert document.identifier == "PHL-ARE-2026-corridor"
    assert document.title == "Corridor sheet 2026: Philippines to United Arab Emirates"
    assert headings(document, 1) == CHAPTERS


@pytest.mark.parametrize(
    "sentence",
    [
        # UN DESA 2019 by destination and origin
        "In 2019, 556,407 people from the Philippines lived in the United Arab Emirates: 10.3 per cent of all people "
        "from the Philippines who live abroad",
        "The other way, 444 people from the United Arab Emirates lived in the Philippines in 2019. The first number "
        "less the second is 555,963 in 2019.",
        # World Bank's matrix for 2018, and World Development Indicators of the same year
        "By the World Bank's estimate for 2018, USD 3,230 million went from the United Arab Emirates to the "
        "Philippines, 9.6 per cent of all that it lets the Philippines receive and 0.93 per cent of GDP.",
        # DataBank, 2020Q3; the starter pack begins in 2016
        "Sending USD 200 from the United Arab Emirates to the Philippines cost 3.07 per cent of the amount on average "
        "in the third quarter of 2020, not above the 5.0 per cent that target 10.c sets for a single corridor. In the "
        "first quarter of 2016 it was 3.40 per cent. None of the 19 quarters with a price was above 5.0 per cent.",
        "The catalogue holds no published agreement that names both the Philippines and the United Arab Emirates.",
        "The metadata of the indicator do not name this corridor",
    ],
)
def test_sentences_of_phl_are(starter: Evidence, sentence: str) -> None:
    assert sentence in everything(sheet(starter, "PHL-ARE"))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("MAR-FRA", "1,020,162 people from Morocco lived in France: 32.5 per cent"),
        ("MAR-FRA", "Since 1990, when it was 713,987, the number grew by 1.2 per cent a year on average."),
        ("MAR-FRA", "916 doctors trained in Morocco practised in France in 2018"),
        ("MAR-FRA", "Of the 35 quarters with a price, 34 were above 5.0 per cent."),
        ("MAR-FRA", "From Morocco in France | 225 | 2014 | 192 | 2014"),
        ("MEX-USA", "USD 34,704 million went from the United States of America to Mexico, 97.6 per cent"),
        ("MEX-USA", "From Mexico in the United States of America | 3,807 | 2014 | 29,255 | 2014"),
        ("TUV-NZL", "The matrix has whole millions, so that shares of so small a sum are rough."),
        ("TUV-NZL", "From Tuvalu to New Zealand | 2018 | 0 | – | –"),
        (
            "XKX-CHE",
            "UN DESA lists no people from Kosovo in Switzerland. The World Bank's bilateral table estimates 145,882",
        ),
        ("XKX-CHE", "nor the stocks of the pair in two years, from which moves could be estimated."),
    ],
)
def test_sentences_of_real_pairs(real: Evidence, code: str, sentence: str) -> None:
    assert sentence in everything(sheet(real, code))


def test_flows_are_estimated_from_neighbouring_stocks(real: Evidence) -> None:
    rows = [[plain(cell.text) for cell in row] for row in table(sheet(real, "PHL-ARE"), "table-flows").rows]
    # 474,083 - 202,658 = 271,425 more people from the Philippines, 425 - 366 = 59 more the other way
    assert rows[3] == ["2005 to 2010", "271,400", "59"]
    # the stock the other way fell from 453 to 366: 87 returned beside 202,658 - 128,860 = 73,798
    assert rows[2] == ["2000 to 2005", "73,900", "0"]


def test_prices_stand_by_year_and_keep_their_holes(real: Evidence) -> None:
    document = sheet(real, "PHL-ARE")
    rows = [" | ".join(plain(cell.text) for cell in row) for row in table(document, "table-price").rows]
    assert (rows[0], rows[-1]) == ("2011 | 4.44 | no data | 3.00 | no data", "2020 | 2.98 | 2.67 | 3.07 | –")
    chart = next(block for block in document.blocks if isinstance(block, Chart) and block.anchor == "chart-price")
    assert chart.figures[-1].key == "target_10c.5_percent"
    assert not any(
        isinstance(block, Chart) and block.anchor == "chart-price" for block in sheet(real, "TUV-NZL").blocks
    )


@pytest.mark.parametrize(
    ("code", "gaps"),
    [
        ("PHL-ARE", ["price_is_old", "stock_is_old", "stock_not_by_sex", "no_agreement", "recruitment_cost_unknown"]),
        (
            "MAR-FRA",
            [
                *("corridor_above_5_percent", "price_is_old", "stock_is_old", "stock_not_by_sex", "no_agreement"),
                *("recruitment_cost_unknown", "refugees"),
            ],
        ),
        ("NPL-MYS", ["price_is_old", "stock_is_old", "stock_not_by_sex", "recruitment_cost_unknown"]),
        (
            "AND-NRU",
            ["price_unknown", "remittances_unknown", "stock_unknown", "no_agreement", "recruitment_cost_unknown"],
        ),
    ],
)
def test_gaps_by_the_rules_for_a_pair(starter: Evidence, code: str, gaps: list[str]) -> None:
    origin, destination = code.split("-")
    context = PairContext(starter, packaged(), Pair(origin, destination), 2026, DAY)
    found = [gap.rule.key for gap in context.gaps if gap.rule.key != "remittances_weigh_much"]
    assert found == gaps
    document = sheet(starter, code)
    assert all(gap.rule.title in everything(document) for gap in context.gaps)
    lists = [line for line in chapter(document, "gaps") if line == "The Forum recommends:"]
    assert len(lists) == len({(gap.rule.targets, gap.rule.areas) for gap in context.gaps})


def test_agreements_come_first_then_entries_of_few_countries(starter: Evidence) -> None:
    context = PairContext(starter, packaged(), Pair("NPL", "MYS"), 2026, DAY)
    assert [entry.kind for entry in context.agreements] == [EntryKind.AGREEMENT] * len(context.agreements)
    assert context.entries[: len(context.agreements)] == context.agreements
    assert context.agreements[0].id == "nepal-malaysia-labour-mou-2018"
    practices = PairContext(starter, packaged(), Pair("MAR", "FRA"), 2026, DAY).entries
    sizes = [len(entry.countries) for entry in practices]
    assert (sizes, len(sizes)) == (sorted(sizes), 3)
    assert all({"MAR", "FRA"} <= set(entry.countries) for entry in practices)


def test_targets_served_and_measured(starter: Evidence) -> None:
    table_rows = table(sheet(starter, "MAR-FRA"), "table-targets").rows
    rows = {plain(row[0].text).partition(":")[0]: row for row in table_rows}
    assert "DIASDEV (proposed)" in plain(rows["8.10"][1].text)
    assert "Average total cost of sending USD 200 through a corridor" in plain(rows["10.c"][2].text)


def test_a_surveyed_corridor_is_named(starter: Evidence) -> None:
    said = everything(sheet(starter, "PHL-QAT"))
    assert "This corridor has been surveyed: it is one of those named in SDG indicator 10.7.1 metadata" in said


@pytest.mark.parametrize(
    "code", ["PHL-ARE", "TUV-NZL", "XKX-CHE", "AND-NRU", "CHI-GBR", "SYR-TUR", "HKG-COK", "USA-MEX"]
)
def test_every_sheet_is_whole(starter: Evidence, code: str) -> None:
    document = sheet(starter, code)
    check(document)
    assert headings(document, 1) == CHAPTERS
    assert not any("{" in line or "None " in line.replace("None of the", "") for line in _lines(document))
    assert set(every_figure(document.blocks)) == set(document.traces)


def _lines(document: Document) -> list[str]:
    return [line for block in document.blocks for line in lines_of(block)]


def test_where_there_is_nothing_the_sheet_says_so_and_where_it_would_come_from(starter: Evidence) -> None:
    said = everything(sheet(starter, "AND-NRU"))
    assert "The sources read hold no price of sending money from Naoero to Andorra. Remittance Prices Worldwide" in said
    assert "no estimate of the money sent from Naoero to Andorra. The World Bank's bilateral remittance matrix" in said
    assert "UN DESA lists no people from Andorra in Naoero. The bilateral tables of UN DESA" in said
    assert "They would come from the workbook of Remittance Prices Worldwide" in said
    assert "The OECD's Health Workforce Migration data would have it" in said


def test_the_way_back_of_a_weight_leads_to_all_three_cells(real: Evidence) -> None:
    trace = sheet(real, "PHL-ARE").traces["pair_remittances_percent_gdp.ARE.PHL"]
    files = {dict(step.details)["File"] for step in trace.steps if step.kind == "observation"}
    assert len(files) == 3
    assert any("100 x remittances received in US dollars" in step.text for step in trace.steps)


def test_other_templates_and_names_are_refused(starter: Evidence) -> None:
    with pytest.raises(UsageError, match="a template among corridor for a report on one pair"):
        make_report(starter, packaged(), "PHL-ARE", 2026, template="hlpf", made_on=DAY)
    with pytest.raises(UsageError, match="a template among hlpf for a report on one area"):
        make_report(starter, packaged(), "PHL", 2026, template="corridor", made_on=DAY)
    with pytest.raises(DefinitionError, match="a figure among"):
        PairContext(starter, packaged(), Pair("PHL", "ARE"), 2026, DAY).figure("nothing")


def test_the_review_of_the_world_has_both_tests_over_time(real: Evidence) -> None:
    document = sheet(real, "WLD")
    rows = [" | ".join(plain(cell.text) for cell in row) for row in table(document, "table-10c-corridors").rows]
    assert (rows[0], rows[-1], len(rows)) == (
        "2011-Q1 | 199 | 9.05 | 159 | 79.9",
        "2020-Q3 | 367 | 7.00 | 241 | 65.7",
        35,
    )
    assert [plain(row[2].text) for row in table(document, "table-10c-world").rows] == ["not below"] * 4
    assert "It was never below the 3.0 per cent of target 10.c." in everything(document)
    assert "table-10c-corridors" not in {getattr(block, "anchor", "") for block in sheet(real, "PHL").blocks}


def test_sex_one_person_and_one_price(tmp_path: Path) -> None:
    both = {"area": "ARE", "counterpart": "PHL", "period": "2020"}
    people = [{**both, "sex": sex, "value": value} for sex, value in (("_T", 1.0), ("F", 1.0), ("M", 0.0))]
    evidence = build_of(
        tmp_path,
        batch("undesa_stock_by_origin_wide", "migrant_stock_by_origin", "persons", people, migratory_status="migrant"),
        batch("world_bank_bilateral_remittances", "bilateral_remittances", "usd_million", [{**both, "value": 1.0}]),
        corridors(("PHL", "ARE", "2020-Q1", 5.1)),
    )
    said = everything(sheet(evidence, "PHL-ARE"))
    assert "In 2020, 1 person from the Philippines lived in the United Arab Emirates" in said
    assert " 1 of them were women and girls, 0 men and boys." in said
    assert "cost 5.10 per cent of the amount on average in the first quarter of 2020, above the 5.0" in said
    assert "It is the only quarter with a price." in said
    assert (
        "The sources read hold no estimate of the money sent from the United Arab Emirates to the Philippines." in said
    )
