"""The words of a call that several commands understand: a pair of countries, a day, the site's folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import cyclopts

from corridor.errors import UsageError

if TYPE_CHECKING:
    from corridor.places.pair import Pair

SiteFolder = Annotated[Path | None, cyclopts.Parameter(help="Folder of the site; default $CORRIDOR_SITE_FOLDER.")]


def pair(words: str, example: str) -> Pair:
    """The pair that the words mean; raises `UsageError` with the example for the name of one place."""
    from corridor.places.pair import Pair, find_place_or_pair

    found = find_place_or_pair(words)
    if not isinstance(found, Pair):
        raise UsageError("two countries, the origin of people first", found.name, remedy=example)
    return found


def day(text: str | None) -> date:
    """The day of a text YYYY-MM-DD, today for None; raises `UsageError` for any other text."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("a date as YYYY-MM-DD", repr(text)) from None
