"""Slices of a series, and the keys that keep them apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.evidence.slices import ALL, Dimensions, figure_key, figure_label, query_text

KEY = re.compile(r"[^\s\"'<>#%]+")
"""What `corridor.reports.document.check` asks of a figure's key."""


@pytest.mark.parametrize(
    ("dimensions", "suffix"),
    [
        (ALL, ""),
        (Dimensions(sex="F"), ".F"),
        (Dimensions(sex="F", age="Y0T17", migratory_status="migrant"), ".F.Y0T17.migrant"),
        (Dimensions(breakdown="policy_domain=PD_1"), ".policy_domain=PD_1"),
        (Dimensions(breakdown="policy_domain=_T"), ".policy_domain=_T"),
        (Dimensions(sex="_U"), ".sex=_U"),
        (Dimensions(age="_U"), ".age=_U"),
        (Dimensions(migratory_status="_U"), ".status=_U"),
        (Dimensions(migratory_status="_T"), ".status=_T"),
        (Dimensions(breakdown="cost=1.5 %;who=a b"), ".cost=1~2e5~20~25;who=a~20b"),
    ],
)
def test_the_suffix_says_what_sets_the_slice_apart(dimensions: Dimensions, suffix: str) -> None:
    assert dimensions.suffix() == suffix


SLICES = st.builds(
    Dimensions,
    sex=st.sampled_from(["_T", "_U", "F", "M"]),
    age=st.sampled_from(["_T", "_U", "Y0T17", "Y_GE18"]),
    migratory_status=st.sampled_from([None, "_T", "_U", "migrant"]),
    breakdown=st.lists(st.text("ab. =;~2e#'", max_size=4), max_size=2).map(
        lambda texts: ";".join(f"k{number}={text}" for number, text in enumerate(texts))
    ),
)


@given(SLICES, SLICES)
def test_two_slices_never_share_a_key(one: Dimensions, other: Dimensions) -> None:
    keys = [figure_key("migrant_stock", "PHL", None, "2020", dimensions) for dimensions in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)
    assert all(KEY.fullmatch(key) for key in keys)


def test_keys_name_series_ends_period_and_slice() -> None:
    assert figure_key("migrant_stock", "PHL", None, "2020", ALL) == "migrant_stock.PHL.2020"
    assert figure_key("refugees_unhcr", "PHL", "AFG", "2020", Dimensions(sex="F")) == "refugees_unhcr.PHL.AFG.2020.F"


def test_labels_and_queries_keep_the_breakdown_as_written() -> None:
    slice_ = Dimensions(sex="F", breakdown="cost=1.5")
    title = "Refugees under UNHCR's mandate"
    assert figure_label("refugees_unhcr", "PHL", "AFG", slice_) == f"{title}: Philippines, Afghanistan (F, cost=1.5)"
    assert figure_label("refugees_unhcr", "PHL", None, ALL) == f"{title}: Philippines"
    said = query_text("refugees_unhcr", "PHL", "AFG", "2020", slice_)
    assert said == "series=refugees_unhcr area=PHL counterpart=AFG period=2020 slice=F, cost=1.5"
    assert query_text("migrant_stock", "PHL", None, None, ALL) == "series=migrant_stock area=PHL period=latest"
