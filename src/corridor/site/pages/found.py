"""All entries that a search finds, for exports and feeds: the same that its pages show."""

from __future__ import annotations

from itertools import batched

from corridor.catalogue.entry import Entry
from corridor.errors import UsageError
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.published import public_versions
from corridor.site.search.contract import Search
from corridor.site.search.every import every_found

MOST = 10_000
AT_ONCE = 1_000


def found_entries(wanted: Search) -> tuple[Entry, ...]:
    """The published entries that match, in the order of the search; raises `UsageError` for more than `MOST`."""
    numbers = every_found(wanted)
    if len(numbers) > MOST:
        raise UsageError(
            f"a search that finds at most {MOST:,} entries, to export it",
            f"one that finds {len(numbers):,}",
            remedy="narrow it with words or facets, or take all entries page by page from the API",
        )
    found = {
        version.entry_id: version.as_entry()
        for batch in batched(numbers, AT_ONCE, strict=False)
        for version in public_versions().filter(entry__in=batch)
    }
    return tuple(found[number] for number in numbers if number in found)


def latest_found(wanted: Search, most: int) -> tuple[StoredEntry, ...]:
    """The entries that match and were published last, the newest first."""
    numbers = every_found(wanted)
    published = StoredEntry.objects.filter(published__isnull=False).order_by("-published_at", "-pk")
    if len(numbers) <= AT_ONCE:
        return tuple(published.filter(pk__in=numbers)[:most])
    wanted_numbers, latest = set(numbers), []
    for number in published.values_list("pk", flat=True).iterator(chunk_size=AT_ONCE):
        if number in wanted_numbers:
            latest.append(number)
        if len(latest) == most:
            break
    return tuple(published.filter(pk__in=latest))
