"""A catalogue entry on one line: title, summary, source, certainty."""

from __future__ import annotations

from corridor.catalogue.entry import PRACTICE_KINDS, Entry
from corridor.certainty import Certainty
from corridor.reports.document.inline import Inline, Link, Text, Words


def entry_line(entry: Entry) -> Text:
    """Title, year, summary and source of an entry, with its certainty where that is not high."""
    dated = entry.kind in PRACTICE_KINDS and entry.year_start and str(entry.year_start) not in entry.title
    years = f" ({entry.year_start})" if dated else ""
    out: list[Inline] = [Words(entry.title, emphasis=True), Words(f"{years}. {entry.summary} ")]
    out.extend(source_words(entry))
    if entry.certainty in (Certainty.MEDIUM, Certainty.LOW):
        out.append(Words(f" Certainty of this record: {entry.certainty}."))
    return tuple(out)


def source_words(entry: Entry) -> Text:
    """The first source of an entry, as a link where it has an address."""
    source = entry.sources[0]
    shown = Link(source.publisher, source.url) if source.url else Words(source.publisher)
    return (Words("["), shown, Words("]"))
