"""No page can be forgotten: each named address is a public page, or it is said why not."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch

from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser.public_pages import NOT_PUBLIC_PAGES, PUBLIC_PAGES


def names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}"
        else:
            yield from names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)


def test_every_address_is_a_listed_page_or_said_to_be_none() -> None:
    listed = {page.name for page in PUBLIC_PAGES}
    unknown = sorted(
        name
        for name in set(names(get_resolver())) - listed
        if not any(fnmatch(name, pattern) for pattern in NOT_PUBLIC_PAGES)
    )
    assert unknown == [], "add them to tests/browser/public_pages.py"


def test_what_is_listed_is_there() -> None:
    there = set(names(get_resolver()))
    assert {page.name for page in PUBLIC_PAGES} - there == set()
    assert [pattern for pattern in NOT_PUBLIC_PAGES if not any(fnmatch(name, pattern) for name in there)] == []
