"""The review of a country: true sentences from the starter pack, gaps by rule, answers with reasons."""

from __future__ import annotations

from datetime import date

import pytest

from corridor.agenda.hlpf import theme_for
from corridor.catalogue.records import packaged
from corridor.errors import UsageError
from corridor.evidence.store import Evidence, starter_folder
from corridor.reports.context import Context
from corridor.reports.document.blocks import Document
from corridor.reports.document.check import check
from corridor.reports.document.walk import every_figure
from corridor.reports.make import make_report
from tests.reports.plain import chapter, everything, headings, lines_of, plain, table

DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def starter() -> Evidence:
    return Evidence(starter_folder(), is_starter=True)


@pytest.fixture(scope="module")
def philippines(starter: Evidence) -> Document:
    return make_report(starter, packaged(), "PHL", 2026, made_on=DAY)


def test_the_themes_stand_in_the_titles(philippines: Document) -> None:
    chapters = headings(philippines, 1)
    assert chapters[0] == "Foreword"
    assert [title[:3] for title in chapters[1:7]] == ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]
    phrase = "transformative, equitable, innovative and coordinated actions"
    assert all(phrase in title for title in (chapters[3], chapters[4], chapters[6]))
    assert chapters[7:] == ["Outlook", "Annex: sources"]


@pytest.mark.parametrize(
    "sentence",
    [
        # UN DESA, International Migrant Stock 2020, tables 1, 3, 4
        "In 2020, 225,525 international migrants lived in the Philippines, 0.21 per cent of the population.",
        "108,420 of them were women and girls (48.1 per cent), 117,105 men and boys.",
        # table 1, column "Type of data": C R
        "The count rests on data on foreign citizens. UN DESA adds refugees to it.",
        # table 1: 154,071 in 1990; ln(225525 / 154071) / 30 = 1.27 %
        "Between 1990 and 2020 the number grew from 154,071 to 225,525, on average by 1.3 per cent a year.",
        # UN DESA 2019 by origin: row WORLD, column Philippines
        "5,377,337 people from the Philippines lived in other countries in 2019.",
        # World Development Indicators of 2023-05-10
        "In 2021, USD 36.7 billion in personal remittances reached the Philippines. "
        "That was 9.3 per cent of the gross domestic product (indicator 17.3.2).",
        "The same release holds USD 9.1 billion for 2022.",
        "Sending USD 200 to people in the Philippines cost 4.57 per cent of the amount on average in 2020. "
        "That is not below the 3.0 per cent that target 10.c sets for the mean of all services.",
        "Of 14 corridors to the Philippines with a price in the third quarter of 2020, 3 cost more than 5.0 per cent",
        "653 refugees from the Philippines were in other countries at the end of 2014, 0.6 for every 100,000",
        "the Philippines met the criteria for policies that facilitate orderly, safe, regular and responsible",
        "The Global SDG Indicators Database records no death or disappearance in the Philippines in 2019 (0).",
        "Authorities detected 203 victims of trafficking in 2017",
        "By the World Bank's estimate for 2018, most of the money came from the United States of America, Saudi Arabia "
        "and the United Arab Emirates.",
    ],
)
def test_sentences_of_the_philippines(philippines: Document, sentence: str) -> None:
    assert sentence in everything(philippines)


def test_policy_by_domain(philippines: Document) -> None:
    rows = [[plain(cell.text) for cell in row] for row in table(philippines, "table-policy").rows]
    assert [row[1] for row in rows] == ["3", "3", "4", "4", "4", "4", "4"]
    assert rows[0][2] == "meets"
    assert rows[2][2] == "fully meets"


def test_gaps_are_found_by_the_stated_rules(starter: Evidence) -> None:
    found = [gap.rule.key for gap in Context(starter, packaged(), "PHL", 2026).gaps]
    assert found == [
        "remittance_cost_mean",
        "remittance_corridors",
        "injuries_not_by_status",
        "trafficking_detected",
        "displaced_inside",
        "stateless",
        "health_workers_unknown",
        "scholarships_unknown",
        "legal_identity_unknown",
        "stock_is_old",
    ]


def test_every_gap_has_answers_with_reasons_or_says_that_there_is_none(
    philippines: Document, starter: Evidence
) -> None:
    gaps = Context(starter, packaged(), "PHL", 2026).gaps
    lines = chapter(philippines, "part-f")
    starts = [lines.index(gap.rule.title) for gap in gaps]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        answers = [line for line in lines[start:end] if " Why here: " in line]
        none = [line for line in lines[start:end] if line.endswith("holds no entry linked to these targets.")]
        assert (2 <= len(answers) <= 7) or len(none) == 2
        assert all("target" in line.rpartition("Why here: ")[2] for line in answers)


def test_an_entry_is_told_once_and_named_again(philippines: Document) -> None:
    lines = [line for line in chapter(philippines, "part-f") if " Why here: " in line]
    told = [line.partition(". ")[0] for line in lines if "(see above)" not in line]
    assert len(told) == len(set(told))
    assert any("(see above)" in line for line in lines)


def test_trace_of_the_stock_leads_to_the_cell(philippines: Document) -> None:
    trace = philippines.traces["migrant_stock.PHL.2020"]
    details = dict(trace.steps[0].details)
    assert trace.value == "225525 persons 2020"
    assert details["Sheet"] == "Table 1"
    assert (details["Row"], details["Column"]) == ("120", "L")
    assert details["File"] == "undesa-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx"
    assert len(details["SHA-256"]) == 64
    assert details["Licence"] == "CC BY 3.0 IGO"


def test_where_there_is_nothing_the_review_says_so(starter: Evidence) -> None:
    said = everything(make_report(starter, packaged(), "XKX", 2026, made_on=DAY))
    assert "The sources read hold no count of international migrants who live in Kosovo." in said
    assert "The sources read hold no answer of Kosovo to the United Nations inquiry on migration policies" in said
    assert "The sources read record no death or disappearance of migrants in Kosovo." in said


def test_the_world_sends_nobody_abroad(starter: Evidence) -> None:
    said = everything(make_report(starter, packaged(), "WLD", 2026, made_on=DAY))
    assert "In 2020, 280,598,105 international migrants lived in the world, 3.60 per cent of the population." in said
    assert "from the world" not in said
    # DataBank, Remittance Prices Worldwide (Corridors), 2020Q3: counted with a second program
    assert "Of 367 corridors with a price in the third quarter of 2020, 241 cost more than 5.0 per cent" in said


@pytest.mark.parametrize(
    "code", ["AND", "ATG", "COK", "HKG", "PSE", "SSD", "SYR", "TUV", "VAT", "LDC", "035", "HIC", "SIDS", "747"]
)
def test_small_odd_and_grouped_areas(starter: Evidence, code: str) -> None:
    document = make_report(starter, packaged(), code, 2026, made_on=DAY)
    check(document)
    assert all(plain(cell.text) for cell in table(document, "table-glance").rows[0])
    assert not any("{" in line or "None" in line for block in document.blocks for line in lines_of(block))
    assert set(every_figure(document.blocks)) == set(document.traces)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("LBY", "At least 1,516 people died or disappeared in Libya while migrating in 2019 (indicator 10.7.3)."),
        (
            "TUR",
            "In 2016, 5.04 of 100,000 migrant workers in Türkiye died of an injury at work, against 7.53 of 100,000 "
            "other workers (indicator 8.8.1).",
        ),
        ("TUR", "Data by migratory status exist for target 8.8."),
        (
            "FRA",
            "Of 16 corridors from France with a price in the third quarter of 2020, 10 cost more than 5.0 per cent",
        ),
    ],
)
def test_sentences_of_other_countries(starter: Evidence, code: str, sentence: str) -> None:
    assert sentence in everything(make_report(starter, packaged(), code, 2026, made_on=DAY))


def test_a_zero_that_stands_for_not_recorded_is_no_figure(starter: Evidence) -> None:
    said = everything(make_report(starter, packaged(), "SYR", 2026, made_on=DAY))
    assert "In 2010, USD 1.6 billion in personal remittances reached the Syrian Arab Republic." in said
    assert "USD 0" not in said


def test_a_year_without_theme(starter: Evidence) -> None:
    with pytest.raises(UsageError, match="theme for the HLPF of 2029"):
        make_report(starter, packaged(), "PHL", 2029, made_on=DAY)


def test_other_years_carry_their_theme(starter: Evidence) -> None:
    document = make_report(starter, packaged(), "MEX", 2019, made_on=DAY)
    assert theme_for(2019) in document.subtitle


def test_a_place_without_report(starter: Evidence) -> None:
    with pytest.raises(UsageError, match="country, area or group"):
        make_report(starter, packaged(), "UNK", 2026, made_on=DAY)


def test_an_unknown_template(starter: Evidence) -> None:
    with pytest.raises(UsageError, match="a template among hlpf"):
        make_report(starter, packaged(), "PHL", 2026, template="none", made_on=DAY)
