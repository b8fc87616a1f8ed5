"""The seventeen goals, and one goal with its targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corridor.agenda.categories import LinkCategory
from corridor.agenda.goals import Goal, goals
from corridor.agenda.goals import goal as goal_numbered
from corridor.agenda.hlpf import hlpf_years
from corridor.agenda.links import links_of
from corridor.agenda.targets import Target, targets
from corridor.site.definition_words import definitions_language
from corridor.site.entries.changes import PublicName
from corridor.site.pages.table_one import differing_cells, table_one_rows
from corridor.site.pages.ties import counts


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in the list: its short name and official title, and how many entries name it or a target of it."""

    goal: Goal
    short_title: str
    title: str
    entries: int


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target of a goal: its wording, the categories of its link with migration, and its entries."""

    target: Target
    wording: str
    categories: tuple[LinkCategory, ...]
    entries: int


def goals_page(request: HttpRequest) -> HttpResponse:
    """All goals, and table 1 of the founding document as the records give it today."""
    entries = counts(PublicName.GOAL)
    context = {
        "lines": [_line(number, entries) for number in goals()],
        "rows": table_one_rows(),
        "categories": tuple(LinkCategory),
        "differing": differing_cells(),
    }
    return render(request, "pages/goals.html", context)


def goal_page(request: HttpRequest, goal: int) -> HttpResponse:
    """One goal with its targets; raises `UsageError` where there is no such goal."""
    wanted = goal_numbered(goal)
    linked = counts(PublicName.TARGET)
    numbers = [number.number for number in goals()]
    context = {
        "line": _line(wanted, counts(PublicName.GOAL)),
        "targets": [_target_line(target, linked.get(target.code, 0)) for target in targets(goal)],
        "whole": linked.get(str(goal), 0),
        "focus_years": [year.year for year in hlpf_years() if goal in year.focus_goals],
        "before": goal - 1 if goal - 1 in numbers else None,
        "after": goal + 1 if goal + 1 in numbers else None,
    }
    return render(request, "pages/goal.html", context)


def _line(wanted: Goal, entries: Mapping[str, int]) -> GoalLine:
    language = definitions_language()
    named = entries.get(str(wanted.number), 0)
    return GoalLine(wanted, wanted.short_title_in(language), wanted.title_in(language), named)


def _target_line(target: Target, entries: int) -> TargetLine:
    links = links_of(target.code)
    return TargetLine(
        target,
        target.wording_in(definitions_language()),
        () if links is None else tuple(links.basis),
        entries,
    )
