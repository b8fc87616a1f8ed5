"""`corridor flows`: estimates for a pair from the real stocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.real_build import real_build


@pytest.fixture(scope="module")
def store(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(real_build(shared_data, tmp_path_factory).parent.parent)


def test_both_ways_by_every_method(run: Run, store: str) -> None:
    code, out, _ = run("flows", "PHL-ARE", "--store", store)
    assert code == 0
    assert "drop_negatives" in out
    assert "2015/2019" in out
    # UN DESA 2019: 518,041 Filipinos in the Emirates in 2015, 556,407 in 2019
    assert "38366" in out.replace(",", "")


def test_one_method_and_period(run: Run, store: str) -> None:
    words = ("flows", "PHL-ARE", "--method", "reverse-negatives", "--period", "2015/2019", "--store", store)
    code, out, _ = run(*words)
    assert code == 0
    assert "1990/1995" not in out


@pytest.mark.parametrize(
    "words", [("PHL",), ("PHL-PHL",), ("PHL-Narnia",), ("PHL-ARE", "--method", "x"), ("PHL-ARE", "--period", "1950")]
)
def test_wrong_words(run: Run, store: str, words: tuple[str, ...]) -> None:
    code, out, err = run("flows", *words, "--store", store)
    assert (code, out) == (2, "")
    assert err.startswith("corridor: expected")


def test_the_starter_pack_has_one_year_only(run: Run, tmp_path: Path) -> None:
    code, _, err = run("flows", "PHL-ARE", "--store", str(tmp_path))
    assert code == 2
    assert "at least two years" in err
