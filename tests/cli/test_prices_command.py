"""`corridor prices`: what it prints, and what it ends with."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.measures.figures import corridors
from tests.measures.prices.quotes import Quote, evidence_of, flows, quote, world_file

EXAMPLE = ROOT / "docs" / "formats" / "national-prices-example.csv"


@pytest.fixture
def store(tmp_path: Path) -> str:
    dear: Quote = {"firm": "Dear", "fee": 30.0, "funding": None, "speed": None, "network": None}
    quotes = [
        quote(quote="1", firm="Cheap", fee=2.0, receiving_currency="PHP"),
        quote(quote="1", firm="Cheap", fee=5.0, amount_usd=500.0, amount=500.0, receiving_currency="PHP"),
        quote(quote="2", **dear, receiving_currency="PHP", date=None),
        quote(quote="3", firm="Hidden", transparent=False, margin_percent=None),
        quote(quote="4", firm="Later", period="2025-Q1", date=date(2025, 2, 2)),
    ]
    series = corridors(("PHL", "JPN", "2020-Q3", 2.5), ("FJI", "NZL", "2020-Q3", 8.0))
    known = flows(("PHL", "ARE", 300.0), ("PHL", "JPN", 1000.0), ("NPL", "QAT", 50.0))
    evidence_of(tmp_path / "store", (world_file(publisher="World Bank"), quotes), rows=[series, known])
    return str(tmp_path / "store")


def table(out: str) -> list[list[str]]:
    return [line.split("\t") for line in out.splitlines() if "\t" in line]


def test_a_comparison_says_which_way_the_money_goes(run: Run, store: str) -> None:
    code, out, err = run("prices", "compare", "PHL-ARE", "--on", "2024-09-01", "--store", store)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Sending USD 200 from the United Arab Emirates to the Philippines, as of 2024-09-01."
    assert lines[1] == "Ranked by what arrives when the fee is taken out of the amount."
    _, first, second, _, apart = table(out)
    assert first == [
        *("1", "Cheap", "cash", "bank_account", "194.04 PHP", "3.00", "2.00 USD", "2.00", "same day", "High"),
        "2024-08-05",
    ]
    assert second[:3] == ["2", "Dear", "not stated"]
    assert second[-3:] == ["not stated", "not stated", "2024-Q3"]
    assert apart[0] == "Hidden"
    assert apart[-1].startswith("not transparent")
    assert lines[-2:] == [
        "Quotes dated after this day, not shown: 1.",
        "Source: World Bank, A title. Prices change daily; this is what was found on the day of the quote.",
    ]


def test_a_comparison_of_old_quotes_between_two_amounts(run: Run, store: str) -> None:
    words = ("--on", "2025-01-20", "--amount", "300", "--store", store)
    _, out, _ = run("prices", "compare", "Philippines-United Arab Emirates", *words)
    assert "2024-08-05 (stale)" in out
    # Dear tells no day: its quarter's last day is not yet so long ago.
    assert "Stale, quoted more than 120 days before: 2 of 3." in out
    assert "a fee that rises in steps may be higher or lower" in out
    _, filtered, _ = run("prices", "compare", "PHL-ARE", "--on", "2024-09-01", "--funding", "cash", "--store", store)
    assert "Quotes with other ways to pay or to receive, not shown: 1." in filtered


def test_without_quotes_it_says_where_they_come_from(run: Run, store: str) -> None:
    code, out, _ = run("prices", "compare", "NPL-QAT", "--store", store)
    assert code == 0
    assert "The build holds no price of a service in this corridor" in out
    assert "Remittance Prices Worldwide workbook" in out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["compare", "PHL"], "two countries, the origin of people first"),
        (["compare", "PHL-Atlantis"], "a country, area or group"),
        (["compare", "PHL-ARE", "--amount", "1000"], "an amount from 200 to 500 US dollars"),
        (["compare", "PHL-ARE", "--on", "yesterday"], "a date as YYYY-MM-DD"),
        (["compare", "PHL-ARE", "--on", "2024-09-01", "--pickup", "gold"], "pickup among bank_account"),
        (["averages", "--by", "colour"], "one of world, corridor"),
        (["what-if", "--target", "-1"], "a target from 0 to 100"),
        (["what-if", "--target", "3", "--receiving", "Atlantis"], "a country, area or group"),
        (["what-if", "--target", "3", "--elasticity", "-2"], "an elasticity of 0 or more"),
    ],
)
def test_wrong_words_are_one_message(run: Run, store: str, words: list[str], expected: str) -> None:
    code, out, err = run("prices", *words, "--store", store)
    assert (code, out) == (2, "")
    assert err.startswith("corridor: expected ")
    assert expected in err


def test_averages_of_the_world_and_by_kind(run: Run, store: str) -> None:
    _, out, _ = run("prices", "averages", "--period", "2024-Q3", "--store", store)
    head, row = table(out)
    told = dict(zip(head, row, strict=True))
    assert (told["services"], told["mean_percent"], told["meets_global"]) == ("2", "10.00", "False")
    assert (told["with_smart"], told["share_passing_percent"], told["meets_corridors"]) == ("0", "", "")
    _, by_kind, _ = run("prices", "averages", "--by", "funding", "--csv", "--store", store)
    rows = list(csv.DictReader(io.StringIO(by_kind)))
    assert [(it["period"], it["category"], float(it["mean_percent"])) for it in rows] == [
        ("2024-Q3", "cash", 3.0),
        ("2024-Q3", "not_stated", 17.0),
        ("2025-Q1", "cash", 7.0),
    ]


def test_the_check_lists_what_was_published(run: Run, store: str) -> None:
    _, out, _ = run("prices", "check", "--store", store)
    head, *rows = table(out)
    assert head[:6] == ["period", "measure", "method", "published", "computed", "difference"]
    assert ["2016-Q3", "global_mean", "all services", "7.42", "", ""] in [row[:6] for row in rows]


def test_what_if_by_corridor_and_country(run: Run, store: str) -> None:
    code, out, err = run("prices", "what-if", "--target", "3", "--store", store)
    assert code == 0
    _, first, second = table(out)
    assert first[:9] == ["ARE", "PHL", "300.00", "2018", "E", "7.00", "2025-Q1", "A", "12.00"]
    assert second[-1] == "at or below the target already"
    assert "Saved a year at 3 per cent: 12 million US dollars. Corridors with a known cost: 2;" in err
    assert "of which nothing is said: 1; they carry 50 million US dollars a year." in err
    assert "Corridors with a known cost and no estimate of remittances: 1." in err
    assert "no elasticity was given" in err
    words = ("--by-country", "--elasticity", "0.5", "--csv", "--store", store)
    _, by_country, err = run("prices", "what-if", "--target", "3", *words)
    [row] = csv.DictReader(io.StringIO(by_country))
    assert (row["receiving"], row["corridors"], float(row["saved_usd_million"])) == ("PHL", "2", 12.0)
    assert float(row["more_usd_million"]) == pytest.approx(6.0)
    assert "0.5 per cent for one point less cost, as you chose" in err


def test_what_if_of_nothing_says_so(run: Run, store: str) -> None:
    code, out, err = run(
        "prices", "what-if", "--target", "3", "--receiving", "NPL", "--sending", "QAT", "--store", store
    )
    assert code == 0
    assert out.split("\t")[0] == "sending"
    assert "nothing can be said" in err


def test_certify_gives_a_verdict_on_all_twelve(run: Run, tmp_path: Path) -> None:
    code, out, err = run("prices", "certify", str(EXAMPLE))
    assert (code, err) == (0, "")
    assert len(table(out)) == 13
    assert out.splitlines()[-1] == "12 of 12 requirements are met; a site is certified only when all are."
    silent = tmp_path / "silent.csv"
    silent.write_text(EXAMPLE.read_text(encoding="utf-8").replace("# advertising: no\n", ""), encoding="utf-8")
    _, out, _ = run("prices", "certify", str(silent))
    assert ["10", "No advertising", "not stated", "the file has no line `# advertising: ...`"] in table(out)
    assert out.splitlines()[-1].startswith("11 of 12 requirements are met")


def test_certify_of_another_file_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    code, out, err = run("prices", "certify", str(tmp_path / "x.csv"))
    assert (code, out) == (3, "")
    assert "docs/formats/national-prices.md" in err
