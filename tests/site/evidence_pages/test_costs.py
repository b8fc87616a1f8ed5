"""What it costs to send money: services where there are quotes, else the published average."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from corridor.evidence.build import build
from tests.conftest import ROOT
from tests.site.evidence_pages.reading import figures, main_text, opened, rows

pytestmark = pytest.mark.django_db

EXAMPLE = ROOT / "docs" / "formats" / "national-prices-example.csv"


TODAY = date(2026, 1, 15)
SERVICES = [
    "1,2024-10-08,SWE,PHL,One,bank,cash,branch,cash,,same_day,yes,200,2000,SEK,39,PHP,5.39,5.5,2.00,3.95,",
    "1,2024-10-08,SWE,PHL,One,bank,cash,branch,cash,,same_day,yes,500,5000,SEK,49,PHP,5.39,5.5,2.00,2.98,",
    "2,2024-10-08,SWE,PHL,Two,bank,bank_account,internet,cash,,next_day,yes,200,2000,SEK,20,PHP,5.445,5.5,1.00,2.00,",
    "2,2024-10-08,SWE,PHL,Two,bank,bank_account,internet,cash,,next_day,yes,500,5000,SEK,20,PHP,5.445,5.5,1.00,1.40,",
    "3,2024-10-08,SWE,PHL,Three,bank,cash,branch,bank_account,,two_days,yes,200,2000,SEK,90,PHP,5.5,5.5,0.00,4.50,",
    "4,2024-10-08,SWE,PHL,Four,bank,cash,branch,cash,,two_days,no,200,2000,SEK,150,PHP,,,,7.50,",
]
PAGE = "/costs/?sending=SWE&receiving=PHL"


@pytest.fixture
def quoted(own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A build of a national price file with four services of 2024, one of them without its rate."""
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)
    folder = tmp_path / "prices"
    folder.mkdir()
    head = [line for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "quote,"))]
    (folder / "prices.csv").write_text("\n".join([*head, *SERVICES]) + "\n", encoding="utf-8")
    return build(folder, own_store).build


def test_without_quotes_the_page_says_so_and_shows_the_average_with_its_period(client: Client) -> None:
    page = opened(client, "/costs/?sending=ARE&receiving=PHL")
    text = main_text(page)
    assert "no prices of single services" in text
    assert "Q3 2020" in text
    # World Bank, DataBank: ATCR.CORR, United Arab Emirates to Philippines, 2020Q3.
    assert figures(page) == {"/costs/figures/remittance_cost_corridor_percent.PHL.ARE.2020-Q3/": "3.07"}
    assert "/corridors/PHL-ARE/" in [link.attributes["href"] for link in page.all("a")]
    trace = main_text(opened(client, "/costs/figures/remittance_cost_corridor_percent.PHL.ARE.2020-Q3/"))
    assert "Remittance Prices Worldwide" in trace


def test_a_corridor_without_any_price_says_that(client: Client) -> None:
    text = main_text(opened(client, "/costs/?sending=PHL&receiving=ISL"))
    assert "No average was published for this corridor" in text


def test_one_country_lists_its_corridors_the_dearest_first(client: Client) -> None:
    for query, end in (("receiving=PHL", "sending"), ("sending=ARE", "receiving")):
        page = opened(client, f"/costs/?{query}")
        costs = [float(row[1]) for row in rows(page, "table-averages")[1:]]
        assert costs == sorted(costs, reverse=True)
        assert len(costs) > 5
        assert any(f"{end}=" in link.attributes["href"] for link in page.of("scroll")[0].all("a"))
    assert "no price of a corridor" in main_text(opened(client, "/costs/?receiving=ISL"))


def test_services_are_ranked_by_what_arrives_and_stale_quotes_say_so(client: Client, quoted: str) -> None:
    page = opened(client, PAGE)
    table = rows(page, "table-ranked")
    # (2000 SEK - 20) x 5.445, (2000 - 39) x 5.39, (2000 - 90) x 5.5.
    assert [row[:5] for row in table[1:]] == [
        ["Two", "10,781.10 PHP", "2.00", "20.00 SEK", "1.00"],
        ["One", "10,569.79 PHP", "3.95", "39.00 SEK", "2.00"],
        ["Three", "10,505.00 PHP", "4.50", "90.00 SEK", "0.00"],
    ]
    assert table[1][5:8] == ["Next day", "Bank account", "Cash"]
    assert all("8 Oct 2024, out of date" in row[-1] for row in table[1:])
    apart = rows(page, "table-apart")
    assert [row[0] for row in apart[1:]] == ["Four"]
    assert "not transparent" in apart[1][2]
    assert "Prices change daily" in main_text(page)
    assert [row[0] for row in rows(opened(client, f"{PAGE}&amount=500"), "table-ranked")[1:]] == ["Two", "One"]


def test_a_quote_of_this_month_is_not_called_out_of_date(
    client: Client, quoted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2024, 10, 20))
    page = opened(client, PAGE)
    assert [row[-1] for row in rows(page, "table-ranked")[1:]] == ["8 Oct 2024"] * 3
    assert "out of date" not in main_text(page)


def test_every_number_of_a_service_opens_its_trace_in_its_build(client: Client, quoted: str) -> None:
    for amount in ("200", "500"):
        found = figures(opened(client, f"{PAGE}&amount={amount}"))
        assert len(found) >= 8
        for address, number in found.items():
            assert address.endswith(f"?build={quoted}")
            (said,) = [it.text for it in opened(client, address).of("one-figure")[0].of("value")]
            assert said == number or float(said.replace(",", "")) == float(number.replace(",", ""))


def test_ways_to_pay_narrow_the_list_and_say_so(client: Client, quoted: str) -> None:
    some = opened(client, f"{PAGE}&funding=cash&pickup=cash")
    assert [row[0] for row in rows(some, "table-ranked")[1:]] == ["One"]
    assert "other ways to pay in or out are not shown" in main_text(some)
    assert "Choose any way" in main_text(opened(client, f"{PAGE}&funding=prepaid_card&pickup=card"))


@pytest.mark.parametrize(
    "query",
    ["sending=XXX", "receiving=phl", "amount=300", "amount=nan", "funding=gold", "pickup=pigeon"],
)
def test_what_the_comparison_does_not_know_is_answered_with_a_way_on(client: Client, query: str) -> None:
    page = opened(client, f"/costs/?{query}", 404)
    assert "/costs/" in [link.attributes["href"] for link in page.all("main")[0].all("a")]


@pytest.mark.parametrize(
    "key", ["quote.PHL.ARE.999.200.fee", "quote.PHL.ARE.1.300.fee", "nothing", "quote.x.y.1.200.fee"]
)
def test_a_key_of_no_figure_leads_back(client: Client, key: str) -> None:
    opened(client, f"/costs/figures/{key}/", 404)
