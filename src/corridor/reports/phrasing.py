"""Small pieces of English prose made from figures, places and periods."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.evidence.figure import Figure, Observed, Recorded, RowReference
from corridor.evidence.store import Evidence
from corridor.places.registry import place
from corridor.reports.document.inline import Digits, Inline, Shown, Text, Words

_QUARTERS = {"Q1": "the first quarter of", "Q2": "the second quarter of"}
_QUARTERS |= {"Q3": "the third quarter of", "Q4": "the fourth quarter of"}


NOT_STATED = "not stated"


def words(said: str) -> Words:
    """Plain words for a slot of `text`."""
    return Words(said)


def count(figure: Figure) -> Shown:
    """A figure with all its digits: 225,525."""
    return Shown(figure, Digits.COUNT)


def rounded(figure: Figure) -> Shown:
    """A figure for a sentence: 281 million, 225,500."""
    return Shown(figure, Digits.ROUNDED)


def one(figure: Figure) -> Shown:
    """A figure with one decimal: 3.6."""
    return Shown(figure, Digits.ONE)


def two(figure: Figure) -> Shown:
    """A figure with two decimals: 0.21."""
    return Shown(figure, Digits.TWO)


def money(figure: Figure) -> Shown:
    """An amount with its currency: USD 441 billion."""
    return Shown(figure, Digits.MONEY)


def noun(figure: Figure, one_of_them: str, many: str) -> Words:
    """The noun after a number: the first form after 1, else the second."""
    return Words(one_of_them if figure.value == 1 else many)


def in_place(code: str) -> Words:
    """The place as it stands in a sentence: the Philippines, Viet Nam, the world."""
    return Words(place(code).name_in_sentence)


def when(figure: Figure) -> Words:
    """The figure's period in words: 2020, the third quarter of 2020, 2015 to 2020."""
    return Words(period_words(figure.period))


def period_words(period: str) -> str:
    """A period in words; an empty one is "an unknown period"."""
    if not period:
        return "an unknown period"
    year, _, rest = period.partition("-")
    if rest in _QUARTERS:
        return f"{_QUARTERS[rest]} {year}"
    first, slash, last = period.partition("/")
    return f"{first} to {last}" if slash else period


def listed(parts: Sequence[Inline | Text]) -> Text:
    """Parts joined as prose: a, b and c."""
    out: list[Inline] = []
    for number, part in enumerate(parts):
        if number:
            out.append(Words(" and " if number == len(parts) - 1 else ", "))
        out.extend(part if isinstance(part, tuple) else (part,))
    return tuple(out)


def capital(said: str) -> str:
    """The words with a capital first letter, the rest as it is."""
    return said[:1].upper() + said[1:]


def counted(key: str, items: Sequence[object], label: str, *, file: str, source: str) -> Figure:
    """How many records there are, as a figure that names the file of definitions they stand in."""
    lineage = Recorded(file, f"{len(items)} records counted", source)
    return Figure(f"count.{key}", float(len(items)), "records", "", "A", label, lineage)


def source_of(evidence: Evidence, figures: Sequence[Figure]) -> Text:
    """Publishers and vintages that stand behind the figures: the line below a table or chart."""
    named = [
        f"{attribution} ({vintage or 'release not stated'})" for attribution, vintage in sources_of(evidence, figures)
    ]
    return (Words("; ".join(named)),) if named else ()


def sources_of(evidence: Evidence, figures: Sequence[Figure]) -> tuple[tuple[str, str | None], ...]:
    """How each file behind the figures is cited, and its vintage, None where nobody states it; each once, in order."""
    found: dict[tuple[str, str | None], None] = {}
    for figure in figures:
        for row in _rows(figure):
            snapshot = evidence.snapshots[evidence.row_at(row.series, row.row)["snapshot"]]
            found[snapshot.attribution, snapshot.vintage if snapshot.vintage != NOT_STATED else None] = None
    return tuple(found)


def _rows(figure: Figure) -> tuple[RowReference, ...]:
    lineage = figure.lineage
    if isinstance(lineage, Recorded):
        return ()
    if isinstance(lineage, Observed):
        return lineage.rows
    inputs = getattr(lineage, "inputs", None)
    if inputs is not None:
        return tuple(row for part in inputs for row in _rows(part))
    return lineage.rows[:1] if hasattr(lineage, "rows") else ()
