"""The style sheet: colours that can be read in light and dark, and that know those of pictures."""

from __future__ import annotations

import re

import pytest

from corridor.agenda.goals import goals
from corridor.reports.charts.theme import INK, MUTED, PALETTE, PAPER, RULE
from corridor.reports.map.classes import HATCH_LINE, NO_DATA, RAMP
from corridor.reports.writers.badges import badge, contrast
from corridor.reports.writers.html.style import style

STYLE = style()


def _colours(*, indent: str) -> dict[str, str]:
    """The variables of all sheets: those of the light at the margin, those of the dark in a media query."""
    blocks = re.findall(rf"^{indent}:root \{{([^}}]*)\}}", STYLE, re.MULTILINE)
    return dict(re.findall(r"--([\w]+): (#[0-9a-f]{6})", "".join(blocks)))


LIGHT, DARK = _colours(indent=""), _colours(indent="  ")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reaches_aa_on_every_ground(colours: dict[str, str]) -> None:
    grounds = ("paper", "soft", "focus_2017", "focus_2018", "focus_2019", "good", "bad")
    for ground in grounds:
        for text in ("ink", "muted", "link"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def test_lines_of_charts_stand_out_in_both() -> None:
    mapped = dict(re.findall(r'svg \[stroke="(#[0-9A-Fa-f]{6})"\] \{ stroke: (#[0-9a-f]{6})', STYLE))
    for colour in PALETTE[:4]:
        assert contrast(colour, LIGHT["paper"]) >= 2.7
        assert contrast(mapped.get(colour, colour), DARK["paper"]) >= 3


@pytest.mark.parametrize("colour", [INK, MUTED, RULE, PAPER, PALETTE[0], NO_DATA, HATCH_LINE, *RAMP])
def test_every_colour_that_the_dark_must_change_is_changed(colour: str) -> None:
    assert re.search(rf'svg \[(fill|stroke)="{colour}"\]', STYLE)


def test_what_is_wide_scrolls_in_itself() -> None:
    assert ".scroll { overflow-x: auto" in STYLE
    assert "thead { display: table-header-group; }" in STYLE


@pytest.mark.parametrize("number", [goal.number for goal in goals()])
def test_badges_have_the_official_colours(number: int) -> None:
    look = badge(number)
    assert f".goal-{number} {{ background: {look.colour}; color: {look.text_colour}; }}\n" in STYLE


def test_both_kinds_of_page_know_every_colour_that_blocks_use() -> None:
    assert set(LIGHT) == set(DARK)
    assert set(re.findall(r"var\(--([\w]+)\)", STYLE)) <= set(LIGHT)
