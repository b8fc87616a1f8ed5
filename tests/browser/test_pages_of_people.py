"""Pages that are not for everybody: of an account, of moderators and administrators, and of who writes a review."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.look import DARK_NARROW, DARK_WIDE
from tests.browser.people import AMINA, DAVID, Person
from tests.browser.running_site import RunningSite
from tests.browser.visitor import visitor

OF_AN_ACCOUNT = ("account", "account_email", "account_change_password", "mfa_index", "account_logout")


@pytest.mark.parametrize(
    ("person", "names"),
    [(AMINA, (*OF_AN_ACCOUNT, "queue")), (DAVID, ("account", "roles"))],
    ids=["reviewer", "administrator"],
)
def test_pages_after_logging_in(chromium: Browser, site: RunningSite, person: Person, names: tuple[str, ...]) -> None:
    with visitor(chromium, site) as somebody:
        somebody.log_in(person)
        for name in names:
            DARK_WIDE.turn_to(somebody.page)
            somebody.open(name)
            DARK_NARROW.turn_to(somebody.page)
            somebody.look()


def test_a_review_is_begun_changed_and_read(chromium: Browser, own_site: RunningSite) -> None:
    with visitor(chromium, own_site) as writer:
        writer.open("reviews")
        writer.choose("Country, area or group", "Philippines")
        writer.press("Begin the review")
        private_address = writer.page.url
        writer.page.get_by_role("checkbox").nth(1).uncheck()
        writer.unfold("Your own words")
        writer.page.get_by_role("textbox").first.fill("The ministry writes this itself.")
        writer.press("Save")
        DARK_NARROW.turn_to(writer.page)
        writer.look()
        writer.follow("Read it here")
        expect(writer.page.locator("body")).to_contain_text("The ministry writes this itself.")

    with visitor(chromium, own_site) as somebody_with_the_address:
        somebody_with_the_address.go_to(private_address)
        expect(somebody_with_the_address.page.get_by_role("checkbox").nth(1)).not_to_be_checked()
