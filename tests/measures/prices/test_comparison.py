"""Comparing services for a person who sends money."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import UsageError
from corridor.evidence.figure import Aggregated, Observed
from corridor.evidence.store import Evidence
from corridor.evidence.trace import trace
from corridor.measures.formulas import formulas
from corridor.measures.prices.comparison import Comparison, RankedBy, Wanted, cheapest_services, compare
from corridor.measures.prices.fee_structure import terms_at
from corridor.measures.prices.service import last_day
from tests.measures.prices.quotes import Quote, evidence_of, national_file, quote, world_file

ON = date(2024, 9, 1)


def compared(folder: Path, quotes: list[Quote], on: date = ON, **wanted: Any) -> Comparison:
    held = evidence_of(folder, (world_file(), quotes))
    return compare(held, "PHL", "ARE", on=on, wanted=Wanted(**wanted))


def pair_of_quotes(**changed: Any) -> list[Quote]:
    low = quote(quote="1", **changed)
    return [
        low,
        {**low, "amount_usd": 500.0, "amount": 500.0, "fee": 16.0, "total_percent": 5.2, "row": low["row"] + 1},
    ]


def test_services_are_ranked_by_what_arrives(tmp_path: Path) -> None:
    dear = quote(firm="Dear", fee=20.0, rate=50.0, interbank_rate=50.0, margin_percent=0.0)
    cheap = quote(firm="Cheap", fee=0.0, rate=49.0, interbank_rate=50.0)
    found = compared(tmp_path, [dear, cheap])
    assert found.ranked_by is RankedBy.ARRIVES
    # (200 - 0) x 49 and (200 - 20) x 50.
    assert [(one.firm, one.arrives.value) for one in found.ranked] == [("Cheap", 9800.0), ("Dear", 9000.0)]
    first = found.ranked[0]
    assert (first.fee.value, first.fee.unit, first.fee_percent.value, first.margin_percent.value) == (0, "USD", 0, 2)
    assert (first.total_percent.value, first.quoted_on, first.stale) == (2.0, date(2024, 8, 5), False)
    assert (first.speed, first.network, first.pickup) == ("same_day", "High", ("bank_account",))
    assert isinstance(first.total_percent.lineage, Observed)


@pytest.mark.parametrize(
    "other",
    [
        {"rate": 0.0178, "interbank_rate": 0.018},
        {"rate": None},
        {"interbank_rate": None},
        {"amount": 210.0},
        {"currency": "AED"},
        {"receiving_currency": "PHP"},
    ],
)
def test_what_cannot_be_compared_is_ranked_by_total_cost(tmp_path: Path, other: Quote) -> None:
    # The second pays out in dollars, or says too little: 0.0178 is not less than 0.98 there.
    second = quote(firm="B", fee=2.0, margin_percent=1.0, **other)
    found = compared(tmp_path, [quote(firm="A"), second])
    assert found.ranked_by is RankedBy.TOTAL_COST
    assert [one.firm for one in found.ranked] == ["B", "A"]


def test_a_service_that_is_not_transparent_is_never_ranked(tmp_path: Path) -> None:
    hidden = quote(firm="Hidden", transparent=False, fee=0.0, rate=1.0, margin_percent=None)
    mistaken = quote(firm="Mistaken", transparent=False, fee=0.0, margin_percent=0.0)
    unknown = quote(firm="Unknown", fee=None, margin_percent=1.0)
    found = compared(tmp_path, [hidden, quote(), mistaken, unknown])
    assert [one.firm for one in found.ranked] == ["Firm"]
    assert [(one.firm, (one.apart or "").split(":")[0]) for one in found.apart] == [
        ("Hidden", "not transparent"),
        ("Mistaken", "not transparent"),
        ("Unknown", "fee or margin is not known, so the whole cost is unknown"),
    ]
    assert found.apart[0].arrives.value is None
    assert found.apart[0].total_percent.status == "O"


def test_between_the_two_amounts_the_fee_lies_on_a_straight_line(tmp_path: Path) -> None:
    # 10 at 200 and 16 at 500: 12 at 300, which is 4 per cent; margin 2 per cent; (300 - 12) x 0.98 arrives.
    found = compared(tmp_path, [*pair_of_quotes(), quote(firm="Lonely")], amount_usd=300.0)
    [one] = found.ranked
    assert (one.fee.value, one.amount, one.fee_percent.value) == (pytest.approx(12.0), pytest.approx(300.0), 4.0)
    assert (one.total_percent.value, one.arrives.value) == (pytest.approx(6.0), pytest.approx(282.24))
    assert isinstance(one.fee.lineage, Aggregated)
    assert len(one.fee.lineage.rows) == 2
    assert [it.firm for it in found.apart] == ["Lonely"]


def test_at_500_the_quote_at_500_counts(tmp_path: Path) -> None:
    [one] = compared(tmp_path, pair_of_quotes(), amount_usd=500.0).ranked
    assert (one.fee.value, one.total_percent.value) == (16.0, 5.2)
    [low] = compared(tmp_path / "low", pair_of_quotes()).ranked
    assert (low.fee.value, low.total_percent.value) == (10.0, 7.0)


@pytest.mark.parametrize("amount", [199.99, 500.01, 0.0, -1.0, float("nan"), float("inf")])
def test_other_amounts_are_refused(tmp_path: Path, amount: float) -> None:
    with pytest.raises(UsageError, match="from 200 to 500"):
        compared(tmp_path, [quote()], amount_usd=amount)


@given(st.floats(200, 500), st.floats(0, 100), st.floats(0, 100), st.floats(-3, 10), st.floats(-3, 10))
def test_what_lies_between_lies_between(
    amount: float, fee_low: float, fee_high: float, low: float, high: float
) -> None:
    ends = [
        quote(amount_usd=usd, amount=usd * 3.67, fee=fee, margin_percent=margin)
        for usd, fee, margin in ((200.0, fee_low, low), (500.0, fee_high, high))
    ]
    terms = terms_at(amount, *ends)
    assert terms is not None
    assert terms.fee is not None
    assert terms.total_percent is not None
    assert min(fee_low, fee_high) - 1e-9 <= terms.fee <= max(fee_low, fee_high) + 1e-9
    assert terms.amount == pytest.approx(amount * 3.67)
    totals = [100 * fee / (amount * 3.67) for fee in (fee_low, fee_high)]
    assert min(totals) + min(low, high) - 1e-6 <= terms.total_percent <= max(totals) + max(low, high) + 1e-6


def test_terms_need_quotes_in_one_currency() -> None:
    low, high = quote(), quote(amount_usd=500.0, amount=500.0, currency="EUR")
    assert terms_at(300.0, low, high) is None
    assert terms_at(300.0, low, None) is None
    assert terms_at(500.0, low, None) is None
    unknown = terms_at(300.0, low, quote(amount_usd=500.0, amount=500.0, fee=None))
    assert unknown is not None
    assert (unknown.fee_percent, unknown.total_percent, unknown.arrives) == (None, None, None)


def test_old_quotes_say_so_and_later_ones_are_not_shown(tmp_path: Path) -> None:
    fresh, stale = date(2024, 12, 3), date(2024, 12, 4)  # 120 and 121 days after the quote
    quotes = [quote(), quote(period="2025-Q1", date=date(2025, 1, 2), firm="Later")]
    assert [one.stale for one in compared(tmp_path / "a", quotes, on=fresh).ranked] == [False]
    found = compared(tmp_path / "b", quotes, on=stale)
    assert [(one.firm, one.stale) for one in found.ranked] == [("Firm", True)]
    assert found.after == 1
    assert [one.firm for one in compared(tmp_path / "c", quotes, on=date(2025, 1, 2)).ranked] == ["Later"]


@pytest.mark.parametrize(("month", "last"), [(1, (3, 31)), (4, (6, 30)), (7, (9, 30)), (10, (12, 31))])
def test_without_a_day_the_quarter_counts(month: int, last: tuple[int, int]) -> None:
    assert last_day({"date": None, "start": date(2024, month, 1)}) == date(2024, *last)


def test_ways_to_pay_and_to_receive_are_filters(tmp_path: Path) -> None:
    quotes = [quote(firm="Card", funding="bank_account;debit_card"), quote(firm="Cash"), quote(firm="?", funding=None)]
    found = compared(tmp_path, quotes, funding="debit_card", pickup="bank_account")
    assert [one.firm for one in found.ranked] == ["Card"]
    assert found.filtered == 2
    with pytest.raises(UsageError, match="bank_account, cash, debit_card"):
        compared(tmp_path / "b", quotes, funding="gold")
    with pytest.raises(UsageError, match="nothing"):
        compared(tmp_path / "c", [quote(pickup=None)], pickup="cash")


def test_national_files_stand_beside_the_world_and_the_last_day_counts(tmp_path: Path) -> None:
    own = [quote(firm="Own", quote=None, date=date(2024, 8, day), fee=float(day), speed="next_day") for day in (6, 20)]
    held = evidence_of(tmp_path, (world_file(), [quote()]), (national_file(), own))
    found = compare(held, "PHL", "ARE", on=ON)
    assert [(one.firm, one.fee.value, one.quoted_on) for one in found.ranked] == [
        ("Firm", 10.0, date(2024, 8, 5)),
        ("Own", 20.0, date(2024, 8, 20)),
    ]
    assert [one.source for one in found.ranked] == ["A publisher, A title", "A title"]


def test_files_of_two_authorities_do_not_replace_each_other(tmp_path: Path) -> None:
    files = [
        (national_file(name, vintage, title=name), [quote(firm=name)])
        for name, vintage in (("a", "2024-08-31"), ("b", "2024-09-01"))
    ]
    found = compare(evidence_of(tmp_path, *files), "PHL", "ARE", on=ON)
    assert [one.firm for one in found.ranked] == ["a", "b"]


def test_services_with_one_id_are_all_shown(tmp_path: Path) -> None:
    twins = [quote(quote="7", fee=fee) for fee in (1.0, 2.0)]
    assert [one.fee.value for one in compared(tmp_path, twins).ranked] == [1.0, 2.0]


def test_the_cheapest_of_a_corridor(tmp_path: Path) -> None:
    quotes = [quote(firm=str(fee), fee=float(fee)) for fee in (9, 3, 7, 5, 1, 8)]
    held = evidence_of(tmp_path, (world_file(), quotes))
    assert [one.firm for one in cheapest_services(held, "PHL", "ARE", on=ON)] == ["1", "3", "5", "7", "8"]
    assert [one.firm for one in cheapest_services(held, "PHL", "ARE", on=ON, most=1)] == ["1"]
    assert cheapest_services(held, "ARE", "PHL", on=ON) == ()
    assert cheapest_services(held, "PHL", "ARE", on=date(2024, 1, 1)) == ()


def test_a_build_without_quotes_has_no_cheapest_services(tmp_path: Path) -> None:
    assert cheapest_services(evidence_of(tmp_path), "PHL", "ARE", on=ON) == ()


def test_every_figure_of_a_service_is_traced_to_its_quotes(tmp_path: Path) -> None:
    held: Evidence = evidence_of(tmp_path, (world_file(), pair_of_quotes()))
    for amount in (200.0, 300.0):
        [one] = compare(held, "PHL", "ARE", on=ON, wanted=Wanted(amount)).ranked
        figures = (one.fee, one.fee_percent, one.margin_percent, one.total_percent, one.arrives)
        assert len({figure.key for figure in figures}) == len(figures)
        for figure in figures:
            steps = trace(figure, held, formulas()).steps
            assert any("ARE to PHL" in step.text for step in steps)
