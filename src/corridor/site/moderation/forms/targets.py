"""The choice of goals and targets: one list that opens for each goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from corridor.site.moderation.forms.choices import GoalChoices, goals_and_targets


class TargetsWidget(forms.Widget):
    """Goals that open, with a box for the whole goal and for each of its targets."""

    template_name = "moderation/forms/targets.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The codes that were ticked."""
        return list(data.getlist(name)) if hasattr(data, "getlist") else list(data.get(name, ()))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """False: nothing ticked is an answer too."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template shows: goals with their boxes, and how many are ticked."""
        context = super().get_context(name, value, attrs)
        ticked = set(value or ())
        context["widget"]["goals"] = [_shown(goal, ticked) for goal in goals_and_targets()]
        return context


def _shown(goal: GoalChoices, ticked: set[str]) -> _ShownGoal:
    boxes = (
        _Box(goal.number, "", goal.number in ticked),
        *(_Box(code, text, code in ticked) for code, text in goal.targets),
    )
    return _ShownGoal(goal.number, goal.title, boxes, sum(box.ticked for box in boxes))


@dataclass(frozen=True, slots=True)
class _Box:
    code: str
    wording: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class _ShownGoal:
    """A goal with its boxes, the first of which is for the goal as a whole."""

    number: str
    title: str
    boxes: tuple[_Box, ...]
    chosen: int


class TargetsField(forms.Field):
    """Codes of targets (`10.7`) and numbers of goals (`10`)."""

    widget = TargetsWidget

    def clean(self, value: list[str] | None) -> tuple[str, ...]:
        """The codes in the order of the Agenda; those unknown are left for the check of all fields."""
        return tuple(dict.fromkeys(value or ()))
