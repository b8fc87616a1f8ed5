import re

import pytest
from pydantic import ValidationError

from corridor.certainty import Certainty
from corridor.errors import UsageError
from corridor.forum.summits import Mode, Summit, summit, summits


def test_fifteen_summits_in_order() -> None:
    assert [s.number for s in summits()] == list(range(1, 16))
    assert [s.date_from for s in summits()] == sorted(s.date_from for s in summits())


def test_known_facts() -> None:
    assert (summit(1).chairs, summit(1).city, summit(1).date_from) == (("BEL",), "Brussels", "2007-07-09")
    assert (summit(4).city, summit(4).host) == ("Puerto Vallarta", "MEX")
    assert summit(9).date_to == "2016-12-12"
    assert summit(10).chairs == summit(11).chairs == ("DEU", "MAR")
    assert (summit(11).host, summit(10).host) == ("MAR", "DEU")


@pytest.mark.parametrize(
    ("number", "chair_ends", "met"), [(7, "2014-06-30", 2014), (12, "2019", 2020), (13, "2020", 2021)]
)
def test_the_chairs_year_is_not_the_summits_year(number: int, chair_ends: str, met: int) -> None:
    assert summit(number).chair_to == chair_ends
    assert summit(number).year == met


def test_france_chaired_and_geneva_hosted() -> None:
    assert (summit(14).chairs, summit(14).host, summit(14).city) == (("FRA",), "CHE", "Geneva")


def test_codes_and_dates_are_well_formed() -> None:
    for s in summits():
        assert s.chairs
        assert all(re.fullmatch("[A-Z]{3}", code) for code in (*s.chairs, s.host))
        assert s.date_from <= s.date_to
        assert s.sources


def test_what_is_unsourced_says_so() -> None:
    assert {s.number: s.unsourced for s in summits() if s.unsourced} == {
        11: ("date_from", "date_to", "theme"),
        13: ("date_from", "date_to", "city", "mode"),
        15: ("date_from", "date_to", "city"),
    }
    for s in summits():
        assert set(s.unsourced) <= Summit.model_fields.keys()
        assert (s.certainty is not Certainty.HIGH) == bool(s.unsourced)


def test_only_the_thirteenth_met_online() -> None:
    assert [s.number for s in summits() if s.mode is Mode.ONLINE] == [13]


def test_no_source_is_a_stale_mirror() -> None:
    assert not [a for s in summits() for a in s.sources if "proboprint" in a or "dnxkx" in a]


def test_unknown_summit() -> None:
    with pytest.raises(UsageError, match="summit from 1 to 15"):
        summit(16)


def test_dates_must_be_iso() -> None:
    with pytest.raises(ValidationError):
        Summit.model_validate(summit(1).model_dump() | {"date_from": "9 July 2007"})
