"""Refuses what is too much before any work is done for it: bodies, requests of one client, requests at once."""

from __future__ import annotations

import math

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corridor.site.running.client import client_address
from corridor.site.running.pace import Pace, Room
from corridor.site.running.watch import Answer

_PROBES = frozenset({"/health", "/ready", "/metrics"})
_BUSY_SECONDS = 2


class LimitsMiddleware:
    """After the static files, before everything else."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response
        self._pace = Pace(settings.ENVIRONMENT.requests_per_minute)
        self._room = Room(settings.ENVIRONMENT.working_at_once)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; 413 for a body that is too large, 429 for a client in a hurry, 503 when there is no room."""
        if request.path in _PROBES:
            return self._get_response(request)
        if _body_bytes(request) > settings.ENVIRONMENT.body_bytes:
            return _plain(413, _("This is too large. Send a smaller file."))
        wait = math.ceil(self._pace.seconds_to_wait(client_address(request)))
        if wait:
            said = ngettext(
                "Too many requests. Try again in %(wait)d second.",
                "Too many requests. Try again in %(wait)d seconds.",
                wait,
            )
            return _later(429, said % {"wait": wait}, wait)
        with self._room.enter() as entered:
            if entered:
                return self._get_response(request)
        return _later(503, _("The site is busy. Try again in a moment."), _BUSY_SECONDS)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """503 when another writer kept the database to itself for too long; None for any other error."""
        if isinstance(exception, OperationalError) and "locked" in str(exception):
            return _later(503, _("The site is busy. Try again in a moment."), _BUSY_SECONDS)
        return None


def _body_bytes(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def _later(status: int, text: str, wait_seconds: int) -> HttpResponse:
    response = _plain(status, text)
    response.headers["Retry-After"] = str(wait_seconds)
    return response


def _plain(status: int, text: str) -> HttpResponse:
    response = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
