"""Quoted figures of publications, as figures with their way back."""

from __future__ import annotations

from corridor.evidence.figure import Figure, Recorded
from corridor.forum.quoted_figures import QuotedFigure
from corridor.reports.document.inline import Digits, Shown, Text, text
from corridor.reports.phrasing import words

FILE = "corridor/forum/data/quoted_figures.yaml"
BOUNDS = {"about": "about ", "more_than": "more than "}
DIGITS = {"USD": Digits.MONEY, "percent": Digits.ONE}


def quoted(record: QuotedFigure) -> Figure:
    """The record as a figure that names its publication and vintage."""
    source = f"{record.publisher}, {record.title}, vintage {record.vintage}"
    if record.source_address:
        source += f", {record.source_address}"
    lineage = Recorded(FILE, record.key, f"{source} (certainty: {record.certainty})")
    return Figure(
        f"quoted.{record.key}", record.value, record.unit, record.period, record.status, record.label, lineage
    )


def quoted_words(record: QuotedFigure) -> Text:
    """Label, value, period, publisher and vintage as one phrase without a full stop."""
    return text(
        "{label}: {bound}{value} ({period}; {publisher}, {title}, vintage {vintage})",
        label=words(record.label),
        bound=words(BOUNDS.get(record.bound or "", "")),
        value=Shown(quoted(record), DIGITS.get(record.unit, Digits.ROUNDED)),
        period=words(record.period),
        publisher=words(record.publisher),
        title=words(record.title),
        vintage=words(record.vintage),
    )
