"""All pages that anybody can open, one example each; and the addresses that are no such pages, with the reason.

Every name of an address must stand in one of the two, so that no page is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.browser.addresses import address_of


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page by the name of its address; `parts` fill the address, `query` comes after the question mark."""

    name: str
    parts: Mapping[str, object] = field(default_factory=dict)
    query: str = ""
    example: str = ""

    def __str__(self) -> str:
        return f"{self.name}-{self.example}" if self.example else self.name

    def address(self, language: str = "en") -> str:
        """Its path and query in a language of the interface."""
        path = address_of(self.name, language, **self.parts)
        return f"{path}?{self.query}" if self.query else path


PUBLIC_PAGES = (
    PublicPage("home"),
    PublicPage("practices"),
    PublicPage("practices", query="q=migrant+workers&area=remittances", example="search"),
    PublicPage("practices", query="q=nothing+speaks+of+zzzz", example="nothing-found"),
    PublicPage("entry", {"slug": "gfmd2017-asean-triangle"}),
    PublicPage("entry_version", {"slug": "gfmd2017-asean-triangle", "number": 1}),
    PublicPage("about"),
    PublicPage("calls"),
    PublicPage("goals"),
    PublicPage("goal", {"goal": 10}),
    PublicPage("target", {"code": "10.c"}),
    PublicPage("areas"),
    PublicPage("area", {"key": "remittances"}),
    PublicPage("summits"),
    PublicPage("summit", {"number": 1}),
    PublicPage("decisions"),
    PublicPage("contribute"),
    PublicPage("new_entry", {"kind": "practice"}),
    PublicPage("countries"),
    PublicPage("country", {"code": "PHL"}),
    PublicPage("country_figure", {"code": "PHL", "key": "migrant_stock.PHL.2020"}),
    PublicPage("corridors"),
    PublicPage("corridors_figure", {"key": "bilateral_remittances_usd_million.DZA.FRA.2018"}),
    PublicPage("corridor", {"code": "PHL-SAU"}),
    PublicPage("corridor_figure", {"code": "PHL-SAU", "key": "migrant_stock.PHL.2020"}),
    PublicPage("costs"),
    PublicPage("costs", query="sending=SAU&receiving=PHL", example="of-corridor"),
    PublicPage("costs_figure", {"key": "remittance_cost_corridor_percent.PHL.SAU.2020-Q3"}),
    PublicPage("explore"),
    PublicPage("series", {"key": "migrant_stock"}),
    PublicPage("series_embed", {"key": "migrant_stock"}),
    PublicPage("series_figure", {"key": "migrant_stock", "figure": "migrant_stock.AUS.2020"}),
    PublicPage("coverage"),
    PublicPage("coverage", query="country=PHL", example="of-country"),
    PublicPage("coverage_figure", {"code": "PHL", "key": "count.covered_targets.PHL"}),
    PublicPage("about_data"),
    PublicPage("data_figure", {"key": "count.files"}),
    PublicPage("repairs"),
    PublicPage("reviews"),
    PublicPage("about_api"),
    PublicPage("account_login"),
    PublicPage("account_signup"),
    PublicPage("account_reset_password"),
)

NOT_PUBLIC_PAGES = {
    # Pages for some people; the first group is opened in test_life_of_a_practice.
    "draft": "for whoever wrote the entry",
    "open_draft": "the private link to it",
    "edit": "for whoever wrote the entry",
    "handed_in": "for whoever wrote the entry",
    "queue": "for moderators",
    "review": "for moderators",
    "preview": "for whoever wrote the entry",
    "saved": "for whoever wrote the entry",
    "entry_changes": "there is no second version among the packaged entries",
    "answer": "there is no call among the packaged entries",
    "answers": "for whoever made the call",
    "account": "for people who are logged in",
    "account_*": "for people who are logged in, or with a link from a letter",
    "mfa_*": "for people who are logged in",
    "socialaccount_*": "for people who are logged in",
    "openid_connect_*": "leads to the provider of accounts",
    "social/*": "older addresses of the same",
    "roles": "for administrators",
    "review_figure": "of a review that somebody writes",
    # What is no page.
    "take_role": "only takes what a form sends",
    "revoke_token": "only takes what a form sends",
    "delete_search": "only takes what a form sends",
    "illustration": "a picture",
    "renew_review": "only takes what a form sends",
    "delete_review": "only takes what a form sends",
    "series_file": "a file to download",
    "review_file": "a file to download",
    "export": "a file to download",
    "save_search": "only takes what a form sends",
    "practices_feed": "a feed",
    "decisions_feed": "a feed",
    "robots": "for programs",
    "sitemap*": "for programs",
    "api:*": "for programs",
    "oembed": "for programs",
    "health": "for programs",
    "ready": "for programs",
    "metrics": "for programs",
}
"""Names, or patterns of names, and why they are no public pages; what stands in the list above is one all the same."""
