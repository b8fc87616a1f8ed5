"""The page of an entry: as it is now, as it was in an older version, and what changed between two."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from corridor.agenda.compact import objective
from corridor.catalogue.differences import differences
from corridor.catalogue.entry import Entry
from corridor.certainty import Certainty
from corridor.site.entries.actions.answers import ANSWERED_KINDS
from corridor.site.entries.models import Illustration, StoredEntry
from corridor.site.entries.published import public_history, public_version, public_versions, withdrawn_notice
from corridor.site.pages.change_lines import change_lines
from corridor.site.pages.citing import citation
from corridor.site.pages.entry_history import VersionLine, steps, version_lines
from corridor.site.pages.entry_links import link_lines
from corridor.site.pages.labels import CERTAINTIES, LEVELS, SEEN, TRANSLATIONS
from corridor.site.pages.open_calls import fitting
from corridor.site.pages.placements import placement_words
from corridor.site.pages.related import related
from corridor.site.pages.structured import json_ld, structured
from corridor.site.pages.telling import telling, tellings


def entry_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The public version; 410 with the reason for an entry that was withdrawn."""
    version = public_versions().filter(entry__slug=slug).first()
    if version is None:
        return _withdrawn(request, slug)
    entry = version.as_entry()
    history = public_history(slug)
    published = version.entry.published_at
    address = request.build_absolute_uri(reverse("entry", args=[slug]))
    context = shown_entry(entry, version.entry) | {
        "current": True,
        "versions": version_lines(history, entry.version),
        "steps": steps(history),
        "citation": citation(request, slug, telling(entry).title, entry.version, published),
        "published": published,
        "packaged": bool(version.entry.packaged_digest),
        "related": related(entry),
        "json_ld": json_ld(structured(entry, address, published)),
        "address": address,
        "answerable": entry.kind in ANSWERED_KINDS,
        "fitting": fitting([entry])[entry.id] if entry.kind in ANSWERED_KINDS else (),
    }
    return render(request, "pages/entry.html", context)


def version_page(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version that is or was public, at its permanent address; 410 for an entry that was withdrawn."""
    entry, versions = _version(slug, number)
    if entry is None:
        return _withdrawn(request, slug)
    stored = StoredEntry.objects.get(slug=slug)
    line = next(line for line in versions if line.number == number)
    context = shown_entry(entry, stored) | {
        "current": line.current,
        "versions": versions,
        "citation": citation(request, slug, telling(entry).title, number, line.at),
        "published": line.at,
        "packaged": bool(stored.packaged_digest),
    }
    return render(request, "pages/entry_version.html", context)


def changes_page(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What changed from the public version before to this one; 410 for an entry that was withdrawn."""
    entry, versions = _version(slug, number)
    if entry is None:
        return _withdrawn(request, slug)
    line = next(line for line in versions if line.number == number)
    before = None if line.before is None else public_version(slug, line.before)
    if before is None:
        raise Http404("the first version has none before it")
    context = {"slug": slug, "told": telling(entry), "line": line, "changes": change_lines(differences(before, entry))}
    return render(request, "pages/entry_changes.html", context)


def _version(slug: str, number: int) -> tuple[Entry | None, tuple[VersionLine, ...]]:
    """The version, and all that were public; None for an entry of which none is public now.

    Raises `Http404` for a version that was never public.
    """
    current = StoredEntry.objects.filter(slug=slug).values_list("published", flat=True).first()
    if current is None:
        return None, ()
    entry = public_version(slug, number)
    if entry is None:
        raise Http404("no such public version")
    return entry, version_lines(public_history(slug), current)


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """The notice of a withdrawn entry; raises `Http404` for one that was never public."""
    notice = withdrawn_notice(slug)
    if notice is None:
        raise Http404("no such entry")
    context = {"notice": notice, "steps": steps(public_history(slug))}
    return render(request, "pages/entry_withdrawn.html", context, status=HTTPStatus.GONE)


def shown_entry(entry: Entry, stored: StoredEntry) -> dict[str, Any]:
    """What the page says of an entry itself, whichever version it is."""
    said = telling(entry)
    picture = Illustration.objects.filter(entry=stored, name=entry.illustration).first() if entry.illustration else None
    return {
        "entry": entry,
        "slug": stored.slug,
        "told": said,
        "told_status": None if said.status is None else TRANSLATIONS[said.status],
        "other_tellings": [
            (other, None if other.status is None else TRANSLATIONS[other.status])
            for other in tellings(entry)
            if other != said
        ],
        "level": LEVELS[entry.level],
        "certainty": CERTAINTIES[entry.certainty],
        "unsure": entry.certainty in (Certainty.MEDIUM, Certainty.LOW),
        "links": link_lines(entry),
        "objectives": [objective(number) for number in entry.gcm_objectives],
        "sources": [(source, SEEN.get(source.seen or "")) for source in entry.sources],
        "placements": [placement_words(placement) for placement in entry.placements],
        "picture": picture,
    }
