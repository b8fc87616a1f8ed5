"""The practices of a country: how many there are, and the latest."""

from __future__ import annotations

from django.db.models import QuerySet

from corridor.catalogue.entry import PRACTICE_KINDS
from corridor.evidence.figure import Figure, Recorded
from corridor.site.entries.changes import PublicName
from corridor.site.entries.models import EntryVersion
from corridor.site.entries.published import public_versions
from corridor.site.pages.card import Card, card_of_entry

LATEST = 5


def practices_counted(code: str) -> Figure:
    """How many published practices name the country."""
    number = _naming(code).count()
    lineage = Recorded("the catalogue of this site", f"{number} published entries that name {code}", "the catalogue")
    return Figure(f"count.practices.{code}", float(number), "records", "", "A", f"Practices that name {code}", lineage)


def latest_practices(code: str) -> tuple[Card, ...]:
    """Cards of the practices that name the country, the last published first."""
    latest = _naming(code).order_by("-entry__published_at", "-entry_id")[:LATEST]
    return tuple(card_of_entry(version.as_entry()) for version in latest)


def _naming(code: str) -> QuerySet[EntryVersion]:
    return public_versions().filter(
        entry__ties__kind=PublicName.COUNTRY, entry__ties__value=code, entry__kind__in=list(PRACTICE_KINDS)
    )
