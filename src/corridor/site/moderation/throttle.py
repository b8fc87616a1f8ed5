"""How often one address may send a form: enough for an office, too little for a flood."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from corridor.site.pages.errors import too_many
from corridor.site.running.client import client_address

HOUR_SECONDS = 3_600


def at_most[**P](
    per_hour: int, what: str
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Let a client send (POST) the forms that share the name `what` so many times an hour; then answer 429."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def limited(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method == "POST" and _count(f"throttle:{what}:{client_address(request)}") > per_hour:
                response = too_many(request)
                response.headers["Retry-After"] = str(HOUR_SECONDS)
                return response
            return view(request, *args, **kwargs)

        return limited

    return decorate


def _count(key: str) -> int:
    """How many there were within the hour, this one among them."""
    if cache.add(key, 1, HOUR_SECONDS):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two questions
        cache.set(key, 1, HOUR_SECONDS)
        return 1
