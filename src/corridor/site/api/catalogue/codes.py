"""Code lists: kinds, areas, goals, targets, categories of links, objectives, and states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router

from corridor.agenda.categories import categories
from corridor.agenda.compact import objectives
from corridor.agenda.goals import goals
from corridor.agenda.targets import targets
from corridor.catalogue.kinds import kinds
from corridor.catalogue.states import states
from corridor.definitions import Record
from corridor.forum.areas import areas
from corridor.site.api.answers import json_answer
from corridor.site.api.caching import known_as
from corridor.site.definition_words import definitions_language, translated

router = Router(tags=["codes"])


class Language(StrEnum):
    """The languages of labels, as the site's addresses name them."""

    ARABIC = "ar"
    CHINESE = "zh-hans"
    ENGLISH = "en"
    FRENCH = "fr"
    RUSSIAN = "ru"
    SPANISH = "es"


class CodeList(StrEnum):
    """The lists that there are."""

    KINDS = "kinds"
    AREAS = "areas"
    GOALS = "goals"
    TARGETS = "targets"
    CATEGORIES = "categories"
    OBJECTIVES = "objectives"
    STATES = "states"


class Code(Record):
    """A code with its label; `parent` is the goal of a target."""

    code: str
    label: str
    definition: str | None = None
    parent: str | None = None


class Codes(Record):
    """A whole code list; the wording of goals and targets is the official one."""

    list: CodeList
    language: Language
    items: tuple[Code, ...]


@router.get("/codes/{list_name}", response=Codes, operation_id="list_codes", summary=gettext_noop("A code list"))
def list_codes(
    request: HttpRequest,
    list_name: Annotated[CodeList, Path(description="Which list.")],
    language: Annotated[Language, Query(description="The language of the labels.")] = Language.ENGLISH,
) -> HttpResponse:
    """The codes that entries and filters use, with labels in one of six languages."""
    known_as(request, list_name, language)
    with translation.override(language.value):
        items = _LISTS[list_name]()
    response = json_answer(Codes(list=list_name, language=language, items=items))
    response.headers["Content-Language"] = language.value
    return response


def _kinds() -> tuple[Code, ...]:
    return tuple(
        Code(code=one.key, label=translated(one.kind_label), definition=translated(one.definition))
        for one in kinds().values()
    )


def _areas() -> tuple[Code, ...]:
    return tuple(
        Code(code=one.key, label=translated(one.title), definition=translated(one.definition)) for one in areas()
    )


def _goals() -> tuple[Code, ...]:
    language = definitions_language()
    return tuple(
        Code(code=str(one.number), label=one.short_title_in(language), definition=one.title_in(language))
        for one in goals()
    )


def _targets() -> tuple[Code, ...]:
    language = definitions_language()
    return tuple(
        Code(code=one.code, label=one.code, definition=one.wording_in(language), parent=str(one.goal))
        for one in targets()
    )


def _categories() -> tuple[Code, ...]:
    return tuple(
        Code(code=one.key, label=translated(one.title), definition=translated(one.definition))
        for one in categories().values()
    )


def _objectives() -> tuple[Code, ...]:
    return tuple(Code(code=str(one.number), label=translated(one.label)) for one in objectives())


def _states() -> tuple[Code, ...]:
    return tuple(Code(code=key, label=translated(one.label)) for key, one in states().items())


_LISTS: Mapping[CodeList, Callable[[], tuple[Code, ...]]] = {
    CodeList.KINDS: _kinds,
    CodeList.AREAS: _areas,
    CodeList.GOALS: _goals,
    CodeList.TARGETS: _targets,
    CodeList.CATEGORIES: _categories,
    CodeList.OBJECTIVES: _objectives,
    CodeList.STATES: _states,
}
