"""Every request gets an id, is counted, timed and logged: the view, never the words or the person."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from corridor.site.running.logs import request_id
from corridor.site.running.measuring import count_request

_log = logging.getLogger("corridor.request")
_GIVEN_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_NO_VIEW = "no view"

type Answer = Callable[[HttpRequest], HttpResponseBase]


class WatchMiddleware:
    """Outermost, so that what others refuse is seen too."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with its id in `X-Request-ID`."""
        known_as = _id_of(request)
        token = request_id.set(known_as)
        began = time.perf_counter()
        try:
            response = self._get_response(request)
            _tell(request, response.status_code, time.perf_counter() - began)
        finally:
            request_id.reset(token)
        response.headers["X-Request-ID"] = known_as
        return response


def _id_of(request: HttpRequest) -> str:
    """The id that the proxy gave it, else a new one."""
    given = request.headers.get("X-Request-ID", "")
    if settings.ENVIRONMENT.behind_proxy and _GIVEN_ID.fullmatch(given):
        return given
    return secrets.token_hex(8)


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    found = request.resolver_match
    view = (found.view_name or found.func.__name__) if found else _NO_VIEW
    count_request(view, request.method, status, seconds)
    slow = seconds >= settings.ENVIRONMENT.slow_seconds
    fields = {"view": view, "method": request.method, "status": status, "milliseconds": round(seconds * 1_000, 1)}
    _log.log(logging.WARNING if slow else logging.INFO, "slow request" if slow else "request", extra={"fields": fields})
