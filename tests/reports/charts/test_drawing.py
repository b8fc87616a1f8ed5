"""SVG that says what it shows, and a clear error for what cannot be drawn."""

from __future__ import annotations

import pytest

from corridor.errors import ReportError
from corridor.reports.charts.drawing import draw_chart, with_words

PLAIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="9" role="x"><defs>'
    '<clipPath id="clip1"></clipPath></defs><g clip-path="url(#clip1)" aria-hidden="true">'
    '<use href="#clip1"/></g></svg>'
)


def test_the_picture_is_one_image_with_title_and_description() -> None:
    svg = with_words(PLAIN, "chart-a", "A & B", "Says \\1 <more>")
    assert 'role="img" aria-labelledby="chart-a-title" aria-describedby="chart-a-desc">' in svg
    assert '<title id="chart-a-title">A &amp; B</title>' in svg
    assert '<desc id="chart-a-desc">Says \\1 &lt;more&gt;</desc>' in svg
    assert svg.count("role=") == 1
    assert "aria-hidden" not in svg
    assert "class=" not in svg


def test_ids_are_its_own_and_references_follow() -> None:
    svg = with_words(PLAIN, "chart-a", "t", "d")
    assert 'id="chart-a-clip1"' in svg
    assert 'clip-path="url(#chart-a-clip1)"' in svg
    assert 'href="#chart-a-clip1"' in svg
    assert '"clip1"' not in svg


def test_what_vega_lite_does_not_accept_is_an_error_of_the_report() -> None:
    with pytest.raises(ReportError, match="Vega-Lite"):
        draw_chart({"mark": 3, "layer": "x"})
