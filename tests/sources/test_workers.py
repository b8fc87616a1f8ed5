"""Pieces worked on side by side come back in their order, and errors come through."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from corridor.errors import SourceError
from corridor.sources.workers import each_in_order


def process(piece: int) -> tuple[int, int]:
    return piece * piece, os.getpid()


def refuse(piece: int) -> int:
    if piece == 3:
        raise SourceError("no 3", "3", where="piece 3")
    return piece


@pytest.mark.parametrize("count", [0, 1, 2, 11])
def test_results_come_in_the_order_of_the_pieces(count: int) -> None:
    found = list(each_in_order(process, range(count)))
    assert [square for square, _ in found] == [piece * piece for piece in range(count)]


def test_one_piece_stays_in_this_process() -> None:
    assert list(each_in_order(process, [4])) == [(16, os.getpid())]


def test_one_core_stays_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert {where for _, where in each_in_order(process, range(5))} == {os.getpid()}


def test_several_pieces_go_to_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert os.getpid() not in {where for _, where in each_in_order(process, range(5))}


def test_an_error_of_a_worker_is_raised_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with pytest.raises(SourceError) as caught:
        list(each_in_order(refuse, range(6)))
    assert (caught.value.expected, caught.value.found, str(caught.value.where)) == ("no 3", "3", "piece 3")


def test_pieces_are_made_only_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    made: list[int] = []

    def pieces() -> Iterator[int]:
        for piece in range(100):
            made.append(piece)
            yield piece

    results = each_in_order(process, pieces())
    next(results)
    results.close()
    assert len(made) < 10
