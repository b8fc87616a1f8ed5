"""`corridor fetch`: what it says, and what it leaves in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.cli.fetch import fetch
from corridor.errors import UsageError
from corridor.evidence import downloads as definitions
from corridor.evidence.downloads import Download
from tests.evidence.publisher_server import Answer, serving

BODY = b"Country Name,2020\nPhilippines,225525\n"


def one_download(address: str) -> Download:
    record = {
        "publisher": "UN DESA",
        "title": "Stock",
        "address": address,
        "kind": "csv",
        "file": "stock.csv",
    }
    terms = {"licence": "CC BY 3.0 IGO", "attribution": "UN DESA", "certainty": "high"}
    return Download.model_validate(record | terms)


def test_files_are_stored_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(Answer(BODY)) as publisher:
        known = {"stock": one_download(publisher.address)}
        monkeypatch.setattr(definitions, "downloads", lambda: known)
        fetch("stock", into=tmp_path)
        first = capsys.readouterr().out
        fetch("stock", into=tmp_path)
        second = capsys.readouterr().out
    assert first.startswith(f"stock: stored as {tmp_path / 'stock.csv'} ({len(BODY)} bytes, SHA-256 ")
    assert second.startswith("stock: unchanged, there already as ")
    assert (tmp_path / "stock.csv").read_bytes() == BODY
    assert (tmp_path / "stock.csv.snapshot.json").is_file()


def test_an_unknown_source_stops_before_anything_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no-such-source"):
        fetch("unhcr-population", "no-such-source", into=tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_without_a_source_it_says_how_to_see_them() -> None:
    with pytest.raises(UsageError, match="--list"):
        fetch()


def test_the_list_names_every_source(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    fetch(show=True)
    shown = capsys.readouterr().out
    for key, download in definitions.downloads().items():
        assert key in shown
        assert download.publisher in shown
