"""An entry as JSON-LD in the words of schema.org, for programs that read pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from corridor.catalogue.entry import Entry, EntryKind
from corridor.places.registry import place
from corridor.site.pages.telling import tellings

TYPES: Mapping[EntryKind, str] = {
    EntryKind.PRACTICE: "Project",
    EntryKind.LAW: "Legislation",
    EntryKind.ORGANISATION: "Organization",
    EntryKind.NETWORK: "Organization",
    EntryKind.ROUNDTABLE: "Event",
    EntryKind.SUMMIT: "Event",
}
"""The types of schema.org that fit; every other kind is a `CreativeWork`."""

# A data block is never run, but its text must not end the element that holds it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured(entry: Entry, address: str, published: datetime | None) -> dict[str, Any]:
    """The record of the entry at that address, which is about the thing that the entry describes."""
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": entry.title,
            "inLanguage": entry.language,
            "version": entry.version,
            "datePublished": published.date().isoformat() if published else None,
            "isPartOf": {"@type": "WebSite", "name": "Corridor"},
            "citation": [source.url or source.title for source in entry.sources],
            "mainEntity": _thing(entry),
        }
    )


def json_ld(record: Mapping[str, Any]) -> SafeString:
    """The record as a data block for the head of a page."""
    text = json.dumps(record, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


def _thing(entry: Entry) -> dict[str, Any]:
    kind = TYPES.get(entry.kind, "CreativeWork")
    return _said(
        {
            "@type": kind,
            "name": entry.title,
            "description": entry.summary,
            "additionalType": entry.kind.value,
            "alternateName": [said.title for said in tellings(entry)[1:]],
            _PLACE[kind]: _places(entry),
            _TOPICS.get(kind, "about"): _topics(entry),
            _SINCE[kind]: str(entry.year_start) if entry.year_start else None,
        }
    )


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """The record without what it does not say."""
    return {name: value for name, value in record.items() if value not in (None, [])}


_PLACE = {
    "Project": "areaServed",
    "Organization": "areaServed",
    "Event": "location",
    "CreativeWork": "spatialCoverage",
    "Legislation": "legislationJurisdiction",
}
_TOPICS = {"Project": "knowsAbout", "Organization": "knowsAbout"}
_SINCE = {
    "Project": "foundingDate",
    "Organization": "foundingDate",
    "Event": "startDate",
    "CreativeWork": "dateCreated",
    "Legislation": "legislationDate",
}


def _places(entry: Entry) -> list[dict[str, str]]:
    return [{"@type": "Place", "name": place(code).name, "identifier": code} for code in entry.countries]


def _topics(entry: Entry) -> list[dict[str, str]]:
    codes = dict.fromkeys(link.target for link in entry.vouched_links)
    return [
        {"@type": "DefinedTerm", "termCode": code, "inDefinedTermSet": "https://sdgs.un.org/goals"} for code in codes
    ]
