"""One person in front of a browser of their own: what they open, fill in, press and see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import assert_accessible, sideways
from tests.browser.addresses import address_of
from tests.browser.look import HEIGHT, WIDE
from tests.browser.people import Person
from tests.browser.running_site import RunningSite
from tests.browser.witness import Witness

PATIENCE_MILLISECONDS = 10_000


class Visitor:
    """A person at a page. Each page that they come to must be accessible, ask no other host and log no error."""

    def __init__(self, page: Page, site: RunningSite) -> None:
        self.page = page
        self._witness = Witness(page, site.address)

    def open(self, name: str, language: str = "en", **parts: object) -> None:
        """Go to a page by its name."""
        self.go_to(address_of(name, language, **parts))

    def go_to(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(address)
        self.look()

    def log_in(self, person: Person) -> None:
        """Log in as that person."""
        self.open("account_login")
        self.page.locator("[name=login]").fill(person.email)
        self.page.locator("[name=password]").fill(person.password)
        self.page.locator("[name=password]").press("Enter")
        expect(self.page.get_by_role("link", name="Your account")).to_be_visible()

    def fill_in(self, label: str, text: str, *, within: str = "") -> None:
        """Fill in the input with that label; `within` is the name of the group that it stands in."""
        place = self.page.get_by_role("group", name=within, exact=True) if within else self.page
        place.get_by_label(re.compile(rf"^{re.escape(label)}( needed)?$")).fill(text)

    def choose(self, label: str, value: str, *, within: str = "") -> None:
        """Choose a value of the list with that label."""
        place = self.page.get_by_role("group", name=within, exact=True) if within else self.page
        place.get_by_label(re.compile(rf"^{re.escape(label)}( needed)?$")).select_option(label=value)

    def unfold(self, title: str) -> None:
        """Unfold what stands under a title."""
        self.page.locator("summary", has_text=title).first.click()

    def press(self, button: str) -> None:
        """Press a button, and wait for the page that comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()
        self.look()

    def follow(self, link: str | re.Pattern[str]) -> None:
        """Follow the first link of that name."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link).first.click()
        self.look()

    def search(self, words: str, language: str = "en") -> None:
        """Look for words in the catalogue."""
        self.open("practices", language)
        self.page.get_by_role("searchbox").fill(words)
        with self.page.expect_request_finished(lambda request: "q=" in request.url):
            self.page.get_by_role("searchbox").press("Enter")
        expect(self.page).to_have_url(re.compile(r"[?&]q="))
        self.look()

    def sees(self, text: str) -> None:
        """Wait until the page says that."""
        expect(self.page.locator("main")).to_contain_text(text)

    def sees_no_button(self, button: str) -> None:
        """Make sure that there is no such button."""
        expect(self.page.get_by_role("button", name=button, exact=True)).to_have_count(0)

    def look(self) -> None:
        """Check the page that is open."""
        assert_accessible(self.page)
        assert sideways(self.page) == []
        assert self._witness.complaints == []

    def expect_status(self, status: int) -> None:
        """Take an answer with that status for granted on the next page; browsers log it as an error."""
        self._witness.pardon(f"status of {status}")


@contextmanager
def visitor(chromium: Browser, site: RunningSite) -> Iterator[Visitor]:
    """A person who has not been here before."""
    context = chromium.new_context(base_url=site.address, viewport={"width": WIDE, "height": HEIGHT}, locale="en")
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    yield Visitor(context.new_page(), site)
    context.close()
