"""What stands in the way of people on a page: the rules of axe for WCAG 2.2 AA, and scrolling sideways."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
HOUSE_RULES = ("heading-order", "page-has-heading-one", "empty-heading", "landmark-unique", "region", "duplicate-id")
SHOWN = 5

_WIDER_THAN_THE_WINDOW = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter(element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1)
            && !element.closest(".scroll, .hidden, .skip");
    });
    const inner = out.filter(element => !out.some(other => other !== element && element.contains(other)));
    return inner.map(element => element.outerHTML.slice(0, 120));
}"""


def assert_accessible(page: Page) -> None:
    """Raises AssertionError with each violation: the rule, the element, and how to mend it."""
    found = violations(page)
    assert not found, "\n".join(["", *found])


def violations(page: Page) -> list[str]:
    """What breaks a rule of WCAG 2.2 AA, or one of the house (headings in order, one h1, landmarks)."""
    enabled = {rule: {"enabled": True} for rule in HOUSE_RULES}
    return _run(page, {"runOnly": {"type": "tag", "values": TAGS}, "rules": enabled})


def contrast_violations(page: Page) -> list[str]:
    """What has too little contrast; enough where only the colours have changed."""
    return _run(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})


def sideways(page: Page) -> list[str]:
    """The elements that make the page scroll sideways."""
    wide: list[str] = page.evaluate(_WIDER_THAN_THE_WINDOW)
    return [f"wider than the window: {element}" for element in wide[:SHOWN]]


def _run(page: Page, options: dict[str, Any]) -> list[str]:
    quick = {"resultTypes": ["violations"], "preload": False, "iframes": False}
    response = Axe().run(page, options=quick | options).response
    return [line for violation in response["violations"] for line in _described(violation)]


def _described(violation: dict[str, Any]) -> list[str]:
    nodes = violation["nodes"]
    lines = [
        f"{violation['id']} ({violation['help']}): {node['html'][:160]}\n    {node['failureSummary']}"
        for node in nodes[:SHOWN]
    ]
    more = len(nodes) - SHOWN
    return [*lines, f"{violation['id']}: {more} elements more"] if more > 0 else lines
