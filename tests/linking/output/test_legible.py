from __future__ import annotations

import pytest

from corridor.linking.output.legible import legible, one_line, percent


@pytest.mark.parametrize(
    ("probability", "said"),
    [(1.0, "over 99%"), (0.995, "over 99%"), (0.9949, "99%"), (0.5, "50%"), (0.01, "1%"), (0.0099, "under 1%")],
)
def test_no_probability_is_given_as_certain(probability: float, said: str) -> None:
    assert percent(probability) == said


def test_tabs_and_line_ends_stay_and_every_other_control_character_is_shown() -> None:
    assert legible("a\tb\r\nc\x00d\x7fe\x85f\ud800") == "a\tb\r\nc�d�e�f�"
    assert one_line(" a\t b\r\nc\x1bd ") == "a b c�d"
