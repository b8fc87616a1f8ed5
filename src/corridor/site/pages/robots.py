"""What programs that crawl the site are asked to leave alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Every choice of filters has an address of its own: there is no end to them, and each costs a search.
LEFT_ALONE = ("practices/?", "practices/entries.", "practices/feed/", "queue/", "drafts/", "account/", "login/")


def robots(request: HttpRequest) -> HttpResponse:
    """The file robots.txt, for all languages at once."""
    lines = ["User-agent: *"]
    for path in LEFT_ALONE:
        lines += [f"Disallow: /{path}", f"Disallow: /*/{path}"]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemaps'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
