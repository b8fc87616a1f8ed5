"""What every request to the API meets first: size, token, rate; and what every answer gets last.

Nothing here reads more of a request than its head.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from corridor.site.api.caching import tell_caching
from corridor.site.api.problems import ProblemError, told
from corridor.site.api.rates import spend
from corridor.site.api.tokens import user_of_request

LONGEST_QUERY = 8_000
"""Bytes of a query string."""

LARGEST_BODY = 1_000_000
"""Bytes of what is sent."""

_EXPOSED = "ETag, Last-Modified, Link, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset"
_READING = "GET, HEAD, OPTIONS"

type View = Callable[..., HttpResponse]


type Names = Callable[[], Mapping[str, frozenset[str]]]
"""Gives the names that the query of each view may have, by the view's name."""


def at_the_edge(view: View, names: Names = dict) -> View:
    """The view with the limits before it and the headers after it; `names` are those that its query may have."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override("en"):  # an answer depends on its address, not on what a browser prefers
            response = _answer(view, names, request, args, kwargs)
        response.headers.setdefault("Content-Language", "en")
        tell_caching(request, response)
        if request.method in ("GET", "HEAD", "OPTIONS"):
            _allow_others(request, response)
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    # A token comes in a header that no other site can make a browser send, so that there is no form to forge.
    guarded.csrf_exempt = True  # type: ignore[attr-defined]  # read by Django's middleware
    return guarded


def _answer(
    view: View, names: Names, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    if request.method == "OPTIONS":
        # What a view says to a method that it does not take names those that it takes.
        allowed = _allowed(view(request, *args, **kwargs))
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": allowed})
    try:
        _check_size(request)
        _check_names(request, names)
        user, refused = user_of_request(request), None
    except ProblemError as problem:
        user, refused = None, problem
    request.api_user = user  # type: ignore[attr-defined]  # read by the token and by caching
    allowance = spend(request, user)
    if allowance.wait_seconds:
        response = told(_too_many(allowance.wait_seconds).problem)
    elif refused is not None:
        response = told(refused.problem)
    else:
        response = _viewed(view, request, args, kwargs)
    allowance.tell(response)
    return response


def _viewed(view: View, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponse:
    asked = request.method
    if asked == "HEAD":
        request.method = "GET"
    response = view(request, *args, **kwargs)
    request.method = asked
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return _not_allowed(response)
    if asked == "HEAD":
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def _check_size(request: HttpRequest) -> None:
    query = len(request.META.get("QUERY_STRING", ""))
    if query > LONGEST_QUERY:
        raise ProblemError(
            HTTPStatus.REQUEST_URI_TOO_LONG,
            "The query is too long.",
            expected=f"at most {LONGEST_QUERY} bytes",
            found=f"{query} bytes",
            remedy="ask for less at once",
        )
    said = request.META.get("CONTENT_LENGTH") or "0"
    body = int(said) if said.isdecimal() and len(said) < 16 else 0 if not said.isdecimal() else LARGEST_BODY + 1
    if body > LARGEST_BODY:
        raise ProblemError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "What was sent is too large.",
            expected=f"at most {LARGEST_BODY} bytes",
            found=f"{said[:16]} bytes",
            remedy="send less",
        )


def _check_names(request: HttpRequest, names: Names) -> None:
    """Raises `ProblemError` (400) for a name in the query that would be overlooked: a filter that filters nothing."""
    found = request.resolver_match
    known = names().get(found.url_name or "") if found and request.method in ("GET", "HEAD") else None
    if known is None:
        return
    try:
        unknown = sorted(set(request.GET) - known)
    except SuspiciousOperation:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "The query cannot be understood.") from None
    if unknown:
        raise ProblemError(
            HTTPStatus.BAD_REQUEST,
            "The query has a name that this address does not know.",
            expected=", ".join(sorted(known)) or "no query",
            found=unknown[0][:80],
            where="the query",
        )


def _too_many(wait_seconds: int) -> ProblemError:
    return ProblemError(
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many requests.",
        remedy=f"wait {wait_seconds} seconds; whole series come as one file with format=csv or format=parquet",
    )


def _allowed(response: HttpResponse) -> str:
    methods = {part.strip() for part in response.headers.get("Allow", "").split(",")} - {"", "OPTIONS"}
    return ", ".join(sorted({*methods, "OPTIONS", *({"HEAD"} if "GET" in methods else ())}))


def _not_allowed(response: HttpResponse) -> HttpResponse:
    allowed = _allowed(response)
    refused = told(
        ProblemError(HTTPStatus.METHOD_NOT_ALLOWED, "This address does not take that method.", expected=allowed).problem
    )
    refused.headers["Allow"] = allowed
    return refused


def _allow_others(request: HttpRequest, response: HttpResponse) -> None:
    """Let pages of other sites read, without cookies; they can send nothing."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = _READING
        response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match, If-Modified-Since"
        response.headers["Access-Control-Max-Age"] = "86400"
