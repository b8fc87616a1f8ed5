"""The addresses for programs, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from corridor.site.api.description import query_names
from corridor.site.api.edge import at_the_edge
from corridor.site.api.oembed import oembed
from corridor.site.api.problems import not_there, told
from corridor.site.api.service import api, description


def _nothing(request: HttpRequest, **_: object) -> HttpResponse:
    return told(not_there("such address", "/api/v1/openapi.json lists the addresses").problem)


@cache
def _query_names() -> Mapping[str, frozenset[str]]:
    return query_names(description())


def _guarded(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """The same addresses, each behind the edge."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            view = at_the_edge(pattern.callback, _query_names)
            yield URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


_patterns, _app, _namespace = api.urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", ([*_guarded(_patterns), re_path(r"^[\s\S]*$", at_the_edge(_nothing))], _app, _namespace)),
    path("oembed", at_the_edge(oembed), name="oembed"),
]
