"""`corridor report`: files, wrong words, a full disk, and every area at once."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from corridor.cli import report_all
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _starter_pack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CORRIDOR_STORE", str(tmp_path / "empty-store"))


def test_a_name_in_words_gives_the_files_that_were_asked_for(run: Run, tmp_path: Path) -> None:
    code, out, err = run("report", "viet nam", "--year", "2026", "--format", "html", "--out", str(tmp_path))
    assert (code, err) == (0, "")
    assert [Path(line).name for line in out.splitlines()] == ["VNM-2026-hlpf.html", "VNM-2026-hlpf.figures.json"]
    assert "Viet Nam" in (tmp_path / "VNM-2026-hlpf.html").read_text(encoding="utf-8")


def test_two_names_with_a_dash_give_the_sheet_of_the_corridor(run: Run, tmp_path: Path) -> None:
    words = ("report", "Philippines-United Arab Emirates", "--year", "2026", "--out", str(tmp_path))
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    endings = ("html", "pdf", "docx", "figures.json")
    assert [Path(line).name for line in out.splitlines()] == [f"PHL-ARE-2026-corridor.{ending}" for ending in endings]
    code, out, _ = run("trace", str(tmp_path / "PHL-ARE-2026-corridor.pdf"), "pair_net_stock.PHL-ARE.2019")
    assert (code, out.splitlines()[1]) == (0, "pair_net_stock.PHL-ARE.2019: 555963 persons 2019")


def test_the_date_makes_the_file_repeatable(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        words = ("report", "TUV", "--year", "2026", "--format", "html,docx", "--dated", "2026-01-01")
        assert run(*words, "--out", str(tmp_path / folder))[0] == 0
    first, second = (sorted((tmp_path / folder).iterdir()) for folder in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "Atlantis", "--year", "2026"), "expected a country, area or group"),
        (("report", "Philipines", "--year", "2026"), "did you mean Philippines (PHL)?"),
        (("report", "PHL", "--year", "2029"), "expected a theme for the HLPF of 2029"),
        (("report", "PHL", "--year", "1999"), "expected a year from 2016 to 2030"),
        (("report", "PHL", "--year", "2026", "--format", "odt"), "expected formats among html, pdf, docx"),
        (("report", "PHL", "--year", "2026", "--format", ","), "expected formats among html, pdf, docx"),
        (("report", "PHL", "--year", "2026", "--dated", "yesterday"), "expected a date as YYYY-MM-DD"),
        (("report", "PHL", "--year", "2026", "--template", "x"), "expected a template among hlpf"),
        (("report", "--year", "2026"), "expected an area, or --all"),
        (("report", "PHL-Atlantis", "--year", "2026"), "found 'Atlantis'"),
        (("report", "PHL-PHL", "--year", "2026"), "expected two different countries"),
        (("report", "PHL-LDC", "--year", "2026"), "expected two countries or areas"),
        (("report", "PHL-ARE", "--year", "2029"), "expected a theme for the HLPF of 2029"),
        (("report", "PHL-ARE", "--year", "2026", "--template", "hlpf"), "expected a template among corridor"),
        (("report", "PHL", "--year", "2026", "--template", "corridor"), "expected a template among hlpf"),
        (("report", "PHL", "--year", "2026", "--all"), "expected an area, or --all"),
    ],
)
def test_wrong_words_give_one_message_and_write_nothing(
    run: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "out"
    code, printed, err = run(*words, "--out", str(out))
    assert (code, printed) == (2, "")
    assert said in err
    assert err.startswith("corridor: ")
    assert "Traceback" not in err
    assert not out.exists()


def test_a_full_disk_leaves_nothing_half_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = run("report", "TUV", "--year", "2026", "--format", "html", "--out", str(tmp_path))
    assert code == 7
    assert "No space left on device" in err
    assert list(tmp_path.iterdir()) == []


def test_all_areas_are_written_on_all_cores(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple(place for place in report_all.countries() if place.code in ("TUV", "NRU", "PLW"))
    monkeypatch.setattr(report_all, "countries", lambda: few)
    code, out, _ = run("report", "--all", "--year", "2026", "--format", "html", "--out", str(tmp_path))
    assert (code, out) == (0, f"3 reviews in {tmp_path}\n")
    assert len(list(tmp_path.glob("*.html"))) == 3


def test_places_lists_codes_and_finds_names(run: Run) -> None:
    code, out, _ = run("places")
    assert code == 0
    assert {"PHL\tPhilippines\tcountry", "LDC\tLeast developed countries\tgroup"} <= set(out.splitlines())
    assert run("places", "ivory coast")[1].splitlines()[1] == "CIV\tCôte d'Ivoire\tcountry"
