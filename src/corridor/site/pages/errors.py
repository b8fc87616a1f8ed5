"""Pages that say what went wrong and what to do, in the site's frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corridor.errors import CorridorError, NotPermitted, UsageError, WrongState
from corridor.site.pages.navigation import site_frame

TEMPLATE = "pages/error.html"


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of an error: in a few words, in a sentence, and what to do."""

    title: str | Promise
    text: str | Promise
    remedy: str | Promise


TOLD: Mapping[HTTPStatus, Told] = {
    HTTPStatus.BAD_REQUEST: Told(
        _("This request cannot be understood"),
        _("Something in the address or in the form does not fit."),
        _("Go back, check what you wrote, and send it again."),
    ),
    HTTPStatus.FORBIDDEN: Told(
        _("You may not see or do this"),
        _("It is for people with another role, or for somebody who is logged in."),
        _("Log in, or ask somebody who may."),
    ),
    HTTPStatus.NOT_FOUND: Told(
        _("There is no page at this address"),
        _("The address may be mistyped, or the page was never public."),
        _("Search the catalogue, or start from the home page."),
    ),
    HTTPStatus.CONFLICT: Told(
        _("This is no longer possible"),
        _("The entry has changed since you opened the page."),
        _("Load the page again and look at what is there now."),
    ),
    HTTPStatus.GONE: Told(
        _("This page was withdrawn"),
        _("It was public once and is no longer."),
        _("Search the catalogue for what took its place."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: Told(
        _("Too many requests"),
        _("So many came from your address that we ask you to wait."),
        _("Wait a minute and try again. Whole tables are quicker through the API or an export."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: Told(
        _("Something went wrong on our side"),
        _("The error was recorded. Nothing that you sent was half done."),
        _("Try again in a few minutes."),
    ),
}


class CorridorErrorMiddleware:
    """Answers errors of the domain that a view lets through with the page that fits them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the view."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for an error that somebody can mend; None for any other, which is a fault of the site."""
        if isinstance(exception, NotPermitted):
            return error_page(request, HTTPStatus.FORBIDDEN, exception)
        if isinstance(exception, WrongState):
            return error_page(request, HTTPStatus.CONFLICT, exception)
        if isinstance(exception, UsageError):
            return error_page(request, _of_usage(request), exception)
        return None


def error_page(request: HttpRequest, status: HTTPStatus, error: CorridorError | None = None) -> HttpResponse:
    """The page for a status; with `error`, what was expected and found stands on it."""
    return render(request, TEMPLATE, {"told": TOLD[status], "status": status.value, "error": error}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that Django refuses."""
    return error_page(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what somebody may not do."""
    return error_page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return error_page(request, HTTPStatus.NOT_FOUND)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form without its token, which keeps other sites from sending it."""
    told = Told(
        _("This form could not be sent"),
        _("It was opened too long ago, or your browser does not keep cookies."),
        _("Go back, load the page again and send the form again. What you wrote is still in your browser."),
    )
    return render(request, TEMPLATE, {"told": told, "status": 403, "error": None}, status=HTTPStatus.FORBIDDEN)


def too_many(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """The page for somebody who asks too often."""
    return error_page(request, HTTPStatus.TOO_MANY_REQUESTS)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of the site; it asks neither database nor session, which may be what failed."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    frame = site_frame(request) | {"user": AnonymousUser(), "request": request}
    page = render_to_string(TEMPLATE, frame | {"told": TOLD[status], "status": status.value})
    return HttpResponse(page, status=status)


def _of_usage(request: HttpRequest) -> HTTPStatus:
    """404 where the address itself names what is not there, 400 where a form or a question does."""
    named = request.resolver_match is not None and bool(request.resolver_match.kwargs)
    reading = request.method in ("GET", "HEAD")
    return HTTPStatus.NOT_FOUND if named and reading and not request.GET else HTTPStatus.BAD_REQUEST
