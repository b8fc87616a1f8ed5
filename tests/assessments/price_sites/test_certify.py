"""The twelve minimum requirements: each is met, not met and not stated in its own way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from corridor.assessments.price_sites import certify as certifying
from corridor.assessments.price_sites.certify import TESTS, TESTS_WITH_THRESHOLD, Judged, all_met, certify
from corridor.assessments.price_sites.finding import PriceFile, Verdict
from corridor.assessments.price_sites.price_file import read_price_file
from corridor.assessments.price_sites.requirements import requirements
from corridor.errors import DefinitionError, SourceError
from corridor.sources.national_format import OPTIONAL_LINES
from corridor.sources.quotes import QUOTE_SCHEMA
from tests.conftest import ROOT
from tests.measures.prices.quotes import Quote, quote

EXAMPLE = ROOT / "docs" / "formats" / "national-prices-example.csv"

GOOD = {
    "independent_researchers": "yes",
    "mystery_shopping": "yes",
    "market_share_percent": "60",
    "funding": "state budget",
    "advertising": "no",
    "subscription": "no",
    "linked_databases": "remittanceprices.worldbank.org",
}


def twice(**changed: Any) -> list[Quote]:
    """A service at both amounts."""
    low = quote(quote="1", **changed)
    return [low, {**low, "amount_usd": 500.0, "amount": 500.0}]


def judged(quotes: list[Quote] | None = None, **about: str) -> dict[int, Judged]:
    known = {key: value for key, value in {**GOOD, **about}.items() if value}
    held = pl.DataFrame(twice() if quotes is None else quotes, schema=QUOTE_SCHEMA)
    return {one.requirement.number: one for one in certify(PriceFile(known, held))}


def verdict(number: int, quotes: list[Quote] | None = None, **about: str) -> Verdict:
    return judged(quotes, **about)[number].finding.verdict


def test_the_example_of_the_documentation_meets_all_twelve() -> None:
    found = certify(read_price_file(EXAMPLE))
    assert [one.requirement.number for one in found] == list(range(1, 13))
    assert all_met(found)


def test_every_requirement_has_one_test_and_a_source() -> None:
    numbers = [one.number for one in requirements()]
    assert sorted([*TESTS, *TESTS_WITH_THRESHOLD]) == numbers
    assert [one.number for one in requirements() if one.threshold_percent == 60] == [7]
    assert all(one.source and one.rule for one in requirements())


@pytest.mark.parametrize(
    ("number", "lacking"),
    [
        (2, {"fee": None}),
        (3, {"rate": None}),
        (4, {"total_percent": None}),
        (5, {"speed": None}),
        (6, {"pickup": None}),
    ],
)
def test_one_quote_that_lacks_a_value_is_enough(number: int, lacking: Quote) -> None:
    assert verdict(number) is Verdict.MET
    found = judged([*twice(), *twice(firm="Other", **lacking)])[number].finding
    assert found.verdict is Verdict.NOT_MET
    assert found.why.startswith("2 of 4 quotes with")


def test_both_amounts_of_every_service() -> None:
    assert verdict(1) is Verdict.MET
    found = judged([*twice(), quote(quote="2")])[1].finding
    assert (found.verdict, found.why) == (Verdict.NOT_MET, "1 of 2 services priced at USD 200 and at USD 500")
    # Two quotes at one amount, on different days, are not two amounts.
    assert verdict(1, [quote(quote="1"), quote(quote="1")]) is Verdict.NOT_MET


@pytest.mark.parametrize("number", [3, 4])
def test_what_is_not_transparent_has_no_rate_and_says_so(number: int) -> None:
    hidden = twice(firm="Hidden", transparent=False, rate=None, margin_percent=None)
    found = judged([*twice(), *hidden])[number].finding
    assert found.verdict is Verdict.MET
    assert found.why.endswith("; 2 more are of services that are not transparent")
    assert verdict(number, hidden) is Verdict.NOT_MET


@pytest.mark.parametrize("number", range(1, 7))
def test_a_file_without_quotes_shows_nothing(number: int) -> None:
    assert verdict(number, []) is Verdict.NOT_STATED


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("60", Verdict.MET),
        ("60%", Verdict.MET),
        ("59.9", Verdict.NOT_MET),
        ("most", Verdict.NOT_STATED),
        ("120", Verdict.NOT_STATED),
        ("nan", Verdict.NOT_STATED),
        ("", Verdict.NOT_STATED),
    ],
)
def test_market_share(said: str, expected: Verdict) -> None:
    assert verdict(7, market_share_percent=said) is expected


@pytest.mark.parametrize(
    ("number", "key", "good", "bad"),
    [
        (8, "independent_researchers", "Yes", "no"),
        (9, "mystery_shopping", "true", "No"),
        (10, "advertising", "no", "yes"),
        (11, "subscription", "false", "yes"),
    ],
)
def test_yes_and_no(number: int, key: str, good: str, bad: str) -> None:
    told = [verdict(number, **{key: said}) for said in (good, bad, "perhaps", "")]
    assert told == [Verdict.MET, Verdict.NOT_MET, Verdict.NOT_STATED, Verdict.NOT_STATED]


def test_funding_and_links_must_be_told() -> None:
    assert verdict(11, funding="") is Verdict.NOT_STATED
    assert verdict(12, linked_databases="") is Verdict.NOT_STATED
    assert verdict(12, linked_databases="none") is Verdict.NOT_MET
    found = judged(funding="Bank A")[11].finding
    assert "funding: Bank A (a person must see" in found.why


def test_silence_on_one_is_not_all_met() -> None:
    assert all_met(tuple(judged().values()))
    assert not all_met(tuple(judged(advertising="").values()))


def test_the_lines_asked_for_are_those_of_the_form() -> None:
    assert set(GOOD) == set(OPTIONAL_LINES)


def test_a_requirement_without_test_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certifying, "TESTS", {})
    with pytest.raises(DefinitionError, match="a requirement that has a test"):
        judged()


def test_a_file_in_another_form_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.csv"
    other.write_text("a,b\n1,2\n")
    with pytest.raises(SourceError, match="a file in another form"):
        read_price_file(other)
