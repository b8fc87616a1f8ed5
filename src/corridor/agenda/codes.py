"""The codes of targets and indicators (`10.7`, `10.c`, `10.7.1`): their parts and their order."""

from __future__ import annotations

Order = tuple[tuple[bool, int, str], ...]


def order(code: str) -> Order:
    """A sort key that puts 1.2 before 1.10, numbers before letters, and 1.a after 1.10.

    Works for goals (`10`), targets (`10.c`) and indicators (`10.c.1`) alike.
    """
    return tuple(
        (not part.isdigit(), int(part) if part.isdigit() else 0, part if not part.isdigit() else "")
        for part in code.split(".")
    )


def goal_of(code: str) -> int:
    """The goal's number in the code of a target or an indicator."""
    return int(code.partition(".")[0])


def target_of(indicator: str) -> str:
    """The target's code in the code of an indicator."""
    return indicator.rpartition(".")[0]
