from __future__ import annotations

from corridor.sources.contract import ObservationStatus
from corridor.sources.open_sdg_words import words


def test_statuses_are_those_of_the_contract() -> None:
    assert set(words("status").values()) == {status.value for status in ObservationStatus}
    assert words("status")["estimated value"] == "E"


def test_multipliers_are_powers_of_ten() -> None:
    assert {str(float(value)).count("1") for value in words("multiplier").values()} == {1}
    assert words("multiplier")["millions"] == "1000000"


def test_words_are_in_lower_case() -> None:
    for kind in ("status", "multiplier", "unit", "sex"):
        assert words(kind)
        assert all(word == word.lower() for word in words(kind))


def test_sexes_are_sdmx_codes() -> None:
    assert set(words("sex").values()) == {"_T", "M", "F", "_U"}
