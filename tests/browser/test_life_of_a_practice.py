"""The life of a practice, from the first line to its withdrawal, as the people who take part live it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.letters import letter
from tests.browser.people import AMINA, BORIS
from tests.browser.running_site import RunningSite
from tests.browser.visitor import Visitor, visitor

TITLE = "Skills passport for returning nurses (Philippines)"
ARABIC_TITLE = "جواز مهارات للممرّضات العائدات"
VOCALISED, UNVOCALISED = "مَهَارَات", "مهارات"
SUMMARY = "The ministry of labour recognises what nurses learned abroad."
MENDED = "Nurses who return get their years abroad counted within a month."
REASON = "Please say who may apply, and how long it takes."
WHY_WITHDRAWN = "The programme ended in 2025 and another one took its place."
EMAIL = "desk@example.org"


@pytest.fixture
def newcomer(chromium: Browser, own_site: RunningSite) -> Iterator[Visitor]:
    with visitor(chromium, own_site) as person:
        yield person


@pytest.fixture
def moderators(chromium: Browser, own_site: RunningSite) -> Iterator[tuple[Visitor, Visitor]]:
    with ExitStack() as stack:
        amina, boris = (stack.enter_context(visitor(chromium, own_site)) for _ in range(2))
        amina.log_in(AMINA)
        boris.log_in(BORIS)
        yield amina, boris


def test_life_of_a_practice(
    own_site: RunningSite, newcomer: Visitor, moderators: tuple[Visitor, Visitor], chromium: Browser
) -> None:
    amina, boris = moderators
    private_link = contribute(newcomer)
    assert private_link in letter(own_site, EMAIL, "Your draft in Corridor")

    send_back(amina)
    assert REASON in letter(own_site, EMAIL, f"Changes requested: {TITLE}")
    with visitor(chromium, own_site) as same_person_another_day:
        mend(same_person_another_day, private_link)

    approve_and_publish(amina, boris)
    published = letter(own_site, EMAIL, f"Published: {TITLE}")
    with visitor(chromium, own_site) as reader:
        reader.go_to(address_in(published))
        reader.sees(MENDED)
        find_in_arabic(reader, VOCALISED)
        find_in_arabic(reader, UNVOCALISED)
        cite(reader)

    withdraw(newcomer, private_link)
    with visitor(chromium, own_site) as reader:
        find_withdrawn(reader)


def address_in(text: str) -> str:
    """The first address in a letter."""
    found = re.search(r"http://\S+", text)
    assert found is not None, text
    return found[0]


def contribute(person: Visitor) -> str:
    """Hand in a practice without an account; gives the private link."""
    person.open("contribute")
    person.follow(re.compile("^Practice$"))
    person.fill_in("Title", TITLE)
    person.fill_in("Summary", SUMMARY)
    person.fill_in("Country or area 1", "Philippines")
    person.page.get_by_label("National", exact=True).check()
    person.page.get_by_label("Labour Migration", exact=True).check()
    person.unfold("Goal 10:")
    person.page.get_by_label(re.compile(r"^10\.7 ")).check()
    person.fill_in("Address of the page", "https://example.org/passport", within="Link 1")
    person.fill_in("E-mail address", EMAIL)
    person.press("Hand in for review")
    person.sees("is with the moderators")
    link = person.page.locator(".private-link a").get_attribute("href")
    assert link is not None
    return link


def send_back(reviewer: Visitor) -> None:
    """Return it to the contributor, with the reason."""
    reviewer.open("queue")
    reviewer.follow(TITLE)
    reviewer.press("Take into review")
    reviewer.sees("In review")
    reviewer.unfold("Request changes")
    reviewer.page.locator("details", has_text="Request changes").get_by_label(re.compile("^Reason")).fill(REASON)
    reviewer.press("Request changes")
    reviewer.sees("Returned")


def mend(person: Visitor, private_link: str) -> None:
    """Come back by the private link, read what is asked, change the entry and hand it in again."""
    person.go_to(private_link)
    person.sees(REASON)
    person.follow("Change the entry")
    person.fill_in("Summary", MENDED)
    person.choose("Language", "Arabic", within="Translation 1")
    person.fill_in("Title in this language", ARABIC_TITLE, within="Translation 1")
    person.fill_in("Summary in this language", "برنامج لاعتراف الدولة بخبرة الممرّضات.", within="Translation 1")
    person.fill_in("Who translated it", "the ministry", within="Translation 1")
    person.press("Hand in again")
    person.sees("is with the moderators")


def approve_and_publish(first: Visitor, second: Visitor) -> None:
    """Two approvals, by two people; one is not enough."""
    first.open("queue")
    first.follow(TITLE)
    first.press("Take into review")
    first.press("Approve")
    first.sees("1 of 2 needed")
    first.sees_no_button("Publish")
    first.sees_no_button("Approve")
    second.open("queue")
    second.follow(TITLE)
    second.press("Approve")
    second.press("Publish")
    second.sees("Published")


def find_in_arabic(reader: Visitor, word: str) -> None:
    """Find it with the interface in Arabic, and open it."""
    reader.search(word, "ar")
    reader.follow(ARABIC_TITLE)
    expect(reader.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(ARABIC_TITLE)


def cite(reader: Visitor) -> None:
    """The citation names the entry and leads to an address that keeps its version."""
    citation = reader.page.locator(".citation")
    expect(citation).to_contain_text(ARABIC_TITLE)
    permanent = reader.page.locator(".citation + p a").get_attribute("href")
    assert permanent is not None
    assert permanent in citation.inner_text()
    reader.go_to(permanent)
    reader.sees(ARABIC_TITLE)


def withdraw(person: Visitor, private_link: str) -> None:
    """Take it out of the catalogue, with a reason."""
    person.go_to(private_link)
    person.unfold("Withdraw")
    person.page.locator("details", has_text="Withdraw").get_by_label(re.compile("^Reason")).fill(WHY_WITHDRAWN)
    person.press("Withdraw")
    person.sees("Withdrawn")


def find_withdrawn(reader: Visitor) -> None:
    """It is still found as withdrawn, with the reason; in its place stands a notice; the log tells of it."""
    reader.search("skills passport nurses")
    found = reader.page.get_by_role("region", name="Withdrawn entries that match")
    expect(found).to_contain_text(TITLE)
    expect(found).to_contain_text(WHY_WITHDRAWN)
    reader.expect_status(410)
    reader.follow(TITLE)
    reader.sees(WHY_WITHDRAWN)
    expect(reader.page.locator("main")).not_to_contain_text(MENDED)
    reader.open("decisions")
    reader.sees(WHY_WITHDRAWN)
