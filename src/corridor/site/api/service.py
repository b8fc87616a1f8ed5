"""The API itself: what belongs to it, and how it describes itself."""

from __future__ import annotations

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Router

from corridor import __version__
from corridor.site.api.answers import absolute, answer
from corridor.site.api.caching import Unchanged, known_as, unchanged
from corridor.site.api.catalogue import codes, decisions, drafts, listing, reading
from corridor.site.api.description import Description, described
from corridor.site.api.evidence import build, corridors, figures, observations, places, prices, series
from corridor.site.api.formats import Form
from corridor.site.api.problems import tell_problems

TITLE = "Corridor"
DESCRIPTION = (
    "Migration evidence for the 2030 Agenda: a catalogue of practices, and observations that lead back to the "
    "publisher's cell. Reading is open to all. Writing needs the token of an account, sent as "
    "`Authorization: Bearer <token>`. Errors come as application/problem+json (RFC 9457)."
)

own = Router()


@own.get("/", include_in_schema=False)
def index(request: HttpRequest) -> HttpResponse:
    """Where to begin."""
    known_as(request, "index")
    ways = {"description": reverse("api:openapi"), "documentation": reverse("about_api")}
    return answer(json.dumps({name: absolute(request, way) for name, way in ways.items()}).encode(), Form.JSON)


@own.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API, OpenAPI 3.1."""
    known_as(request, "openapi")
    return answer(json.dumps(description()).encode(), Form.JSON)


def _made() -> NinjaAPI:
    made = NinjaAPI(
        title=TITLE, version=__version__, description=DESCRIPTION, openapi_url=None, docs_url=None, urls_namespace="api"
    )
    tell_problems(made)
    made.add_exception_handler(Unchanged, unchanged)
    made.add_router("", own)
    for part in (listing, reading, drafts, decisions, codes, build, series, observations, figures):
        made.add_router("", part.router)
    for part in (places, corridors, prices):
        made.add_router("", part.router)
    return made


api = _made()


@cache
def description() -> Description:
    """The description of the API as a document of OpenAPI 3.1."""
    return described(api.get_openapi_schema())
