"""Every public page, in light and dark, wide and narrow, left to right and right to left."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import contrast_violations, sideways, violations
from tests.browser.look import DARK_NARROW, DARK_WIDE, LIGHT_NARROW, LIGHT_WIDE, LOOKS, Look
from tests.browser.public_pages import PUBLIC_PAGES, PublicPage
from tests.browser.running_site import RunningSite

SCREENSHOTS = os.environ.get("CORRIDOR_SCREENSHOTS")

CHECKS: Mapping[tuple[str, Look], tuple[Callable[[Page], list[str]], ...]] = {
    ("en", LIGHT_WIDE): (violations,),
    ("en", DARK_WIDE): (contrast_violations,),
    ("en", DARK_NARROW): (violations, sideways),
    ("ar", LIGHT_WIDE): (sideways,),
    ("ar", LIGHT_NARROW): (violations, sideways),
}
"""What is looked for in which language and look: all rules at each width, contrast in each scheme, nothing twice."""

in_every_page = pytest.mark.parametrize("public", PUBLIC_PAGES, ids=str)


@in_every_page
@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_use_it(page: Page, public: PublicPage, language: str) -> None:
    answer = page.goto(public.address(language))
    assert answer is not None
    assert answer.status == 200

    found: defaultdict[str, list[Look]] = defaultdict(list)
    for look in LOOKS:
        look.turn_to(page)
        _keep_picture(page, f"{public}-{language}", look)
        for problem in (problem for check in CHECKS.get((language, look), ()) for problem in check(page)):
            found[problem].append(look)
    assert not found, "\n".join(["", *(f"{'; '.join(map(str, looks))}: {problem}" for problem, looks in found.items())])


def _keep_picture(page: Page, name: str, look: Look) -> None:
    if SCREENSHOTS:
        path = Path(SCREENSHOTS) / f"{name}-{look.width}-{look.scheme}.png"
        page.screenshot(path=path, full_page=True)


@in_every_page
@pytest.mark.parametrize("language", ["zh-hans", "fr", "ru", "es"])
def test_it_answers_in_the_other_languages(site: RunningSite, public: PublicPage, language: str) -> None:
    answer = httpx.get(site.address + public.address(language))
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="ltr">' in answer.text
