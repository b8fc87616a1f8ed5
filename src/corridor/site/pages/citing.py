"""How an entry is cited: in one line, with an address that keeps to the version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Citation:
    """The line to copy, and the address of the version in it."""

    text: str
    address: str


def citation(request: HttpRequest, slug: str, title: str, version: int, at: datetime | None) -> Citation:
    """The citation of one version of an entry; `at` is when it was published."""
    address = request.build_absolute_uri(reverse("entry_version", args=[slug, version]))
    said = {
        "title": title.rstrip("."),
        "version": version,
        "date": _("no date") if at is None else date_format(at, "DATE_FORMAT"),
        "address": address,
    }
    return Citation(_("%(title)s. Version %(version)s, published %(date)s. Corridor. %(address)s") % said, address)
