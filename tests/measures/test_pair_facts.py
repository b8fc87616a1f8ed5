"""Three real pairs from the publishers' files, against cells read by hand and a second reading of the files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corridor.evidence.figure import Figure
from corridor.evidence.store import Evidence
from corridor.evidence.trace import trace
from corridor.measures.formulas import formulas
from corridor.measures.pair import PairProfile
from corridor.places.pair import Pair

PAIRS = [Pair("PHL", "ARE"), Pair("MAR", "FRA"), Pair("MEX", "USA"), Pair("TUV", "NZL"), Pair("XKX", "CHE")]
NAMES = {
    "PHL": "Philippines",
    "ARE": "United Arab Emirates",
    "MAR": "Morocco",
    "FRA": "France",
    "MEX": "Mexico",
    "USA": "United States",
}


@pytest.mark.parametrize(
    ("pair", "stocks", "net"),
    [
        # UN DESA 2019, destination by origin: first and last year, and the other way in 2019
        (PAIRS[0], (60_107, 556_407, 444), 555_963),
        (PAIRS[1], (713_987, 1_020_162, 37_173), 982_989),
        (PAIRS[2], (4_298_014, 11_489_684, 762_290), 10_727_394),
    ],
)
def test_people(real_evidence: Evidence, pair: Pair, stocks: tuple[int, int, int], net: int) -> None:
    people = PairProfile(real_evidence, pair).people
    trend = people.out.stock_trend
    assert [it.period for it in trend] == ["1990", "1995", "2000", "2005", "2010", "2015", "2019"]
    assert (trend[0].value, trend[-1].value, people.back.stock.value) == stocks
    assert people.net.value == net


def test_weight_of_people(real_evidence: Evidence) -> None:
    # 556,407 of the 5,377,337 people from the Philippines that UN DESA counts in the world in 2019
    share = PairProfile(real_evidence, PAIRS[0]).people.out.share_of_emigrants
    assert share.value == pytest.approx(100 * 556_407 / 5_377_337)


@pytest.mark.parametrize("pair", PAIRS[:3])
def test_money(real_evidence: Evidence, shared_data: Path, pair: Pair) -> None:
    file = shared_data / "remittances-bilateral" / "Bilateralremittancematrix2018Oct2019.csv"
    with file.open(encoding="utf-8-sig", newline="") as stream:
        table = [row for row in csv.reader(stream) if any(row)]
    head = next(row for row in table if NAMES[pair.origin] in row)
    sender = next(row for row in table if row and row[0].strip() == NAMES[pair.destination])
    cell = float(sender[head.index(NAMES[pair.origin])].replace(",", ""))
    sent = PairProfile(real_evidence, pair).money.home.sent
    assert (sent.value, sent.period, sent.unit) == (cell, "2018", "USD million")


@pytest.mark.parametrize(
    ("pair", "received_usd", "percent", "million"),
    [
        # World Development Indicators of 2023-05-10, year 2018; the matrix of October 2019
        (PAIRS[0], 33808967986.2666, 9.747654207503656, 3230),
        (PAIRS[1], 6919419947.6764, 5.43376481575499, 2154),
        (PAIRS[2], 35768416627.0, 2.926061567336213, 34704),
    ],
)
def test_weight_in_gdp(
    real_evidence: Evidence, pair: Pair, received_usd: float, percent: float, million: float
) -> None:
    home = PairProfile(real_evidence, pair).money.home
    assert home.sent.value == million
    assert home.receiving_gdp.value == pytest.approx(received_usd / (percent / 100))
    assert home.percent_of_gdp.value == pytest.approx(percent * million * 1e6 / received_usd)


@pytest.mark.parametrize(
    ("pair", "first", "latest", "counted", "above"),
    [
        # DataBank, ATCR.CORR: 2011Q1, the last quarter, quarters with a value, of these above 5
        (PAIRS[0], 4.43800020217896, ("2020-Q3", 3.07466673851013), 35, 0),
        (PAIRS[1], 7.8542857170105, ("2020-Q3", 5.03684186935425), 35, 34),
        (PAIRS[2], 5.00611114501953, ("2020-Q3", 4.18037033081055), 35, 13),
        (PAIRS[3], 9.16857147216797, ("2011-Q3", 11.1645450592041), 2, 2),
        (PAIRS[4], 10.7019996643066, ("2020-Q3", 8.57111072540283), 20, 20),
    ],
)
def test_price(
    real_evidence: Evidence, pair: Pair, first: float, latest: tuple[str, float], counted: int, above: int
) -> None:
    price = PairProfile(real_evidence, pair).price
    assert price.priced[0].value == pytest.approx(first)
    assert (price.latest.period, price.latest.value) == (latest[0], pytest.approx(latest[1]))
    assert (price.counted.value, price.above_target.value) == (counted, above)
    holes = [it.period for it in price.quarters if not it.known]
    assert {"2011-Q2", "2011-Q4"} & set(holes) == ({"2011-Q2", "2011-Q4"} if counted == 35 else set(holes))


def test_refugees_and_doctors(real_evidence: Evidence) -> None:
    mexico = PairProfile(real_evidence, PAIRS[2]).displacement.out
    assert (mexico.refugees.value, mexico.refugees.period, mexico.asylum_seekers.value) == (3807, "2014", 29255)
    morocco = PairProfile(real_evidence, PAIRS[1]).health_workers.out.doctors
    assert (morocco.value, morocco.period) == (916, "2018")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.code)
def test_every_named_figure_can_be_traced(real_evidence: Evidence, pair: Pair) -> None:
    profile = PairProfile(real_evidence, pair)
    more: list[Figure] = [profile.people.net, profile.people.out.growth, profile.money.home.share_of_received]
    for figure in [*(profile.figure(name) for name in profile.named), *more]:
        steps = trace(figure, real_evidence, formulas()).steps
        assert any(step.kind == "observation" for step in steps), figure.key
        assert figure.known or figure.status != "A", figure.key
