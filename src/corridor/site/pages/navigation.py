"""What stands at the head of every page: where one can go, and in which languages."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_MAIN = (
    ("practices", _("Practices")),
    ("goals", _("Goals")),
    ("countries", _("Countries")),
    ("corridors", _("Corridors")),
    ("costs", _("Costs")),
    ("explore", _("Indicators")),
    ("reviews", _("Reviews")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A link at the head; `here` where the page is in its part of the site, `exact` where it is that page."""

    label: str | Promise
    address: str
    here: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The same page in another language; `full_address` begins with `https://`."""

    code: str
    name: str
    address: str
    full_address: str
    here: bool


def site_frame(request: HttpRequest) -> dict[str, object]:
    """`navigation` and `language_choices` for the frame of the page."""
    return {"navigation": _navigation(request.path), "language_choices": _languages(request)}


def _navigation(path: str) -> list[Item]:
    items = []
    for name, label in _MAIN:
        address = reverse(name)
        items.append(Item(label, address, path.startswith(address), path == address))
    return items


def _languages(request: HttpRequest) -> list[LanguageChoice]:
    path, now = request.get_full_path(), get_language()
    addresses = {code: translate_url(path, code) for code, _name in settings.LANGUAGES}
    return [
        LanguageChoice(code, name, addresses[code], _whole(request, addresses[code]), code == now)
        for code, name in settings.LANGUAGES
    ]


def _whole(request: HttpRequest, path: str) -> str:
    """The whole address of a path; the path alone on the page that refuses a host which is not the site's."""
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return path
