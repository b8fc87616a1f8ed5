"""Every error says what was expected and found, and survives the way between processes."""

from __future__ import annotations

from multiprocessing.reduction import ForkingPickler

import pytest

from corridor import errors
from corridor.errors import CorridorError, Location

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, CorridorError)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_of_a_worker_process_arrives_whole(kind: type[CorridorError]) -> None:
    sent = kind("a number", "'x'", where=Location("f.csv", None, 3, "C"), remedy="look at the cell")
    arrived = ForkingPickler.loads(ForkingPickler.dumps(sent))
    assert type(arrived) is kind
    assert (arrived.expected, arrived.found, arrived.where, arrived.remedy) == (
        sent.expected,
        sent.found,
        sent.where,
        sent.remedy,
    )
    assert str(arrived) == str(sent)


def test_the_message_has_one_part_a_line() -> None:
    error = CorridorError("a year", "'next'", where="the call", remedy="name a year")
    assert str(error) == "expected a year\nfound 'next'\nin the call\nwhat to do: name a year"
    assert str(CorridorError("a year", "'next'")) == "expected a year\nfound 'next'"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Location("a.csv"), "a.csv"),
        (Location("a.xlsx", "Table 1", 12, "L"), "a.xlsx, sheet 'Table 1', row 12, column L"),
        (Location("a.json", column="[0].value"), "a.json, column [0].value"),
        (Location("a.csv", row=0), "a.csv, row 0"),
    ],
)
def test_a_place_names_only_the_parts_that_it_has(place: Location, said: str) -> None:
    assert str(place) == said


def test_each_kind_ends_the_command_with_its_own_code() -> None:
    codes = [kind.exit_code for kind in KINDS]
    assert len(set(codes)) == len(codes)
    assert 0 not in codes
