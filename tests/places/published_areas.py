"""Every code and name of an area in the publishers' files, under the scheme that is theirs."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

# What stands in a column of areas and is none: headings of blocks of rows, remarks, the header.
HEADINGS = {
    "",
    "UN development groups",
    "World Bank income groups",
    "Geographic regions",
    "Sustainable Development Goal (SDG) regions",
}
# Totals of the rows or columns beside them, or notes under a table.
NO_AREAS = HEADINGS | {"WORLD TOTAL", "Total", "Notes:"}
# Entities that Open Numbers lists and gives no value for; UNSD and ISO have no code for them.
WITHOUT_VALUES = {
    "abkh",
    "akr_a_dhe",
    "cyp_nor",
    "fra_clipperton",
    "korea_union",
    "ngokar",
    "pse_gaza",
    "pse_west_bank",
    "scg_ex_kos",
    "som_somland",
    "sosset",
    "transn",
    "yug",
}

# UNSD's numbers for income groups, without a value in any file, are UN DESA's for African regions.
AMBIGUOUS = {"910", "911", "912", "913", "914"}

Areas = Iterator[tuple[str, str]]
FILES: dict[str, Callable[[Path], Areas]] = {}


def reads(*names: str) -> Callable[[Callable[[Path], Areas]], Callable[[Path], Areas]]:
    def register(function: Callable[[Path], Areas]) -> Callable[[Path], Areas]:
        FILES.update(dict.fromkeys(names, function))
        return function

    return register


def text_of(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text_of(path))))


def sheet(path: Path, number: int) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(number).to_python(skip_empty_area=False)


def number(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell).strip()


@reads("undesa-stock/WPP2017_MIGR_F01_NET_MIGRATION_RATE.xlsx")
def world_population_prospects(path: Path) -> Areas:
    for sheet_number in (0, 1):
        for row in sheet(path, sheet_number)[17:]:
            yield "name", row[2]
            yield "un_desa", number(row[4])


@reads("undesa-stock/undesa_pd_2019_migrant_stock_total_dataset.xlsx")
def migrant_stock_2019(path: Path) -> Areas:
    for sheet_number in range(1, 7):
        for row in sheet(path, sheet_number)[16:]:
            yield "name", row[1]
            yield "un_desa", number(row[3])


@reads("undesa-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx")
def migrant_stock_2020(path: Path) -> Areas:
    for sheet_number in range(1, 7):
        for row in sheet(path, sheet_number)[11:]:
            yield "name", row[1]
            yield "un_desa", number(row[3])


@reads("undesa-od/ddf_migrant_stock_by_destination_origin_year_2019rev.csv.gz")
def open_numbers_stock(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        yield "iso3", row[0]
        yield "iso3", row[1]


@reads("undesa-od/ddf_entities_geo_country.csv")
def open_numbers_entities(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        if row[0] not in WITHOUT_VALUES:
            yield "iso3", row[0]
            yield "name", row[13]


@reads("undesa-od/migrants_by_origin_and_destination_total_2019rev_wide.csv.gz")
def origin_destination_wide(path: Path) -> Areas:
    header, *rows = csv_rows(path)
    for origin in header[3:]:
        yield "name", origin
    for row in rows:
        yield "name", row[1]


@reads("remittances-bilateral/Bilateralremittancematrix2018Oct2019.csv")
def bilateral_remittances(path: Path) -> Areas:
    header, *rows = csv_rows(path)
    for name in (*header[1:], *(row[0] for row in rows)):
        yield "world_bank", name


@reads("remittances-bilateral/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx")
def bilateral_stocks(path: Path) -> Areas:
    _, header, *rows = sheet(path, 0)
    for name in (*header[1:], *(row[0] for row in rows)):
        if not name.startswith("World Bank staff estimates"):
            yield "world_bank", name


@reads("remittances-knomad/remittance-inflows.xlsx")
def remittance_inflows(path: Path) -> Areas:
    for row in sheet(path, 0)[1:]:
        # Notes under the table have no values beside them.
        if isinstance(row[1], float) or row[-1] != "":
            yield "world_bank", row[0]


@reads("worldbank-wdi/API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv")
def indicators_csv(path: Path) -> Areas:
    for row in [row for row in csv_rows(path) if len(row) > 4][1:]:
        yield "world_bank", row[0]
        yield "world_bank", row[1]


@reads(
    "worldbank-wdi/personal-remittances-received.xls",
    "worldbank-wdi/remittances-received-percent-gdp.xls",
    "worldbank-wdi/sending-cost-to-country.xls",
)
def indicators_xls(path: Path) -> Areas:
    for row in sheet(path, 0)[4:]:
        yield "world_bank", row[0]
        yield "world_bank", row[1]


@reads("remittance-prices/36d1ed87-9a2d-41da-8eac-c1c25d45fa65_Data.csv.gz")
def corridor_prices(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        if len(row) > 5 and row[1]:
            for cell in (row[0], row[1], row[4], row[5]):
                yield "world_bank", cell


@reads("remittance-prices/rpw_rowlevel_east_africa_sample.csv")
def price_rows(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        for cell in row[1:5]:
            yield "world_bank", cell


@reads(
    "sdg-unsd-json/Indicator_10.c.1_Series_SI_RMT_COST.json",
    "sdg-unsd-json/Indicator_16.2.2_Series_VC_HTF_DETV.json.gz",
    "sdg-unsd-json/Indicator_16.2.2_Series_VC_HTF_DETVOP.json.gz",
    "sdg-unsd-json/Indicator_17.3.2_Series_BX_TRF_PWKR.json.gz",
    "sdg-unsd-json/Indicator_8.7.1_Series_SL_TLF_CHLDEA.json",
    "sdg-unsd-json/Indicator_8.8.1_Series_SL_EMP_FTLINJUR.json.gz",
)
def unsd_series(path: Path) -> Areas:
    for area in json.loads(text_of(path))["refAreas"]:
        if area["geoAreaCode"] in AMBIGUOUS and not area["data"]:
            continue
        for key in ("geoAreaCode", "parentCode"):
            yield "m49", area[key] or ""
        for key in ("geoAreaName", "parentName", "areaName"):
            yield "name", area[key] or ""
        yield "iso3", area["ISO3"] or ""


@reads("sdg-unsd-json/SYB_country_profile524.json", "sdg-unsd-json/SYB_country_profile608.json")
def unsd_profile(path: Path) -> Areas:
    profile = json.loads(text_of(path))
    yield "m49", profile["country_code"]
    yield "name", profile["country_name"]


@reads(
    "sdg-ddf/ddf--datapoints--bx_trf_pwkr--by--geo_area--nature--units--year.csv",
    "sdg-ddf/ddf--datapoints--sg_cpa_migrp--by--geo_area--nature--policy_domains--units--year.csv",
    "sdg-ddf/ddf--datapoints--sg_cpa_migrs--by--geo_area--nature--policy_domains--units--year.csv",
    "sdg-ddf/ddf--datapoints--si_rmt_cost--by--geo_area--nature--units--year.csv",
    "sdg-ddf/ddf--datapoints--sl_emp_ftlinjur--by--geo_area--migratory_status--nature--sex--units--year.csv",
    "sdg-ddf/ddf--datapoints--sl_lbr_ntlcpl--by--geo_area--migratory_status--nature--units--year.csv",
    "sdg-ddf/ddf--datapoints--sm_dth_migr--by--geo_area--nature--units--year.csv",
    "sdg-ddf/ddf--datapoints--vc_htf_detv--by--age--geo_area--nature--sex--units--year.csv",
)
def sdg_datapoints(path: Path) -> Areas:
    header, *rows = csv_rows(path)
    column = header.index("geo_area")
    for row in rows:
        yield "m49", row[column]


@reads(
    "unhcr/HDX_AsylumApplications.csv",
    "unhcr/HDX_AsylumDecisions.csv",
    "unhcr/HDX_EndYearPopulationTotals.csv",
)
def unhcr_hdx(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        yield "iso3", row[1]
        yield "iso3", row[2]


@reads("unhcr/asylum-applications.csv")
def asylum_applications(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        for column in (1, 2):
            yield "name", row[column]
            yield "iso3", row[column + 2]


@reads("unhcr/unhcr_popstats_export_persons_of_concern_all_data.csv.gz")
def persons_of_concern(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        yield "name", row[1]
        yield "name", row[2]


@reads("iom-missing-migrants/2019-json.json.gz", "iom-missing-migrants/2023-json.json.gz")
def missing_migrants(path: Path) -> Areas:
    for incident in json.loads(text_of(path)):
        for key in ("country_of_incident", "region", "unsd_geographic_grouping"):
            yield "name", incident[key]


@reads("health-workforce/workforce-migration.csv")
def health_workforce(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        for column in (0, 4):
            yield "iso3", row[column]
            yield "name", row[column + 1]


@reads("bilateral-flows/country-metadata-flags.csv")
def flow_metadata(path: Path) -> Areas:
    for row in csv_rows(path)[1:]:
        # The one row that gives Chile the code CHI, which is the Channel Islands' elsewhere.
        if (row[0], row[1]) != ("CHI", "Chile"):
            yield "iso3", row[0]
        yield "name", row[1]


@reads(
    "bilateral-flows/flow_da_min_closed.json.gz",
    "bilateral-flows/flow_da_min_open.json.gz",
    "bilateral-flows/flow_da_pb_closed.json.gz",
    "bilateral-flows/flow_mig_rate.json.gz",
    "bilateral-flows/flow_sd_drop_neg.json.gz",
    "bilateral-flows/flow_sd_rev_neg.json.gz",
    "bilateral-flows/stock.json.gz",
)
def flow_matrices(path: Path) -> Areas:
    content = json.loads(text_of(path))
    for position, name in enumerate(content["names"]):
        # The authors' own regions, which share names with M49's and not the members.
        if position not in content["regions"]:
            yield "name", name
