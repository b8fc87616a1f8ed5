"""The page on files of entries is in step with the layout, and its example is read."""

from __future__ import annotations

from pathlib import Path

from corridor.catalogue.columns import Form, columns
from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.limits import LIMITS, MEGABYTE
from corridor.catalogue.exchange.read import read_entries
from corridor.catalogue.exchange.write import write_entries

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "formats"
PAGE = (FORMATS / "entries.md").read_text(encoding="utf-8")


def test_every_column_has_its_line_in_the_order_of_a_file() -> None:
    lines = [
        f"| `{column.key}`{' *' if column.mandatory else ''} | "
        f"{'day' if column.form is Form.DATE else column.form} | {column.meaning} |"
        for column in columns().values()
    ]

    assert "\n".join(lines) in PAGE


def test_the_parts_of_records_are_named() -> None:
    for column in columns().values():
        if column.parts:
            assert f"| `{column.key}` | {', '.join(column.parts)} |" in PAGE


def test_the_limits_are_those_of_the_code() -> None:
    assert f"up to {LIMITS.file_bytes // MEGABYTE} MB" in PAGE
    assert f"{LIMITS.unpacked_bytes // MEGABYTE} MB once unpacked" in PAGE
    assert f"{LIMITS.rows:,} entries" in PAGE


def test_the_example_is_read_and_is_what_an_export_would_write() -> None:
    path = FORMATS / "entries-example.csv"
    intake = read_entries(path)

    assert (intake.errors, intake.all_repairs) == ((), ())
    assert [entry.id for entry in intake.entries] == ["example-price-comparison", "example-call-for-partners"]
    assert path.read_bytes() == write_entries(intake.entries, Format.CSV)
