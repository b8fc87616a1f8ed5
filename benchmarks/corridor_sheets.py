"""`python -m benchmarks.corridor_sheets RUNS`: the data of the sheets of 500 corridors, the build opened each time."""

from __future__ import annotations

import json
import sys
import time
from functools import cached_property

import polars as pl

from corridor.evidence.store import open_evidence
from corridor.measures.pair import PairProfile
from corridor.measures.people import BY_ORIGIN
from corridor.places.pair import Pair
from corridor.places.registry import countries

CORRIDORS = 500


def largest_pairs() -> list[Pair]:
    """The pairs of countries with the largest stocks in the newest year."""
    codes = [country.code for country in countries()]
    rows = (
        open_evidence()
        .rows(BY_ORIGIN)
        .filter(
            pl.col("area").is_in(codes) & pl.col("counterpart").is_in(codes) & (pl.col("area") != pl.col("counterpart"))
        )
    )
    newest = rows.filter(pl.col("start") == pl.col("start").max()).sort("value", descending=True, nulls_last=True)
    return [
        Pair(origin, destination) for destination, origin in newest.select("area", "counterpart").head(CORRIDORS).rows()
    ]


def data_of(pairs: list[Pair]) -> int:
    """Make every measure of every pair; gives how many were made."""
    evidence = open_evidence()
    return sum(measures_of(PairProfile(evidence, pair)) for pair in pairs)


def measures_of(part: object) -> int:
    """Ask for each cached measure of a part of a profile, and of the parts that it is made of."""
    made = 0
    for name, member in vars(type(part)).items():
        if isinstance(member, cached_property):
            getattr(part, name)
            made += 1
    inner = [value for value in vars(part).values() if type(value).__module__.startswith("corridor.measures.pair")]
    return made + sum(measures_of(value) for value in inner)


def main() -> None:
    """Print the seconds of all calls as JSON, on the last line."""
    pairs = largest_pairs()
    seconds = []
    for _ in range(int(sys.argv[1])):
        begun = time.perf_counter()
        made = data_of(pairs)
        seconds.append(time.perf_counter() - begun)
    print(f"{len(pairs)} corridors, {made} measures")
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
