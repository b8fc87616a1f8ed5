"""Every area that a publisher's file names has a code under that publisher's scheme."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corridor.places.registry import groups_of, resolver
from tests.places import published_areas

TOPICS = (
    "undesa-stock",
    "undesa-od",
    "remittances-bilateral",
    "remittances-knomad",
    "worldbank-wdi",
    "remittance-prices",
    "sdg-unsd-json",
    "sdg-ddf",
    "unhcr",
    "iom-missing-migrants",
    "health-workforce",
    "bilateral-flows",
)


@pytest.mark.parametrize("name", sorted(published_areas.FILES))
def test_every_area_of_a_file_resolves(name: str, shared_data: Path) -> None:
    areas = set(published_areas.FILES[name](shared_data / name))
    unresolved = {
        (scheme, text)
        for scheme, text in areas
        if text.strip() not in published_areas.NO_AREAS and resolver(scheme).code(text) is None
    }
    assert unresolved == set()
    assert len(areas) > 1


def test_no_file_is_left_out(shared_data: Path) -> None:
    present = {f"{topic}/{path.name}" for topic in TOPICS for path in (shared_data / topic).iterdir()}
    assert present == set(published_areas.FILES)


def test_names_and_codes_of_one_row_are_one_place(shared_data: Path) -> None:
    folder = shared_data / "undesa-stock"
    for file, first, name_column, code_column in (
        ("undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx", 11, 1, 3),
        ("undesa_pd_2019_migrant_stock_total_dataset.xlsx", 16, 1, 3),
    ):
        for row in published_areas.sheet(folder / file, 1)[first:]:
            code = published_areas.number(row[code_column])
            if code:
                assert resolver("name").code(row[name_column]) == resolver("un_desa").code(code), row[:4]


@pytest.mark.parametrize(
    ("file", "scheme", "name_column", "code_column"),
    [
        ("remittance-prices/36d1ed87-9a2d-41da-8eac-c1c25d45fa65_Data.csv.gz", "world_bank", 0, 1),
        ("remittance-prices/36d1ed87-9a2d-41da-8eac-c1c25d45fa65_Data.csv.gz", "world_bank", 4, 5),
        ("worldbank-wdi/API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv", "world_bank", 0, 1),
        ("unhcr/asylum-applications.csv", "name", 1, 3),
        ("health-workforce/workforce-migration.csv", "name", 5, 4),
        ("undesa-od/ddf_entities_geo_country.csv", "name", 13, 6),
    ],
)
def test_a_publishers_name_and_its_code_agree(
    file: str, scheme: str, name_column: int, code_column: int, shared_data: Path
) -> None:
    codes = "world_bank" if scheme == "world_bank" else "iso3"
    pairs = {
        (row[name_column], row[code_column])
        for row in published_areas.csv_rows(shared_data / file)
        if len(row) > max(name_column, code_column) and resolver(codes).code(row[code_column])
    }
    assert len(pairs) > 30
    differing = {pair for pair in pairs if resolver(scheme).code(pair[0]) not in (None, resolver(codes).code(pair[1]))}
    # OECD shortens the Federated States to the name that UNSD gives the whole region.
    assert differing - {("Micronesia", "FSM")} == set()


def test_unsd_codes_and_names_agree_with_iso(shared_data: Path) -> None:
    path = shared_data / "sdg-unsd-json" / "Indicator_10.c.1_Series_SI_RMT_COST.json"
    areas = json.loads(published_areas.text_of(path))["refAreas"]
    of_iso = [area for area in areas if area["ISO3"]]
    assert len(of_iso) > 240
    assert all(resolver("m49").code(area["geoAreaCode"]) == area["ISO3"] for area in of_iso)


def test_un_desa_puts_each_area_into_the_same_regions(shared_data: Path) -> None:
    path = shared_data / "codes-m49" / "aggregates_correspondence_table_2020_1.xlsx"
    areas = [row for row in published_areas.sheet(path, 0) if row[5] == 4.0]
    assert len(areas) > 230
    for row in areas:
        # Subregion, SDG region, geographic region (one with the former in the Americas); more or less developed.
        codes = {resolver("un_desa").code(published_areas.number(cell)) for cell in (*row[9:16:2], *row[17:19])}
        assert codes - {None} <= set(groups_of(row[4].strip())), row[1]
        assert len(codes - {None}) >= 3
