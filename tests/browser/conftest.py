"""A browser, and a site for it to visit. Both are closed after the last browser test of a worker.

Playwright keeps an event loop running in the thread that uses it, and Django refuses its database there; so
these tests speak with the site as a browser does, and the loop ends with the package.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import needs
from tests.browser.look import HEIGHT, WIDE
from tests.browser.running_site import RunningSite, prepared, running
from tests.browser.witness import Witness

# As root, Chromium starts only without its sandbox; and no name but this machine's is ever looked up.
ARGUMENTS = ("--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
PATIENCE_MILLISECONDS = 10_000


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    needs.check_fonts()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def filled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with all packaged entries, filled once for all workers."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return prepared(shared / "filled-site")


@pytest.fixture(scope="package")
def site(filled_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """A running site that tests only read."""
    with running(filled_site, tmp_path_factory.mktemp("reading") / "site") as site:
        yield site


@pytest.fixture
def own_site(filled_site: Path, tmp_path: Path) -> Iterator[RunningSite]:
    """A running site of the test's own, which it may change."""
    with running(filled_site, tmp_path / "site") as site:
        yield site


@pytest.fixture(scope="package")
def reader(chromium: Browser, site: RunningSite) -> Iterator[BrowserContext]:
    """A visitor of `site` who is not logged in."""
    context = new_visitor(chromium, site)
    yield context
    context.close()


@pytest.fixture
def page(reader: BrowserContext, site: RunningSite) -> Iterator[Page]:
    """A page of the visitor; in the end it must have asked no other host and logged no error."""
    page = reader.new_page()
    witness = Witness(page, site.address)
    yield page
    page.close()
    assert witness.complaints == []


def new_visitor(chromium: Browser, site: RunningSite) -> BrowserContext:
    """A visitor with cookies of their own, at a wide window."""
    context = chromium.new_context(base_url=site.address, viewport={"width": WIDE, "height": HEIGHT}, locale="en")
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    return context
