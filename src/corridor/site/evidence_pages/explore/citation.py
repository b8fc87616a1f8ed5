"""How to cite what a page shows, with an address that keeps its vintage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext

from corridor.evidence.snapshots import NOT_STATED, Snapshot

MOST_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Source:
    """A file behind a page: who published it, what it is, which release, under which licence."""

    attribution: str
    title: str
    vintage: str
    licence: str
    file: str


def sources(snapshots: Iterable[Snapshot]) -> tuple[Source, ...]:
    """The files as a page lists them."""
    return tuple(Source(it.attribution, it.title, _vintage(it), it.licence, it.file) for it in snapshots)


def citation(title: str, found: Iterable[Source], build: str, address: str, today: date) -> str:
    """The text of a citation: what, from whom, which release, where, when."""
    named = list(dict.fromkeys(f"{it.attribution} ({it.vintage}; {it.licence})" for it in found))
    said = "; ".join(named[:MOST_SOURCES])
    words = gettext("%(title)s. Data: %(sources)s. Corridor, build %(build)s, %(address)s (read on %(day)s).")
    return words % {
        "title": title,
        "sources": said,
        "build": build,
        "address": address,
        "day": date_format(today, "j F Y"),
    }


def _vintage(snapshot: Snapshot) -> str:
    return gettext("release not stated") if snapshot.vintage == NOT_STATED else snapshot.vintage
