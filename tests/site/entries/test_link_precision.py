"""Precision of the model's proposals by target, from the decisions that are stored."""

from __future__ import annotations

import pytest

from corridor.site.entries.link_precision import ALL, TargetPrecision, link_precision
from corridor.site.entries.models import LinkDecision

pytestmark = pytest.mark.django_db


def decide(target: str, accepted: int, refused: int, by: str = "linking 0123abcd") -> None:
    LinkDecision.objects.bulk_create(
        LinkDecision(
            entry_slug=f"e-{number}",
            version=1,
            target=target,
            accepted=number < accepted,
            proposed_by=by,
            decided_by="x",
        )
        for number in range(accepted + refused)
    )


def test_nothing_decided_gives_nothing() -> None:
    decide("10.c", 3, 1, by="contributor")
    assert link_precision() == ()


def test_by_target_in_the_order_of_the_agenda_with_the_total_last() -> None:
    decide("10.c", 5, 1)
    decide("10.7", 0, 2)
    decide("10.c", 3, 1, by="linking fedcba98")
    decide("8.8", 1, 0)
    decide("8.8", 0, 9, by="a person")

    assert link_precision() == (
        TargetPrecision("8.8", 1, 0),
        TargetPrecision("10.7", 0, 2),
        TargetPrecision("10.c", 8, 2),
        TargetPrecision(ALL, 9, 4),
    )


@pytest.mark.parametrize(
    ("accepted", "refused", "precision", "low", "high"),
    [
        # Wilson's interval worked out by hand: 8 of 10 is the example of many textbooks.
        (8, 2, 0.8, 0.4902, 0.9433),
        (0, 2, 0.0, 0.0, 0.6576),
        (1, 0, 1.0, 0.2065, 1.0),
        (90, 10, 0.9, 0.8256, 0.9448),
    ],
)
def test_the_interval_is_that_of_wilson(accepted: int, refused: int, precision: float, low: float, high: float) -> None:
    found = TargetPrecision("10.c", accepted, refused)
    assert found.precision == pytest.approx(precision)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))
