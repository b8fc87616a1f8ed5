"""What is made of a build once and kept in the process: tables, pictures, lists of figures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from typing import cast

from django.core.cache import caches

_MISSING = object()


def kept[T](*named: Hashable, make: Callable[[], T]) -> T:
    """The value under that name, made when it is first asked for.

    The name holds all that the value depends on: what it is, the build, the language, the page. What was asked for
    longest ago goes first when the cache is full.
    """
    cache = caches["evidence"]
    key = hashlib.sha256(repr(named).encode()).hexdigest()
    found = cache.get(key, _MISSING)
    if found is _MISSING:
        found = make()
        cache.set(key, found)
    return cast(T, found)
