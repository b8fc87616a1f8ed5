"""The few words that writers add of their own, per language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from corridor.definitions import Record, data_path, read_named
from corridor.errors import ReportError


class Magnitude(Record):
    """The word for 10 to the `power`, in the form that stands after 1 and the one after more."""

    power: int
    one: str
    many: str


class Phrases(Record):
    """Words and number marks of one language; `data/phrases.yaml` holds them."""

    direction: Literal["ltr", "rtl"]
    decimal_mark: str
    thousands_mark: str
    minus: str
    magnitudes: tuple[Magnitude, ...]
    digits_in_words: tuple[int, int]
    singular_below: float
    before_magnitude: str
    money: str
    no_data: str
    uncertain: str
    uncertain_note: str
    contents: str
    skip: str
    annex: str
    annex_note: str
    back: str
    goal: str
    table: str
    chart: str
    map: str
    source: str
    page: str
    not_drawn: str
    to: str
    formula: str
    observation: str
    record: str
    input: str
    more: str


def phrases(language: str) -> Phrases:
    """The words of a language (BCP 47); raises `ReportError` for one that has none yet."""
    known = _all()
    if language not in known:
        raise ReportError(
            f"a document in one of: {', '.join(sorted(known))}",
            f"language {language!r}",
            remedy="add the language to reports/writers/data/phrases.yaml",
        )
    return known[language]


@cache
def _all() -> Mapping[str, Phrases]:
    return read_named(data_path("corridor.reports.writers", "phrases.yaml"), Phrases)
