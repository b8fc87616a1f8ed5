"""A part of a long list: `limit` and `offset`, and links to the parts before and after."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from pydantic import Field

LAST_OFFSET = 10_000_000

Offset = Annotated[int, Field(ge=0, le=LAST_OFFSET, description="How many to leave out before the first.")]


def tell_pages(request: HttpRequest, response: HttpResponse, *, total: int, limit: int, offset: int) -> None:
    """Say in the Link header where the parts before and after are (RFC 8288), and in another how many there are."""
    links = []
    if offset > 0:
        links.append(_link(request, limit, max(0, offset - limit), "prev"))
    if offset + limit < total:
        links.append(_link(request, limit, offset + limit, "next"))
    if links:
        response.headers["Link"] = ", ".join(links)
    response.headers["X-Total-Count"] = str(total)


def _link(request: HttpRequest, limit: int, offset: int, rel: str) -> str:
    query = request.GET.copy()
    query["limit"], query["offset"] = str(limit), str(offset)
    return f'<{request.build_absolute_uri(request.path)}?{query.urlencode()}>; rel="{rel}"'
