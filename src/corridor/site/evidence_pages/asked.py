"""What every page of evidence is given: the build that its address means, and the answers to addresses that fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from corridor.evidence.store import Evidence
from corridor.site.definition_words import definitions_language
from corridor.site.evidence_pages.store import BuildNotKept, builds

BUILD = "build"
"""The name in an address that keeps it to one build."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link that leads on from a page that is not there."""

    label: str
    address: str


class NotHere(LookupError):  # noqa: N818 - the answer itself, as pages give it
    """There is nothing at this address: why, and ways on."""

    def __init__(self, text: str, *ways: Way) -> None:
        self.text = text
        self.ways = ways
        super().__init__(text)


type Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """The build that a page shows and the language of its words (`en`, `zh`, ...).

    `pinned` says that the address names the build, so that its links must too; `is_current` that it is the current one,
    which `current_address` shows in any case. `host` is the site's address without a path.
    """

    evidence: Evidence
    language: str
    host: str
    path: str
    current_address: str
    pinned: bool
    is_current: bool

    @property
    def build(self) -> str:
        """The name under which the build is cited."""
        return self.evidence.citable_name

    @property
    def key(self) -> tuple[str, str, bool]:
        """What a page depends on besides its own name: build, language, whether its links name the build."""
        return self.build, get_language() or "", self.pinned

    @property
    def build_query(self) -> str:
        """What a link to a bare path needs after it: `?build=...` where this page's address names the build."""
        return f"?{urlencode({BUILD: self.build})}" if self.pinned else ""

    @property
    def and_build(self) -> str:
        """The same after a path that has a query."""
        return f"&{urlencode({BUILD: self.build})}" if self.pinned else ""

    def address(self, path: str, query: Query = ()) -> str:
        """The path with its query, and with the build where this page's address names it."""
        return with_query(path, (*query, (BUILD, self.build)) if self.pinned else query)

    def permanent(self, path: str, query: Query = ()) -> str:
        """The whole address of a path that keeps to this build."""
        return f"{self.host}{with_query(path, (*query, (BUILD, self.build)))}"

    def figure_address(self, page: str) -> Callable[[str], str]:
        """From the key of a figure of the page at that path to the address of its trace."""
        return lambda key: self.address(f"{page}figures/{quote(key, safe='/~')}/")


def with_query(path: str, query: Query) -> str:
    """The path with a query, bare where there is none."""
    return f"{path}?{urlencode(query)}" if query else path


type Page[**P] = Callable[Concatenate[HttpRequest, Asked, P], HttpResponse]


def evidence_page[**P](page: Page[P]) -> Callable[..., HttpResponse]:
    """The view of a page that reads evidence: it opens the build and answers 404 and 410 in plain words."""

    @require_safe
    @wraps(page)
    def view(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return page(request, _asked(request), *args, **kwargs)
        except NotHere as missing:
            context: dict[str, Any] = {"text": missing.text, "ways": missing.ways}
            return render(request, "evidence/not_here.html", context, status=HTTPStatus.NOT_FOUND)
        except BuildNotKept as gone:
            context = {"name": gone.name, "current": _without_build(request)}
            return render(request, "evidence/build_gone.html", context, status=HTTPStatus.GONE)

    return view


def _asked(request: HttpRequest) -> Asked:
    name = request.GET.get(BUILD)
    current = builds().current()
    evidence = current if name is None else builds().named(name)
    return Asked(
        evidence=evidence,
        language=definitions_language(),
        host=request.build_absolute_uri("/").rstrip("/"),
        path=request.path,
        current_address=_without_build(request),
        pinned=name is not None,
        is_current=evidence.citable_name == current.citable_name,
    )


def _without_build(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop(BUILD, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
