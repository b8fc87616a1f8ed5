"""The addresses of all public pages, for search engines."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from corridor.agenda.goals import goals
from corridor.agenda.targets import targets
from corridor.forum.areas import areas
from corridor.forum.summits import summits
from corridor.places.registry import countries
from corridor.site.entries.models import StoredEntry

ON_ONE_PAGE = 5_000
ALONE = (
    "home",
    "practices",
    "goals",
    "areas",
    "summits",
    "calls",
    "countries",
    "corridors",
    "costs",
    "explore",
    "about",
)
type Named = tuple[str, str | int | None]

if TYPE_CHECKING:
    _OfPages = Sitemap[Named]
    _OfEntries = Sitemap[StoredEntry]
else:
    _OfPages = _OfEntries = Sitemap  # its items have a type for the checker only


class PageSitemap(_OfPages):
    """The pages that are always there, in each language with the others beside it."""

    i18n = True
    alternates = True
    limit = ON_ONE_PAGE

    def items(self) -> list[Named]:
        """The name of each page's address, with its argument."""
        return [
            *((name, None) for name in ALONE),
            *(("goal", goal.number) for goal in goals()),
            *(("target", target.code) for target in targets()),
            *(("area", area.key) for area in areas()),
            *(("summit", summit.number) for summit in summits()),
            *(("country", country.code) for country in countries()),
        ]

    def location(self, item: Named) -> str:
        """The address of a page in the language that is active."""
        name, argument = item
        return reverse(name, args=[] if argument is None else [argument])


class EntrySitemap(_OfEntries):
    """The published entries, at the address without a language."""

    limit = ON_ONE_PAGE

    def items(self) -> QuerySet[StoredEntry]:
        """All published entries, in the order in which they came."""
        published = StoredEntry.objects.filter(published__isnull=False)
        return published.only("slug", "published_at").order_by("pk")

    def location(self, item: StoredEntry) -> str:
        """The address of an entry."""
        return reverse("entry", args=[item.slug])

    def lastmod(self, item: StoredEntry) -> datetime | None:
        """When the present version was published."""
        return item.published_at

    def get_latest_lastmod(self) -> datetime | None:
        """When anything was published last, without looking at each entry."""
        newest: datetime | None = self.items().aggregate(newest=Max("published_at"))["newest"]
        return newest


SITEMAPS = {"pages": PageSitemap, "entries": EntrySitemap}
