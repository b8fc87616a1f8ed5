"""Two countries joined with a dash, as people write them."""

from __future__ import annotations

import pytest

from corridor.errors import UsageError
from corridor.places.pair import Pair, find_pair, find_place_or_pair, pair_of
from corridor.places.registry import place


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("PHL-ARE", "PHL-ARE"),
        ("Philippines-United Arab Emirates", "PHL-ARE"),
        ("viet nam – japan", "VNM-JPN"),
        ("Guinea-Bissau-Portugal", "GNB-PRT"),
        ("Guinea-Guinea-Bissau", "GIN-GNB"),
        ("Timor-Leste - Australia", "TLS-AUS"),
        ("KSV-CHE", "XKX-CHE"),
        ("Guinea-Bissau", "GNB"),
        ("Timor-Leste", "TLS"),
        ("PHL", "PHL"),
        ("LDC", "LDC"),
    ],
)
def test_one_place_or_two(words: str, code: str) -> None:
    assert find_place_or_pair(words).code == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("PHL-PHL", "found Philippines twice"),
        ("PHL-Philippines", "found Philippines twice"),
        ("PHL-LDC", r"found Least developed countries \(LDC\), which is a group"),
        ("WLD-PHL", "which is a group"),
        ("PHL-UNK", "which is a residual"),
        ("Philipines-ARE", "did you mean Philippines"),
        ("PHL-Atlantis", "found 'Atlantis'"),
        ("Atlantis-Mordor", "found 'Atlantis-Mordor'"),
        ("Timor-Lest", "did you mean Timor-Leste"),
        ("PHL-ARE-USA", "found 'ARE-USA'"),
        ("PHL-", "found ''"),
        ("-", "found '-'"),
    ],
)
def test_what_is_no_pair(words: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        find_place_or_pair(words)


def test_a_pair_and_its_way_back() -> None:
    pair = Pair("PHL", "ARE")
    assert (pair.code, pair.back.code, pair.back.back) == ("PHL-ARE", "ARE-PHL", pair)
    assert pair_of(pair.code) == pair
    assert pair_of("PHL") is None
    assert find_place_or_pair("PHL") is place("PHL")


def test_where_a_pair_is_needed_one_place_is_not_enough() -> None:
    assert find_pair("PHL-ARE") == Pair("PHL", "ARE")
    with pytest.raises(UsageError, match="found Timor-Leste alone"):
        find_pair("Timor-Leste")
