"""What follows when the public's view of entries changes: the ties by which they are found, and the revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from django.db import connection
from django.dispatch import Signal

from corridor.catalogue.entry import Entry, LinkState
from corridor.site.entries.models import PublicChange, PublicTie, StoredEntry

public_changed = Signal()
"""Sent with `shown`, as `note_public_changes` has it, within the transaction of the change."""

BATCH = 1_000
_CHANGE_LOCK = 7_220_030  # any number, the same in every process


class PublicName(StrEnum):
    """What a tie of an entry is to.

    `TARGET` and `GOAL` are those of links that somebody stands for; `PROPOSED` is a target whose link nobody has
    accepted yet, whoever proposes it.
    """

    COUNTRY = "country"
    AREA = "area"
    TARGET = "target"
    GOAL = "goal"
    PLACEMENT = "placement"
    PROPOSED = "proposed"
    LINK = "link"
    """Target, category and state in one: `10.c explicit accepted`, `10.7 none proposed`."""


def catalogue_revision() -> int:
    """The number of the newest change that the public can see, 0 before the first."""
    return PublicChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def note_public_changes(shown: Mapping[StoredEntry, Entry | None]) -> None:
    """Keep what the public now sees of each entry, None where it sees none; within a transaction."""
    take_turns()
    PublicTie.objects.filter(entry__in=[entry.pk for entry in shown]).delete()
    PublicTie.objects.bulk_create(_all_ties(shown), batch_size=BATCH)
    PublicChange.objects.bulk_create([PublicChange(entry_slug=entry.slug) for entry in shown], batch_size=BATCH)
    public_changed.send(PublicChange, shown=shown)


def take_turns() -> None:
    """Wait until other changes are committed, so that a lower number never turns up after a higher one.

    Within a transaction; others wait until it ends.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHANGE_LOCK])


def _all_ties(shown: Mapping[StoredEntry, Entry | None]) -> Iterator[PublicTie]:
    for stored, entry in shown.items():
        if entry is not None:
            for kind, values in _named(entry):
                for value in dict.fromkeys(values):
                    yield PublicTie(entry=stored, kind=kind, value=value)


def _named(entry: Entry) -> tuple[tuple[PublicName, Iterable[str]], ...]:
    return (
        (PublicName.COUNTRY, entry.countries),
        (PublicName.AREA, entry.areas),
        (PublicName.TARGET, (link.target for link in entry.vouched_links)),
        (PublicName.GOAL, (link.target.partition(".")[0] for link in entry.vouched_links)),
        (PublicName.PLACEMENT, entry.placements),
        (PublicName.PROPOSED, (link.target for link in entry.target_links if link.state is LinkState.PROPOSED)),
        (PublicName.LINK, (f"{link.target} {link.category or 'none'} {link.state}" for link in entry.target_links)),
    )
