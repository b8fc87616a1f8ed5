"""What lets a program keep an answer: ETag, Last-Modified, Cache-Control, and the short answer 304."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag

from corridor import __version__
from corridor.site.api.problems import ProblemError

PINNED = "public, max-age=86400"
CURRENT = "public, max-age=60, must-revalidate"
PRIVATE = "private, no-store"


class Unchanged(Exception):  # noqa: N818 - the answer itself
    """Whoever asks has this answer already."""


def known_as(
    request: HttpRequest, *parts: object, pinned: bool = False, changed: datetime | None = None, form: str = ""
) -> None:
    """Name the answer by what it is made of, before it is made.

    `parts` are the build or the catalogue's revision and what else the answer depends on besides the address; `pinned`
    says that the address names a build, so that the answer stays. Raises `Unchanged` when whoever asks has it.
    """
    said = repr((__version__, request.path, sorted(request.GET.lists()), form, *parts))
    etag = quote_etag(sha256(said.encode()).hexdigest()[:32])
    headers = {"ETag": etag, "Cache-Control": PINNED if pinned else CURRENT}
    if changed is not None:
        headers["Last-Modified"] = http_date(changed.timestamp())
    request.api_headers = headers  # type: ignore[attr-defined]  # read by the edge
    last_modified = None if changed is None else int(changed.timestamp())
    short = get_conditional_response(request, etag, last_modified)
    if short is not None and short.status_code == HTTPStatus.PRECONDITION_FAILED:
        raise ProblemError(HTTPStatus.PRECONDITION_FAILED, "What is here now is not what the request expects.")
    if short is not None:
        raise Unchanged


def unchanged(request: HttpRequest, _error: Unchanged | type[Unchanged]) -> HttpResponse:
    """304, without a body."""
    return HttpResponse(status=304)


def tell_caching(request: HttpRequest, response: HttpResponse) -> None:
    """Put the name and the life of an answer into its headers; what nobody named is kept by nobody."""
    patch_vary_headers(response, ["Accept", "Authorization"])
    headers: dict[str, str] = getattr(request, "api_headers", {})
    if response.status_code not in (200, 304) or not headers:
        response.headers.setdefault("Cache-Control", PRIVATE)
        return
    for name, value in headers.items():
        response.headers[name] = value
    if getattr(request, "api_user", None) is not None:
        response.headers["Cache-Control"] = headers["Cache-Control"].replace("public", "private")
