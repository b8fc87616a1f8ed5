"""The words of indicator 10.7.2."""

from __future__ import annotations

import pytest

from corridor.assessments.policy_bands import band_words, domain_titles
from corridor.errors import DefinitionError
from corridor.measures.policy import DOMAINS


def test_the_bands_are_those_of_the_metadata() -> None:
    assert [band_words(float(band)) for band in (1, 2, 3, 4)] == [
        "requires further progress",
        "partially meets",
        "meets",
        "fully meets",
    ]


@pytest.mark.parametrize("band", [0.0, 5.0, 2.5, 60.0, float("nan")])
def test_what_is_no_band_is_refused(band: float) -> None:
    with pytest.raises(DefinitionError, match="a band from 1 to 4"):
        band_words(band)


def test_every_domain_has_its_title() -> None:
    assert tuple(domain_titles()) == DOMAINS
    assert len(set(domain_titles().values())) == 7
