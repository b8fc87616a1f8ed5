"""What went wrong, as programs read it: `application/problem+json` (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from corridor.definitions import Record
from corridor.errors import CorridorError, EvidenceError, NotPermitted, UsageError, WrongState
from corridor.site.entries.faults import Faulty
from corridor.site.evidence_pages.asked import NotHere
from corridor.site.evidence_pages.store import BuildNotKept

_log = logging.getLogger("corridor.api")

MEDIA_TYPE = "application/problem+json"


class FieldFault(Record):
    """What is wrong with one field of what was sent."""

    field: str
    message: str


class Problem(Record):
    """What was expected, what was found, where, and what to do; `errors` says it field by field."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    expected: str | None = None
    found: str | None = None
    where: str | None = None
    remedy: str | None = None
    errors: tuple[FieldFault, ...] = ()


class ProblemError(Exception):
    """A problem on its way to the answer."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        expected: str | None = None,
        found: str | None = None,
        where: str | None = None,
        remedy: str | None = None,
    ) -> None:
        self.problem = Problem(
            title=status.phrase,
            status=status.value,
            detail=detail,
            expected=expected,
            found=found,
            where=where,
            remedy=remedy,
        )
        super().__init__(detail)


def not_there(what: str, remedy: str) -> ProblemError:
    """404: there is nothing under this name, or nothing that whoever asks may see."""
    return ProblemError(HTTPStatus.NOT_FOUND, f"There is no {what}.", remedy=remedy)


def told(problem: Problem) -> HttpResponse:
    """The answer that tells the problem; no cache keeps it."""
    body = problem.model_dump_json(exclude_none=True, exclude_defaults=True)
    response = HttpResponse(body, status=problem.status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    if problem.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="corridor"'
    return response


def of_error(status: HTTPStatus, error: CorridorError, errors: Iterable[FieldFault] = ()) -> Problem:
    """The problem that an error of the domain is."""
    return Problem(
        title=status.phrase,
        status=status.value,
        detail=f"Expected {error.expected}; found {error.found}.",
        expected=error.expected,
        found=error.found,
        where=None if error.where is None else str(error.where),
        remedy=error.remedy,
        errors=tuple(errors),
    )


def tell_problems(api: NinjaAPI) -> None:
    """Have the API answer every error that somebody can mend with a problem."""
    told_as: dict[type[CorridorError], HTTPStatus] = {
        NotPermitted: HTTPStatus.FORBIDDEN,
        WrongState: HTTPStatus.CONFLICT,
        UsageError: HTTPStatus.BAD_REQUEST,
        EvidenceError: HTTPStatus.SERVICE_UNAVAILABLE,
    }
    for kind, status in told_as.items():
        api.add_exception_handler(kind, partial(_domain, status))
    handlers: tuple[tuple[type[Exception], Callable[..., HttpResponse]], ...] = (
        (Faulty, _faulty),
        (ProblemError, _problem),
        (ValidationError, _invalid),
        (HttpError, _http),
        (Http404, _missing),
        (NotHere, _not_here),
        (BuildNotKept, _gone),
        (RequestDataTooBig, _too_large),
        (SuspiciousOperation, _suspicious),
        (Exception, _unforeseen),
    )
    for raised, handler in handlers:
        api.add_exception_handler(raised, handler)


def _domain(status: HTTPStatus, request: HttpRequest, error: CorridorError) -> HttpResponse:
    if isinstance(error, EvidenceError):
        # Where the build lies is the operator's business.
        _log.error("a build cannot be read", exc_info=error)
        detail = "The build cannot be read at the moment."
        return told(Problem(title=status.phrase, status=status, detail=detail, remedy="try again later"))
    return told(of_error(status, error))


def _faulty(request: HttpRequest, error: Faulty) -> HttpResponse:
    faults = (FieldFault(field=fault.field, message=fault.message) for fault in error.faults)
    return told(of_error(HTTPStatus.UNPROCESSABLE_ENTITY, error, faults))


def _problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    return told(error.problem)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """404 where the path names what cannot be, 400 for the query, 422 for the body."""
    places = {str(one["loc"][0]) for one in error.errors}
    faults = tuple(FieldFault(field=_field(one["loc"]), message=str(one["msg"])) for one in error.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if "path" in places:
        status = HTTPStatus.NOT_FOUND
    elif places & {"query", "header"}:
        status = HTTPStatus.BAD_REQUEST
    problem = Problem(
        title=status.phrase,
        status=status,
        detail="; ".join(f"{fault.field}: {fault.message}" for fault in faults),
        where="the " + " and the ".join(sorted(places)),
        remedy="look at the description of this operation in openapi.json",
        errors=faults,
    )
    return told(problem)


def _field(where: Sequence[str | int]) -> str:
    """The field as the program named it: without the place, and without the name that a body or query has in code."""
    place, *names = map(str, where)
    in_model = place == "body" or (place == "query" and names[:1] == ["query"])
    return ".".join(names[1:] if in_model and len(names) > 1 else names) or place


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    status = HTTPStatus(error.status_code)
    remedy = "send the header Authorization: Bearer <token>" if status is HTTPStatus.UNAUTHORIZED else None
    return told(Problem(title=status.phrase, status=status, detail=f"{error}.".replace("..", "."), remedy=remedy))


def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return told(not_there("such thing", "look the address up in openapi.json").problem)


def _not_here(request: HttpRequest, error: NotHere) -> HttpResponse:
    return told(ProblemError(HTTPStatus.NOT_FOUND, error.text).problem)


def _gone(request: HttpRequest, error: BuildNotKept) -> HttpResponse:
    gone = ProblemError(
        HTTPStatus.GONE,
        f"The build {error.name} is not kept here, or no longer.",
        where="the query parameter build",
        remedy="leave build out to get the current one; /api/v1/build names it",
    )
    return told(gone.problem)


def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return told(ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "What was sent is too large.").problem)


def _suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    return told(ProblemError(HTTPStatus.BAD_REQUEST, "The request cannot be understood.").problem)


def _unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    """500 without a word of what it was, which is logged; a database that is busy is answered by the site."""
    if isinstance(error, DatabaseError):
        raise error
    _log.error("an error in the API", exc_info=error)
    unforeseen = ProblemError(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong on our side. The error was recorded.",
        remedy="try again in a few minutes",
    )
    return told(unforeseen.problem)
