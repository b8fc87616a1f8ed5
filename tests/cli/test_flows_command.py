"""`corridor flows`: a table on standard output, a caution beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.measures.flows.methods import FlowMethod
from tests.cli.conftest import Run
from tests.measures.flows.evidence import evidence_of


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(evidence_of(tmp_path).folder.parent.parent)


def test_one_method_and_period_both_ways(run: Run, store: str) -> None:
    words = ("MAR-FRA", "--method", "reverse-negatives", "--period", "2010/2015", "--store", store)
    code, out, err = run("flows", *words)
    assert code == 0
    assert out.splitlines() == [
        "Period\tMethod\tOrigin\tDestination\tPersons\tStatus",
        "2010/2015\treverse_negatives\tMAR\tFRA\t110\tE",
        "2010/2015\treverse_negatives\tFRA\tMAR\t0\tE",
    ]
    assert err.startswith("Estimates, no counts: from the stocks of A title, 2020 (snapshot 000000000001)")
    assert "every fall of a stock counts as return" in err
    assert err.count("\n") == 1


def test_all_methods_and_periods_by_names_of_countries(run: Run, store: str) -> None:
    code, out, err = run("flows", "Morocco-Philippines", "--store", store)
    rows = [line.split("\t") for line in out.splitlines()[1:]]
    assert code == 0
    assert len(rows) == 2 * len(FlowMethod) * 2
    assert ["2010/2015", "drop_negatives", "PHL", "MAR", "", "O"] in rows
    assert "by 6 methods" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("PHL-PHL",), "two different countries"),
        (("PHL-Narnia",), "Narnia"),
        (("PHL",), "two countries, the origin of people first"),
        (("MAR-FRA", "--method", "gravity"), "a method among drop_negatives"),
        (("MAR-FRA", "--period", "1990/1995"), "a period among 2010/2015, 2015/2019"),
    ],
)
def test_words_that_do_not_fit(run: Run, store: str, words: tuple[str, ...], said: str) -> None:
    code, out, err = run("flows", *words, "--store", store)
    assert (code, out) == (2, "")
    assert said in err


def test_the_starter_pack_has_one_year_only(run: Run, tmp_path: Path) -> None:
    code, out, err = run("flows", "PHL-ARE", "--store", str(tmp_path / "nothing"))
    assert (code, out) == (2, "")
    assert "at least two years" in err
