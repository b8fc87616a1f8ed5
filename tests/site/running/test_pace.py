"""How much one client may ask for, and how many are served at the same time."""

from __future__ import annotations

import threading

from corridor.site.running.pace import Pace, Room


class Clock:
    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def test_a_client_may_ask_a_third_of_its_minute_at_once_then_by_the_second() -> None:
    clock = Clock()
    pace = Pace(60, clock)

    assert [pace.seconds_to_wait("a") for _ in range(20)] == [0.0] * 20
    assert pace.seconds_to_wait("a") == 1.0
    clock.seconds += 0.25
    assert pace.seconds_to_wait("a") == 0.75
    clock.seconds += 0.75
    assert pace.seconds_to_wait("a") == 0.0
    assert pace.seconds_to_wait("a") == 1.0


def test_others_are_not_held_up() -> None:
    pace = Pace(3, Clock())

    assert [pace.seconds_to_wait("a") > 0 for _ in range(2)] == [False, True]
    assert pace.seconds_to_wait("b") == 0.0


def test_a_bucket_never_holds_more_than_it_can() -> None:
    clock = Clock()
    pace = Pace(60, clock)
    pace.seconds_to_wait("a")
    clock.seconds += 86_400

    assert [pace.seconds_to_wait("a") > 0 for _ in range(21)] == [False] * 20 + [True]


def test_clients_of_long_ago_are_forgotten_so_that_many_addresses_fill_no_memory() -> None:
    pace = Pace(3, Clock(), kept=2)
    for client in ("a", "b", "c"):
        pace.seconds_to_wait(client)

    assert pace.seconds_to_wait("c") > 0
    assert pace.seconds_to_wait("a") == 0.0  # forgotten, so it begins anew


def test_whoever_finds_no_room_is_told_and_the_room_is_given_back() -> None:
    room = Room(1, patience_seconds=0.01)

    with room.enter() as first, room.enter() as second:
        assert (first, second) == (True, False)
    with room.enter() as third:
        assert third


def test_whoever_waits_gets_the_room_of_the_one_who_leaves() -> None:
    room = Room(1, patience_seconds=10)
    entered: list[bool] = []

    def wait() -> None:
        with room.enter() as got_in:
            entered.append(got_in)

    with room.enter():
        waiting = threading.Thread(target=wait)
        waiting.start()
    waiting.join(timeout=10)
    assert entered == [True]
