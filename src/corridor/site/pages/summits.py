"""The Forum's summits, and one of them with its roundtables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corridor.certainty import Certainty
from corridor.forum.recommendations import Recommendation, recommendations
from corridor.forum.roundtables import Role, Roundtable, roundtables_of
from corridor.forum.summits import Mode, Summit, summit, summits
from corridor.site.entries.models import StoredEntry
from corridor.site.pages.dates import span
from corridor.site.pages.labels import CERTAINTIES
from corridor.site.pages.roundtables import PublishedRoundtable, published_roundtables, slug_of
from corridor.site.pages.table_two import live_table_two

UNSURE = (Certainty.MEDIUM, Certainty.MEDIUM_LOW, Certainty.LOW, Certainty.UNSOURCED)


@dataclass(frozen=True, slots=True)
class SummitLine:
    """A summit in the list; `unsure` says that some of what it says has no source."""

    summit: Summit
    when: str
    online: bool
    roundtables: int
    unsure: bool


@dataclass(frozen=True, slots=True)
class RoundtableLine:
    """A roundtable of a summit; `slug` is None where its entry is not published, `areas` are those it is surely in."""

    number: str
    title: str | None
    slug: str | None
    certainty: str
    unsure: bool
    areas: tuple[str, ...]


def summits_page(request: HttpRequest) -> HttpResponse:
    """All summits, the newest first, and table 2 of the founding document as it stands today."""
    context = {"lines": [_line(meeting) for meeting in reversed(summits())], "table": live_table_two()}
    return render(request, "pages/summits.html", context)


def summit_page(request: HttpRequest, number: int) -> HttpResponse:
    """One summit; raises `UsageError` where there is no record of it."""
    meeting = summit(number)
    published = published_roundtables()
    recorded = roundtables_of(number)
    known = {slug_of(held) for held in recorded}
    lines = [
        *(_recorded(held, published.get(slug_of(held))) for held in recorded),
        *(_added(held) for held in published.values() if held.summit == number and held.slug not in known),
    ]
    own_slug = f"gfmd-summit-{number:02}"
    context = {
        "line": _line(meeting),
        "entry": own_slug if _public([own_slug]) else None,
        "roundtables": lines,
        "recommendations": _recommendations(number),
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < len(summits()) else None,
    }
    return render(request, "pages/summit.html", context)


def _line(meeting: Summit) -> SummitLine:
    return SummitLine(
        meeting,
        span(meeting.date_from, meeting.date_to),
        meeting.mode is Mode.ONLINE,
        len(roundtables_of(meeting.number)),
        bool(meeting.unsourced) or meeting.certainty in UNSURE,
    )


def _recorded(held: Roundtable, public: PublishedRoundtable | None) -> RoundtableLine:
    return RoundtableLine(
        number=held.number,
        title=held.title,
        slug=None if public is None else public.slug,
        certainty=str(CERTAINTIES[held.certainty]),
        unsure=held.certainty in UNSURE,
        areas=tuple(placement.area for placement in held.placements if placement.role is Role.FIRM),
    )


def _added(held: PublishedRoundtable) -> RoundtableLine:
    return RoundtableLine("", held.title, held.slug, "", False, held.areas)


def _recommendations(number: int) -> list[Recommendation]:
    """The published recommendations that the founding document says come from the summit."""
    named = [record for record in recommendations() if record.summit == number]
    public = _public(record.id for record in named)
    return [record for record in named if record.id in public]


def _public(slugs: Iterable[str]) -> frozenset[str]:
    rows = StoredEntry.objects.filter(slug__in=list(slugs), published__isnull=False)
    return frozenset(rows.values_list("slug", flat=True))
