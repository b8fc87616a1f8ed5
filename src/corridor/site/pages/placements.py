"""Where the founding document shows an entry, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, Promise] = {
    "box": _("Box %(part)s"),
    "annex": _("Annex, %(part)s"),
    "text": _("Section (%(part)s)"),
    "table": _("Table %(part)s"),
}


def placement_words(placement: str) -> str:
    """A placement such as `box:1` in words; itself where it is of no known form."""
    where, _colon, part = placement.partition(":")
    return str(WORDS[where]) % {"part": part} if where in WORDS else placement
