"""What is computed once for each state of the catalogue and language, and kept until the catalogue changes."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import cast

from django.core.cache import caches
from django.utils.translation import get_language

from corridor.site.entries.published import catalogue_revision

_MISSING = object()
_LONG = 24 * 60 * 60  # seconds


def kept[T](name: str, compute: Callable[[], T], *, revision: int | None = None, among: str = "default") -> T:
    """The value that `compute` gives, computed anew for each revision of the catalogue and each language.

    `name` says what it is, with all that it depends on besides. `revision` saves a query where it is known. `among`
    names a cache of the settings.
    """
    cache = caches[among]
    now = catalogue_revision() if revision is None else revision
    key = f"pages:{now}:{get_language()}:{sha256(name.encode()).hexdigest()}"
    found = cache.get(key, _MISSING)
    if found is _MISSING:
        found = compute()
        cache.set(key, found, _LONG)
    return cast(T, found)
