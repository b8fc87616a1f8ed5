"""The labels of a value axis, as Vega writes them."""

from __future__ import annotations

import re

import pytest

from corridor.evidence.figure import Figure, Recorded
from corridor.reports.charts.drawing import draw_chart
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line
from corridor.reports.document.inline import Digits

THIN = "\N{NARROW NO-BREAK SPACE}"


def labels(top: float, language: str) -> set[str]:
    """All texts of a chart of values up to `top`."""
    figures = tuple(
        Figure(str(year), top * share, "USD", str(year), "A", "", Recorded("f", "r", "s"))
        for year, share in ((2000, 0.1), (2020, 1.0))
    )
    svg = draw_chart(line_chart([Line("X", figures)], Digits.ROUNDED, "t", language=language))
    return set(re.findall(r">([^<]+)</text>", svg))


@pytest.mark.parametrize(
    ("top", "language", "expected"),
    [
        (4.2e10, "en", {"0", "10 billion", "40 billion"}),
        (4.2e10, "fr", {"0", "10 milliards", "40 milliards"}),
        (4.2e10, "es", {"10 mil millones"}),
        (4.2e10, "ru", {"10 млрд"}),
        (4.2e10, "ar", {"10 بليون"}),
        (4.2e10, "zh", {"100亿", "400亿"}),
        (2.5e6, "en", {"500,000", "1 million", "1.5 million"}),
        (2.5e6, "fr", {f"500{THIN}000", "1 million", "1,5 million", "2 millions"}),
        (2.5e6, "zh", {"500,000", "100万", "250万"}),
        (1.2, "es", {"0,2", "1,2"}),
    ],
)
def test_large_numbers_are_in_the_words_of_the_language(top: float, language: str, expected: set[str]) -> None:
    assert expected <= labels(top, language)
