"""Goal badges can be read, and say the same in words."""

from __future__ import annotations

import pytest

from corridor.errors import ReportError
from corridor.reports.writers.badges import badge, contrast
from corridor.reports.writers.phrases import phrases


@pytest.mark.parametrize("goal", range(1, 18))
def test_every_badge_reaches_aa(goal: int) -> None:
    look = badge(goal)
    assert contrast(look.text_colour, look.colour) >= 4.5
    assert look.title == f"Goal {goal}"
    assert look.number == str(goal)


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1.0)
    # Two greys that WCAG's own documents give as the lightest that pass on white.
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ReportError, match="phrases"):
        phrases("tlh")
