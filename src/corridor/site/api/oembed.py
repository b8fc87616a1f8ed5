"""oEmbed: how other sites show an entry or a series that they link to.

Source: oEmbed 1.0, https://oembed.com. Only addresses of this site, only what the public sees, only JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import get_language_from_path

from corridor.site.api.answers import absolute, answer
from corridor.site.api.formats import Form
from corridor.site.api.problems import ProblemError, not_there, told
from corridor.site.definition_words import translated
from corridor.site.entries.published import public_versions
from corridor.site.evidence_pages.asked import NotHere
from corridor.site.evidence_pages.explore.seen import definition_of
from corridor.site.evidence_pages.store import BuildNotKept, builds
from corridor.site.pages.telling import telling

WIDTH, HEIGHT = 700, 480
"""Pixels of a frame, where the asking site sets no smaller ones."""

CACHE_SECONDS = 3_600
_LONGEST = 2_000


def oembed(request: HttpRequest) -> HttpResponse:
    """What to show for the address in `url`; 404 for one that is not of an entry or series here, 501 for XML."""
    try:
        return _answered(request)
    except ProblemError as error:
        return told(error.problem)


def _answered(request: HttpRequest) -> HttpResponse:
    if request.method != "GET":
        return HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD, OPTIONS"})
    if request.GET.get("format", "json") != "json":
        raise ProblemError(HTTPStatus.NOT_IMPLEMENTED, "oEmbed comes as JSON here.", expected="format=json")
    address = request.GET.get("url", "")
    path, query = _own(request, address)
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        shown = _shown(request, path, query)
    shared = {"version": "1.0", "provider_name": "Corridor", "provider_url": absolute(request, "/")}
    body = json.dumps(shared | {"cache_age": CACHE_SECONDS} | shown, ensure_ascii=False)
    response = answer(body.encode(), Form.JSON)
    response.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    response.headers["Content-Language"] = language
    return response


def _own(request: HttpRequest, address: str) -> tuple[str, str]:
    """Path and query of an address of this site; raises `ProblemError` for any other."""
    if not address or len(address) > _LONGEST:
        raise ProblemError(
            HTTPStatus.BAD_REQUEST, "Name the address in url.", expected="url=https://...", where="the query"
        )
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or parts.netloc != request.get_host():
        raise not_there("such address on this site", "name the address of an entry or a series of this site")
    return parts.path, parts.query


def _shown(request: HttpRequest, path: str, query: str) -> dict[str, object]:
    try:
        found = resolve(path)
    except Resolver404:
        found = None
    if found is not None and found.url_name == "entry":
        return _entry(request, str(found.kwargs["slug"]))
    if found is not None and found.url_name in ("series", "series_embed"):
        return _series(request, str(found.kwargs["key"]), query)
    raise not_there("entry or series at this address", "name the address of an entry or a series of this site")


def _entry(request: HttpRequest, slug: str) -> dict[str, object]:
    """A quotation that leads to the entry; nothing in it runs."""
    version = public_versions().filter(entry__slug=slug).first()
    if version is None:
        raise not_there("public entry at this address", "look for it on the site")
    said = telling(version.as_entry())
    width = _pixels(request.GET, "maxwidth", WIDTH)
    address = absolute(request, reverse("entry", args=[slug]))
    html = format_html(
        '<blockquote class="corridor-entry" cite="{0}"><p><a href="{0}">{1}</a></p><p>{2}</p></blockquote>',
        address,
        said.title,
        said.summary,
    )
    return {"type": "rich", "title": said.title, "html": html, "width": width, "height": None, "url": address}


def _series(request: HttpRequest, key: str, query: str) -> dict[str, object]:
    """A frame with the embedded page of the series, which keeps its build."""
    asked = QueryDict(query, mutable=True)
    try:
        definition = definition_of(key)
        evidence = builds().named(str(asked["build"])) if "build" in asked else builds().current()
    except (NotHere, BuildNotKept):
        raise not_there("series at this address", "name the address of a series of this site") from None
    if key not in evidence.series:
        raise not_there("series at this address", "name the address of a series of this site")
    asked["build"] = evidence.citable_name
    address = absolute(request, f"{reverse('series_embed', args=[key])}?{asked.urlencode()}")
    title = translated(definition.title)
    width, height = _pixels(request.GET, "maxwidth", WIDTH), _pixels(request.GET, "maxheight", HEIGHT)
    html = format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" frameborder="0"></iframe>',
        address,
        title,
        width,
        height,
    )
    return {"type": "rich", "title": title, "html": html, "width": width, "height": height}


def _pixels(query: Mapping[str, str], name: str, most: int) -> int:
    """The size that the asking site allows, never more than our own."""
    said = query.get(name, "")
    return min(int(said), most) if said.isascii() and said.isdecimal() and 0 < len(said) < 6 and int(said) else most
