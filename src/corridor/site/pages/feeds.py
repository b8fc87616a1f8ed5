"""Atom feeds: of a search, and of the decisions on entries."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from corridor.site.entries.published import published_entries
from corridor.site.pages.decisions import decision_title, public_decisions
from corridor.site.pages.facets import chosen, practices_address
from corridor.site.pages.found import latest_found
from corridor.site.pages.telling import telling
from corridor.site.pages.xml_text import xml_safe
from corridor.site.search.address import read_search
from corridor.site.search.contract import Search, Sort

LENGTH = 50


def search_feed(request: HttpRequest) -> HttpResponse:
    """The entries that a search finds, those published last first."""
    wanted = replace(read_search(request.GET), sort=Sort.RELEVANCE, page=1)
    latest = latest_found(wanted, LENGTH)
    entries = published_entries(stored.slug for stored in latest)
    feed = _feed(request, _search_title(wanted), practices_address(wanted))
    for stored in latest:
        if stored.slug in entries:
            said = telling(entries[stored.slug])
            address = request.build_absolute_uri(reverse("entry", args=[stored.slug]))
            feed.add_item(
                title=xml_safe(said.title),
                link=address,
                description=xml_safe(said.summary),
                unique_id=address,
                pubdate=stored.published_at,
                updateddate=stored.published_at,
            )
    return _answer(feed)


def decisions_feed(request: HttpRequest) -> HttpResponse:
    """The newest public decisions."""
    feed = _feed(request, _("Corridor: decisions on entries"), reverse("decisions"))
    for event in public_decisions()[:LENGTH]:
        address = request.build_absolute_uri(reverse("entry", args=[event.entry_slug]))
        feed.add_item(
            title=xml_safe(f"{decision_title(event.action)}: {event.entry_title}"),
            link=address,
            description=xml_safe(event.note),
            unique_id=f"{address}#decision-{event.pk}",
            pubdate=event.at,
            updateddate=event.at,
        )
    return _answer(feed)


def _feed(request: HttpRequest, title: str, page: str) -> Atom1Feed:
    return Atom1Feed(
        title=xml_safe(title),
        link=request.build_absolute_uri(page),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name=_("Corridor"),
    )


def _answer(feed: Atom1Feed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _search_title(wanted: Search) -> str:
    named = ", ".join(part.label for part in chosen(wanted))
    return _("Corridor: entries on %(what)s") % {"what": named} if named else _("Corridor: newest entries")
