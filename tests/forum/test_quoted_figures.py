import re

import pytest

from corridor.certainty import Certainty
from corridor.errors import UsageError
from corridor.forum.quoted_figures import other_sources, quoted_figure, quoted_figures


@pytest.mark.parametrize(
    ("key", "value", "unit", "period", "vintage"),
    [
        ("migrants_worldwide_2015", 250e6, "persons", "2015", "2016"),
        ("remittances_developing_2015", 441e9, "USD", "2015", "2016"),
        ("remittances_world_2015", 601e9, "USD", "2015", "2016"),
        ("remittances_developing_2015_smart", 432e9, "USD", "2015", "2016-06"),
        ("remittances_world_2015_smart", 582e9, "USD", "2015", "2016-06"),
        ("remittances_developing_2016_srsg", 429e9, "USD", "2016", "2017-07"),
        ("migrants_worldwide_2015_desa", 244e6, "persons", "2015", "2015"),
        ("remittances_lmic_2022", 647e9, "USD", "2022", "not stated"),
        ("migrants_worldwide_2021_iom", 281e6, "persons", "2021", "2021"),
        ("platform_policies_2017", 800, "entries", "2017", "2017-03-22"),
        ("ilo_south_asia_reach", 100_000, "persons", "2013/2018", "2017-03-22"),
    ],
)
def test_values_by_hand(key: str, value: float, unit: str, period: str, vintage: str) -> None:
    figure = quoted_figure(key)

    assert (figure.value, figure.unit, figure.period, figure.vintage) == (value, unit, period, vintage)


def test_sources_disagree_and_all_are_kept() -> None:
    assert [f.value for f in other_sources("remittances_developing_2015")] == [432e9]
    assert [f.value for f in other_sources("migrants_worldwide_2015")] == [244e6]
    assert other_sources("remittances_lmic_2022") == ()


def test_a_forecast_of_the_same_number_is_no_other_source_of_the_year() -> None:
    forecast = quoted_figure("remittances_developing_2014_forecast")

    assert (forecast.value, forecast.status, forecast.certainty) == (441e9, "F", Certainty.LOW)
    assert forecast not in other_sources("remittances_developing_2015")


def test_records_are_complete() -> None:
    keys = [f.key for f in quoted_figures()]

    assert len(set(keys)) == len(keys)
    for f in quoted_figures():
        assert f.status in {"A", "E", "F"}
        assert f.unit in {"persons", "USD", "percent", "entries"}
        assert f.bound in {None, "about", "more_than"}
        assert re.fullmatch(r"\d{4}(/\d{4})?", f.period)


def test_figures_of_the_founding_document_come_first() -> None:
    flags = [f.in_founding_document for f in quoted_figures()]

    assert flags == sorted(flags, reverse=True)
    assert sum(flags) == 4


def test_unknown_figure() -> None:
    with pytest.raises(UsageError, match="migrants_worldwide_2015"):
        quoted_figure("migrants")
