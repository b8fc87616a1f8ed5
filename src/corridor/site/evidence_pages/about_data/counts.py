"""The counts of a build as figures: what its own records say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from corridor.evidence.figure import Figure, Recorded
from corridor.evidence.store import ACCOUNT, QUOTES_RECORD, REPAIRS, SERIES, SNAPSHOTS, Evidence


def build_counts(evidence: Evidence) -> Mapping[str, Figure]:
    """How many files, series, observations, values, quotes and repairs the build holds, and how many rows were read."""
    series = evidence.series.values()
    quotes = evidence.quotes_record
    said = {
        "files": (len(evidence.snapshots), SNAPSHOTS, "Publishers' files"),
        "series": (len(evidence.series), SERIES, "Series"),
        "observations": (sum(it.observations for it in series), SERIES, "Observations, all vintages"),
        "values": (sum(it.values for it in series), SERIES, "Observations with a value"),
        "quotes": (quotes.quotes if quotes else 0, QUOTES_RECORD, "Price quotes"),
        "rows_read": (evidence.account.rows_read, ACCOUNT, "Rows read from the files"),
        "rows_taken": (evidence.account.rows_taken, ACCOUNT, "Rows that a series takes"),
        "repairs": (len(evidence.repairs), REPAIRS, "Repairs of readers"),
        "unknown_files": (len(evidence.account.unknown_files), ACCOUNT, "Files that no reader claims"),
        "copies": (len(evidence.account.copies), ACCOUNT, "Files with the content of another"),
    }
    return {name: _count(evidence, name, *about) for name, about in said.items()}


def series_counts(evidence: Evidence) -> Mapping[str, tuple[Figure, Figure]]:
    """Observations and values of each series."""
    return {
        key: (
            _count(evidence, f"observations.{key}", it.observations, SERIES, f"Observations: {it.title}"),
            _count(evidence, f"values.{key}", it.values, SERIES, f"Observations with a value: {it.title}"),
        )
        for key, it in evidence.series.items()
    }


def left_out_counts(evidence: Evidence) -> tuple[Figure, ...]:
    """The rows of each entry of what was left out, in the order of the account."""
    return tuple(
        _count(evidence, f"left_out.{number}", it.rows, ACCOUNT, f"Rows left out: {it.reason}, {it.what}")
        for number, it in enumerate(evidence.account.left_out, start=1)
    )


def rule_counts(evidence: Evidence) -> Mapping[str, Figure]:
    """How many repairs each rule made, the most first."""
    found = Counter(repair.rule for repair in evidence.repairs)
    return {
        rule: _count(evidence, f"repairs.{number}", times, REPAIRS, f"Repairs by the rule: {rule}")
        for number, (rule, times) in enumerate(found.most_common(), start=1)
    }


def all_counts(evidence: Evidence) -> Mapping[str, Figure]:
    """Every figure of the page by its key."""
    of_series = (figure for both in series_counts(evidence).values() for figure in both)
    of_rules = rule_counts(evidence).values()
    every = (*build_counts(evidence).values(), *of_series, *of_rules, *left_out_counts(evidence))
    return {figure.key: figure for figure in every}


def _count(evidence: Evidence, name: str, number: int, file: str, label: str) -> Figure:
    lineage = Recorded(file, name, f"the evidence build {evidence.citable_name}")
    return Figure(f"count.{name}", float(number), "records", "", "A", label, lineage)
