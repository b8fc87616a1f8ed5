"""The JSON, the CSV and the DDF layout give the same row for the same fact."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from corridor.sources.readers import unsd_sdg_csv, unsd_sdg_ddf, unsd_sdg_json
from tests.sources.readers import test_unsd_sdg_ddf as ddf_layout
from tests.sources.readers import test_unsd_sdg_json as json_layout
from tests.sources.readers.rewrites import write

KEY = ["variable", "area", "period", "sex", "age", "migratory_status", "criterion", "breakdown", "unit"]


def both(shared_data: Path, variable: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Rows in JSON, rows in DDF, and the facts that stand in both."""
    in_json = unsd_sdg_json.read(shared_data / "sdg-unsd-json" / json_layout.FILES[variable]).rows
    in_ddf = unsd_sdg_ddf.read(shared_data / "sdg-ddf" / ddf_layout.FILES[variable]).rows
    shared = in_json.join(in_ddf, on=KEY, how="inner", nulls_equal=True, suffix="_ddf", validate="1:1")
    return in_json, in_ddf, shared


@pytest.mark.parametrize(("variable", "count"), [("SI_RMT_COST", 414), ("VC_HTF_DETV", 998)])
def test_same_release_same_rows(shared_data: Path, variable: str, count: int) -> None:
    in_json, in_ddf, shared = both(shared_data, variable)
    assert len(in_json) == len(in_ddf) == len(shared) == count
    assert (shared["value"] == shared["value_ddf"]).all()
    assert (shared["status"] == shared["status_ddf"]).all()


@pytest.mark.parametrize(
    ("variable", "facts", "equal", "only_json", "only_ddf"),
    [("BX_TRF_PWKR", 5339, 30, 5, 275), ("SL_EMP_FTLINJUR", 3206, 3205, 152, 210)],
)
def test_the_ddf_of_these_is_of_a_later_release(
    shared_data: Path, variable: str, facts: int, equal: int, only_json: int, only_ddf: int
) -> None:
    in_json, in_ddf, shared = both(shared_data, variable)
    assert len(shared) == facts
    assert (shared["value"] == shared["value_ddf"]).sum() == equal
    assert len(in_json) - facts == only_json
    assert len(in_ddf) - facts == only_ddf
    assert int(in_ddf["period"].max() or "") == int(in_json["period"].max() or "") + 1


@pytest.mark.parametrize("variable", ["SI_RMT_COST", "VC_HTF_DETV", "SL_EMP_FTLINJUR", "SG_CPA_MIGRS", "SM_DTH_MIGR"])
def test_the_csv_of_the_same_facts_gives_the_rows_of_the_ddf(shared_data: Path, tmp_path: Path, variable: str) -> None:
    """The database's CSV, made from the DDF by undoing its file-safe codes."""
    path = shared_data / "sdg-ddf" / ddf_layout.FILES[variable]
    source = pl.read_csv(path, infer_schema=False)
    headers = {
        "geo_area": "GeoAreaCode",
        "year": "TimePeriod",
        variable.lower(): "Value",
        "age": "[Age]",
        "sex": "[Sex]",
        "nature": "[Nature]",
        "units": "[Units]",
        "migratory_status": "[Migratory status]",
        "policy_domains": "[Policy Domains]",
    }
    upper = [name for name in source.columns if headers[name].startswith("[")]
    frame = source.with_columns(pl.col(upper).str.to_uppercase()).rename(
        {name: headers[name] for name in source.columns}
    )
    frame = frame.with_columns(SeriesCode=pl.lit(variable), **{"[Reporting Type]": pl.lit("G")})
    written = write([frame.columns, *(list(row) for row in frame.rows())], tmp_path / "data.csv")
    columns = [*KEY, "value", "status", "note", "row"]
    in_csv = unsd_sdg_csv.read(written).rows.select(columns)
    assert in_csv.equals(unsd_sdg_ddf.read(path).rows.select(columns))
