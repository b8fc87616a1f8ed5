"""Pages of a long table; a page that is not there is answered with a way to the first."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext

from corridor.errors import UsageError
from corridor.site.evidence_pages.asked import NotHere, Way
from corridor.site.pages.paging import Pages, pages_of, wanted_page


def asked_page(request: HttpRequest, total: int, per_page: int) -> Pages:
    """The page that the address asks for; raises `NotHere` for one that the list does not have."""
    try:
        return pages_of(total, per_page, wanted_page(request))
    except UsageError as error:
        first = request.GET.copy()
        first.pop("page", None)
        address = f"{request.path}?{first.urlencode()}" if first else request.path
        text = gettext("This list has no page “%(page)s”.") % {"page": request.GET.get("page", "")[:20]}
        raise NotHere(text, Way(gettext("The first page"), address)) from error
