"""Other entries that share targets and areas with one, each with what they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from corridor.agenda.codes import order
from corridor.catalogue.entry import Entry
from corridor.site.entries.changes import PublicName
from corridor.site.entries.models import PublicTie, StoredEntry
from corridor.site.entries.published import published_entries
from corridor.site.pages.card import Card, card_of_entry
from corridor.site.pages.kept import kept

SHOWN = 5
LOOKED_AT = 3_000
"""At most so many ties are followed, the rarest first: a target that half of the catalogue names tells nothing."""

POINTS = {PublicName.TARGET: 3, PublicName.AREA: 2, PublicName.COUNTRY: 1}


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry with the targets, areas and countries that both name."""

    card: Card
    targets: tuple[str, ...]
    areas: tuple[str, ...]
    countries: tuple[str, ...]


def related(entry: Entry) -> tuple[Related, ...]:
    """The entries that share most targets and areas, a shared country counting too; of equal ones by title."""
    slugs = kept(f"related:{entry.id}:{entry.version}", lambda: _best(entry))
    return tuple(_related(entry, other) for other in published_entries(slugs).values())


def _best(entry: Entry) -> tuple[str, ...]:
    followed = _rare_names(entry)
    if not followed:
        return ()
    points: Counter[int] = Counter()
    near: Counter[int] = Counter()
    rows = PublicTie.objects.filter(followed).exclude(entry__slug=entry.id).values_list("entry_id", "kind")
    for other, kind in rows:
        (near if kind == PublicName.COUNTRY else points)[other] += POINTS[PublicName(kind)]
    points = Counter({other: earned + near[other] for other, earned in points.items()})
    least = min((earned for _other, earned in points.most_common(SHOWN)), default=0)
    best = [other for other, earned in points.items() if earned >= least]
    titled = StoredEntry.objects.filter(pk__in=best[:LOOKED_AT]).values_list("pk", "public_title", "slug")
    ranked = sorted((-points[pk], title, slug) for pk, title, slug in titled)
    return tuple(slug for _points, _title, slug in ranked[:SHOWN])


def _rare_names(entry: Entry) -> Q:
    """What the entry names, the rarest first, as long as no more ties are to be followed than allowed."""
    named = (
        Q(kind=PublicName.TARGET, value__in={link.target for link in entry.vouched_links})
        | Q(kind=PublicName.AREA, value__in=set(entry.areas))
        | Q(kind=PublicName.COUNTRY, value__in=set(entry.countries))
    )
    counted = PublicTie.objects.filter(named).values_list("kind", "value").annotate(entries=Count("pk"))
    followed, wanted = 0, Q()
    for kind, value, entries in counted.order_by("entries", "kind", "value"):
        followed += entries
        if followed > LOOKED_AT:
            break
        wanted |= Q(kind=kind, value=value)
    return wanted


def _related(entry: Entry, other: Entry) -> Related:
    shared = {link.target for link in entry.vouched_links} & {link.target for link in other.vouched_links}
    return Related(
        card_of_entry(other),
        tuple(sorted(shared, key=order)),
        tuple(area for area in entry.areas if area in other.areas),
        tuple(code for code in entry.countries if code in other.countries),
    )
