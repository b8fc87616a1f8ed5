"""How many requests a minute one address, or one token, may send to the API."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from ninja.throttling import SimpleRateThrottle

from corridor.site.accounts.models import User
from corridor.site.running.client import client_address

PER_MINUTE = {"address": 600, "account": 1_200}
"""Requests a minute without a token by address, with one by the account that it acts for."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left to whoever asks; `wait_seconds` is 0 while something is."""

    limit: int
    left: int
    reset_seconds: int
    wait_seconds: int

    def tell(self, response: HttpResponse) -> None:
        """Say it in the headers of an answer."""
        response.headers["X-RateLimit-Limit"] = str(self.limit)
        response.headers["X-RateLimit-Remaining"] = str(self.left)
        response.headers["X-RateLimit-Reset"] = str(self.reset_seconds)
        if self.wait_seconds:
            response.headers["Retry-After"] = str(self.wait_seconds)


class _Throttle(SimpleRateThrottle):
    """Counts in Django's cache; made for one request, since it keeps what it counted."""

    cache = cache

    def __init__(self, whose: str, name: str, per_minute: int) -> None:
        self._named = f"api_rate_{whose}_{name}"
        self.per_minute = per_minute
        super().__init__(f"{per_minute}/min")

    def get_cache_key(self, request: HttpRequest) -> str:
        return self._named

    def allowance(self, request: HttpRequest) -> Allowance:
        allowed = self.allow_request(request)
        oldest = self.history[-1] if self.history else self.now
        reset = max(1, math.ceil(60 - (self.now - oldest)))
        left = max(0, self.per_minute - len(self.history))
        return Allowance(self.per_minute, left, reset, 0 if allowed else reset)


def spend(request: HttpRequest, user: User | None) -> Allowance:
    """Take one request from the account's allowance, without a good token from the address's."""
    if user is not None:
        throttle = _Throttle("account", str(user.pk), PER_MINUTE["account"])
    else:
        throttle = _Throttle("address", client_address(request).replace(":", "."), PER_MINUTE["address"])
    return throttle.allowance(request)
