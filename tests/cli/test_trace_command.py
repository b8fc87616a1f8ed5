"""`corridor trace`: the way back from a figure of a report, from the file beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

STEPS = [
    {"depth": 0, "kind": "formula", "text": "100 x a / b", "details": [["Source of the formula", "UN DESA"]]},
    {
        "depth": 1,
        "kind": "observation",
        "text": "migrant_stock, PHL, 2020: 225525 persons",
        "details": [["Row", "120"]],
    },
]
TRACES: list[dict[str, object]] = [
    {"key": "migrant_share.PHL.2020", "label": "Share: Philippines", "value": "0.2058 percent 2020", "steps": STEPS},
    {"key": "migrant_stock.PHL.2020", "label": "Stock: Philippines", "value": "225525 persons 2020", "steps": []},
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report whose figures lie beside it; its path is without ending."""
    figures = [{"key": trace["key"], "trace": trace} for trace in TRACES]
    (tmp_path / "PHL-2026-hlpf.figures.json").write_text(json.dumps({"figures": figures}))
    return tmp_path / "PHL-2026-hlpf"


@pytest.mark.parametrize("ending", ["", ".html", ".pdf", ".docx", ".HTML", ".figures.json"])
def test_any_file_of_the_report_leads_to_its_figures(run: Run, report: Path, ending: str) -> None:
    code, out, err = run("trace", f"{report}{ending}", "migrant_share.PHL.2020")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Share: Philippines",
        "migrant_share.PHL.2020: 0.2058 percent 2020",
        "  formula: 100 x a / b",
        "      Source of the formula: UN DESA",
        "    observation: migrant_stock, PHL, 2020: 225525 persons",
        "        Row: 120",
    ]


def test_without_a_figure_all_keys_are_listed(run: Run, report: Path) -> None:
    code, out, _ = run("trace", str(report))
    assert code == 0
    assert out.splitlines() == [
        "migrant_share.PHL.2020\t0.2058 percent 2020\tShare: Philippines",
        "migrant_stock.PHL.2020\t225525 persons 2020\tStock: Philippines",
    ]


@pytest.mark.parametrize(
    ("figure", "hint"),
    [("migrant_stok.PHL.2020", "perhaps migrant_stock.PHL.2020"), ("zzzz", "`corridor trace REPORT` lists all keys")],
)
def test_an_unknown_figure_is_a_usage_error_with_a_hint(run: Run, report: Path, figure: str, hint: str) -> None:
    code, out, err = run("trace", str(report), figure)
    assert (code, out) == (2, "")
    assert repr(figure) in err
    assert hint in err


def test_a_report_without_figures_is_said_so(run: Run, tmp_path: Path) -> None:
    code, out, err = run("trace", str(tmp_path / "NPL-2026-hlpf.html"))
    assert (code, out) == (7, "")
    assert "NPL-2026-hlpf.figures.json" in err
    assert "write the report again" in err


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"figures": [{"key": "a"}]}', '{"figures": [{"trace": {"key": 1}}]}']
)
def test_a_broken_file_of_figures_is_said_so(run: Run, report: Path, content: str) -> None:
    report.with_name("PHL-2026-hlpf.figures.json").write_text(content)
    code, _, err = run("trace", str(report))
    assert code == 7
    assert err.startswith("corridor: expected a file of figures")
