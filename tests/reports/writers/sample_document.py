"""A document with every block and every inline, and as many figures as asked for."""

from __future__ import annotations

from corridor.evidence.figure import Figure, Recorded
from corridor.evidence.trace import Trace, TraceStep
from corridor.reports.charts.bar import bar_chart
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line, Named
from corridor.reports.charts.threshold import threshold_chart
from corridor.reports.document.blocks import (
    Block,
    Box,
    Cell,
    Chart,
    Document,
    Heading,
    Items,
    MapBlock,
    Note,
    Paragraph,
    Table,
)
from corridor.reports.document.inline import Digits, GoalBadge, Link, Shown, Text, Words, text
from corridor.reports.document.walk import every_figure

# What each format would take for markup of its own.
HOSTILE = "<b>&amp; \"q\" 'a' #let $x$ *y* _z_ `r` @ref [c] {d} \\n ~ // /* <l> -- ... = + - / 1. é Я ع"


def figure(key: str, value: float | None, unit: str = "persons", label: str = "", period: str = "2020") -> Figure:
    status = "O" if value is None else "A"
    return Figure(key, value, unit, period, status, label or key, Recorded("sample.csv", key, "made up"))


MIGRANTS = figure("migrant_stock.WLD.2020", 280_598_105, label="Migrants in the world, 2020")
SHARE = figure("migrant_share.WLD.2020", 3.6, "percent", "Migrants among all people in the world, 2020")
MONEY = figure("remittances.LMC.2016", 441e9, "USD", "Remittances to developing countries, 2016", "2016")
UNKNOWN = figure("recruitment_cost.PHL.2020", None, "USD", "Recruitment cost borne by workers, Philippines")
NET = figure("net_migration.PHL.2020", -335_758, "persons", "Net migration, Philippines, 2020")

YEARS = ("1990", "1995", "2000", "2005", "2010", "2015", "2020")
WOMEN = tuple(
    figure(f"women.PHL.{year}", value, label=f"Women from the Philippines abroad, {year}", period=year)
    for year, value in zip(YEARS, (1_000_000, 1_300_000, 1_600_000, None, 2_500_000, 3_000_000, 3_200_000), strict=True)
)
MEN = tuple(
    figure(f"men.PHL.{year}", value, label=f"Men from the Philippines abroad, {year}", period=year)
    for year, value in zip(
        YEARS, (950_000, 1_150_000, 1_450_000, 1_900_000, 2_300_000, 2_700_000, 2_890_000), strict=True
    )
)
ABROAD = tuple(
    Named(name, figure(f"abroad.PHL.{code}", value, label=f"People from the Philippines in {name}, 2020"))
    for name, code, value in (
        ("United States of America", "USA", 2_061_178),
        ("Canada", "CAN", 633_726),
        ("Saudi Arabia", "SAU", 629_867),
        ("United Arab Emirates", "ARE", 557_887),
        ("Japan", "JPN", None),
    )
)
COSTS = tuple(
    Named(name, figure(f"cost.PHL.{code}", value, "percent", f"Cost of sending USD 200 from {name}"))
    for name, code, value in (
        ("Singapore", "SGP", 2.56),
        ("United Arab Emirates", "ARE", 3.12),
        ("United States of America", "USA", 4.93),
        ("Japan", "JPN", 8.74),
        ("Chile", "CHL", None),
    )
)
LIMITS = (
    Named("Average by 2030", figure("target.10.c.average", 3.0, "percent", "Target 10.c, average cost")),
    Named("Limit for a corridor", figure("target.10.c.limit", 5.0, "percent", "Target 10.c, corridor limit")),
)


def _charts() -> tuple[Chart, ...]:
    over_time = line_chart(
        [Line("Women", WOMEN), Line("Men", MEN)], Digits.ROUNDED, "People from the Philippines abroad"
    )
    costs = threshold_chart(COSTS, LIMITS, Digits.TWO, "Average cost of sending USD 200, per cent")
    return (
        Chart(
            "chart-time", "People from the Philippines who live abroad", over_time,
            "Both lines rise from about one million in 1990; women have been more since 1990.",
            (*WOMEN, *MEN), (Words("United Nations, International Migrant Stock 2020"),),
        ),
        Chart(
            "chart-abroad", "Where people from the Philippines live", bar_chart(ABROAD, Digits.ROUNDED),
            "The United States of America comes first, with about two million.",
            tuple(bar.figure for bar in ABROAD), (Words("United Nations, International Migrant Stock 2020"),),
        ),
        Chart(
            "chart-marked", "The same with one country marked",
            bar_chart(ABROAD, Digits.COUNT, marked="Canada"), "Canada comes second.",
            tuple(bar.figure for bar in ABROAD),
        ),
        Chart(
            "chart-cost", "What it costs to send USD 200 to the Philippines", costs,
            "Singapore alone is below three per cent; Japan is above five.",
            tuple(dot.figure for dot in (*COSTS, *LIMITS)),
            (Words("World Bank, Remittance Prices Worldwide, 2023 Q1"),),
        ),
    )  # fmt: skip


def _table(extra: int) -> Table:
    head = (
        (
            Cell((Words("Country"),)), Cell((Words("People"),), numeric=True),
            Cell((Words("Cost, per cent"),), numeric=True), Cell((Words("Targets"),)),
        ),
    )  # fmt: skip
    rows = []
    for index in range(extra):
        people = figure(f"people.{index}", 1_234_567 / (index + 1), label=f"People in area {index}")
        cost = figure(f"price.{index}", 3.005 + index / 10, "percent", f"Cost from area {index}")
        rows.append(
            (
                Cell((Words(f"Area {index}"),), header=True),
                Cell((Shown(people, Digits.COUNT),), numeric=True),
                Cell((Shown(cost, Digits.TWO),), numeric=True, uncertain=index % 5 == 2,
                     tint=("bad" if index % 4 == 3 else None)),
                Cell((GoalBadge(10), Words(" 10.7"), Words(", 10.c")), tint=("focus_2019" if index == 1 else None)),
            )
        )  # fmt: skip
    rows.append(
        (
            Cell((Words("Philippines"),), header=True),
            Cell((Shown(UNKNOWN, Digits.COUNT),), numeric=True),
            Cell((Shown(SHARE, Digits.ONE),), numeric=True, tint="good"),
            Cell((GoalBadge(8), Words(" 8.8"))),
        )
    )
    return Table(
        "table-people", "People from the Philippines and the cost of sending money home", head, tuple(rows),
        (Words("United Nations and World Bank, see the annex"),),
        ((Words("Costs are averages over all services, for USD 200."),),),
    )  # fmt: skip


def _map() -> MapBlock:
    values = {
        code: figure(f"map.{code}", value, label=f"People from the Philippines in {code}, 2020")
        for code, value in {
            "USA": 2_061_178, "CAN": 633_726, "SAU": 629_867, "ARE": 557_887, "AUS": 293_770, "JPN": None,
            "PHL": 12.0, "SGP": 200_000, "ITA": 150_015, "DEU": 26_000, "XXX": 5,
        }.items()
    }  # fmt: skip
    return MapBlock(
        "map-abroad", "Where people from the Philippines live", values, "People from the Philippines, 2020",
        "Most live in North America and the Gulf.", "PHL", (Words("United Nations"),),
    )  # fmt: skip


def sentence() -> Text:
    return text(
        "In 2020 there were {people} migrants, {share} per cent of all people. They sent {money} home. "
        "Workers paid {unknown} for a job; net migration was {net}. See {link} and {badge}.",
        people=Shown(MIGRANTS, Digits.ROUNDED),
        share=Shown(SHARE, Digits.ONE),
        money=Shown(MONEY, Digits.MONEY),
        unknown=Shown(UNKNOWN, Digits.MONEY),
        net=Shown(NET, Digits.ROUNDED),
        link=Link("the 2030 Agenda", "https://sdgs.un.org/2030agenda?a=1&b=2"),
        badge=GoalBadge(10),
    )


def sample(rows: int = 8, with_map: bool = True) -> Document:
    charts = _charts()
    blocks: list[Block] = [
        Heading(1, "Migration and the 2030 Agenda", "agenda"),
        Paragraph(sentence()),
        Paragraph((Words("What matters most: ", emphasis=True), Words("people are counted where they live. " * 6))),
        Heading(2, "Who lives abroad", "abroad"),
        charts[0],
        Items(((Words("first things"),), sentence()), numbered=True),
        Items(((Words("one"),), (Words("another"),))),
        _table(rows),
        Heading(3, "By country", "by-country"),
        charts[1],
        charts[2],
        Box("box-practice", "A practice: pre-departure courses", (
            Paragraph((Words("Courses before departure prepare workers. "), GoalBadge(8))),
            Items(((Words("held in all regions"),), (Words("free of charge"),))),
        )),
        Note((Words("Figures of different releases do not add up."),)),
        Heading(1, "What it costs to send money home", "costs"),
        Paragraph((Words(HOSTILE),)),
        charts[3],
        Heading(2, HOSTILE, "hostile"),
        Paragraph((Words("All badges: "), *(GoalBadge(goal) for goal in range(1, 18)))),
    ]  # fmt: skip
    if with_map:
        blocks.insert(5, _map())
    document = Document(
        "Migration in the Philippines: a sample", "Contribution to the High-level Political Forum", "en",
        "sample-PHL-2020",
        {"author": "Corridor", "date": "2024-03-01", "subject": "Migration and the 2030 Agenda"},
        tuple(blocks),
    )  # fmt: skip
    traces = {key: trace(found) for key, found in every_figure(document.blocks).items()}
    return Document(
        document.title, document.subtitle, document.language, document.identifier, document.metadata,
        document.blocks, traces,
    )  # fmt: skip


def trace(figure: Figure) -> Trace:
    details = (
        ("Publisher", "United Nations, Department of Economic and Social Affairs"),
        ("Vintage", "2020 revision"),
        ("Licence", "CC BY 3.0 IGO"),
        ("File", "undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx"),
        ("SHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        ("Sheet", "Table 1"),
        ("Row", "1204"),
        ("Column", "N"),
    )
    steps = (
        TraceStep(0, "formula", "the value as published, in persons"),
        TraceStep(1, "observation", f"{figure.label}: {figure.value}", details),
        TraceStep(1, "more", "and 3 rows more"),
    )
    return Trace(figure.key, figure.label, "no data" if figure.value is None else f"{figure.value:,}", steps)
