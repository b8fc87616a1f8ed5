"""Errors in the site's frame, with what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from corridor.errors import EvidenceError, NotPermitted, UsageError, WrongState
from corridor.site.urls import handler400, handler403, handler404, handler500
from corridor.site.urls import urlpatterns as site_urls
from tests.site.evidence_pages.reading import page_of

__all__ = ["handler400", "handler403", "handler404", "handler500"]
from tests.site.pages.reading import said

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

ERRORS: dict[str, Exception] = {
    "bad": SuspiciousOperation("no"),
    "denied": PermissionDenied(),
    "missing": Http404(),
    "usage": UsageError("a <b>number</b>", "'x'", remedy="write digits"),
    "not-permitted": NotPermitted("a reviewer", "visitor", remedy="log in"),
    "wrong-state": WrongState("a draft", "published"),
    "broken": EvidenceError("a build", "none"),
    "fault": RuntimeError("a secret in the message"),
}


def fails(request: HttpRequest, name: str) -> HttpResponse:
    raise ERRORS[name]


def fails_alone(request: HttpRequest) -> HttpResponse:
    raise ERRORS["usage"]


urlpatterns = [
    path("fails/", fails_alone),
    path("fails/<str:name>/", fails),
    *site_urls,
]


@pytest.fixture
def ask(client: Client) -> Callable[[str], HttpResponse]:
    client.raise_request_exception = False
    return lambda address: client.get(address)


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/fails/bad/", 400, "This request cannot be understood"),
        ("/fails/denied/", 403, "You may not see or do this"),
        ("/fails/missing/", 404, "There is no page at this address"),
        ("/nowhere/", 404, "There is no page at this address"),
        ("/fails/usage/", 404, "There is no page at this address"),
        ("/fails/usage/?page=9", 400, "This request cannot be understood"),
        ("/fails/", 400, "This request cannot be understood"),
        ("/fails/not-permitted/", 403, "You may not see or do this"),
        ("/fails/wrong-state/", 409, "This is no longer possible"),
        ("/fails/broken/", 500, "Something went wrong on our side"),
        ("/fails/fault/", 500, "Something went wrong on our side"),
    ],
)
def test_each_error_has_its_page(ask: Callable[[str], HttpResponse], address: str, status: int, title: str) -> None:
    response = ask(address)

    assert response.status_code == status
    page = page_of(response)
    assert page.all("h1")[0].text == title
    assert f"Error {status}" in said(page)
    assert page.of("site-head")
    assert page.of("site-foot")
    assert "secret" not in page.text


def test_errors_of_the_domain_say_what_was_expected_and_what_to_do(ask: Callable[[str], HttpResponse]) -> None:
    response = ask("/fails/usage/")

    assert "Expected a <b>number</b> Found 'x' What to do write digits" in said(page_of(response))
    assert "<b>number" not in response.content.decode()


def test_a_form_without_its_token_is_refused_in_plain_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/practices/save/", {"name": "x"})

    assert response.status_code == 403
    assert page_of(response).all("h1")[0].text == "This form could not be sent"


def test_the_page_of_a_fault_asks_neither_database_nor_session(
    ask: Callable[[str], HttpResponse], django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]  # a context manager
        ask("/fails/fault/")
