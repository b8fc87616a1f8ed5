from __future__ import annotations

from io import BytesIO

import polars as pl

from corridor.linking.output.rows import rows_of
from corridor.linking.output.tables import SCHEMA, as_csv, as_parquet
from tests.linking.output.made import FEES, document, linked, target_link


def test_a_row_for_each_link_and_none_for_a_passage_without() -> None:
    rows = list(rows_of("a.pdf", document()))
    assert [(row.passage, row.page, row.target, row.goal) for row in rows] == [
        (1, 1, "10.7", 10),
        (1, 1, "10.c", 10),
        (3, 2, "4.b", 4),
    ]


def test_the_cells_of_a_row() -> None:
    row = next(rows_of("a.pdf", document()))
    assert (row.document, row.language, row.category, row.probability) == ("a.pdf", "en", "explicit", 0.8765)
    assert (row.start, row.end) == (10, 10 + len(FEES))
    assert row.clause == "the clause of 10.7"
    assert (row.areas, row.objectives) == ("remittances;labour_migration", "20;6")
    assert row.reasons == "rule: “fees from workers”; right in 9 of 10 annotated passages; words: fee, visa"


def test_offsets_count_in_the_text_of_the_page() -> None:
    page = "Some text. " + FEES + " More."
    link = target_link(FEES, "fees\nfrom workers", "10.7")
    row = next(rows_of("a", [linked(FEES, link, start=11)]))
    assert page[row.start : row.end] == FEES
    assert page[row.evidence_start : row.evidence_end] == row.evidence == "fees\nfrom workers"


def test_what_is_not_known_is_empty() -> None:
    row = next(rows_of("a", [linked("fees", target_link("fees", "fees", "10.7", category=None), language=None)]))
    assert (row.language, row.category, row.areas, row.objectives) == ("", "", "", "")


def test_signs_that_no_file_can_hold_keep_their_place() -> None:
    text = "a\x00\x1b[31mfees\ud800!"
    row = next(rows_of("a\udcff\n.pdf", [linked(text, target_link(text, text, "10.7"))]))
    assert row.evidence == "a��[31mfees�!"
    assert len(row.evidence) == row.evidence_end - row.evidence_start
    assert row.document == "a� .pdf"
    assert as_csv([row])


def test_parquet_keeps_every_cell_and_its_type() -> None:
    rows = list(rows_of("a.pdf", document()))
    frame = pl.read_parquet(BytesIO(as_parquet(rows)))
    assert frame.schema == pl.Schema(SCHEMA)
    assert frame.row(2, named=True)["evidence"] == "=Scholarships"
    assert frame["evidence_start"].to_list() == [10 + FEES.index("fees"), 10 + FEES.index("transfers"), 5]


def test_csv_is_what_parquet_is_but_for_formulas() -> None:
    rows = list(rows_of("a.pdf", document()))
    frame = pl.read_csv(BytesIO(as_csv(rows)), schema=pl.Schema(SCHEMA))
    assert frame["evidence"].to_list() == ["fees\nfrom workers", "transfers home", "'=Scholarships"]
    assert frame.drop("evidence").equals(pl.read_parquet(BytesIO(as_parquet(rows))).drop("evidence"))


def test_no_cell_of_csv_begins_a_formula() -> None:
    for begin in ("=1+1", "+1", "-1", "@A1", "\tx", "\n=x", "'=1"):
        link = target_link(begin, begin, "10.7")
        frame = pl.read_csv(BytesIO(as_csv(rows_of(begin, [linked(begin, link)]))), infer_schema=False)
        assert frame["evidence"].item() == f"'{begin}"
        assert frame["document"].item()[0] not in "=+-@"


def test_no_rows_are_a_header() -> None:
    assert as_csv([]).decode().rstrip("\n").split(",") == list(SCHEMA)
    assert pl.read_parquet(BytesIO(as_parquet([]))).schema == pl.Schema(SCHEMA)


def test_texts_of_all_scripts_are_utf_8() -> None:
    for text in ("تحويلات المهاجرين", "移民汇款", "Денежные переводы"):
        assert text in as_csv(rows_of("a", [linked(text, target_link(text, text, "10.c"))])).decode("utf-8")
