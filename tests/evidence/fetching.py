"""What the tests of fetching share: a download of a small CSV file, and a clock that never waits."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import httpx

from corridor.certainty import Certainty
from corridor.evidence.downloads import Download, FileKind
from corridor.evidence.fetch import Fetched, fetch
from corridor.evidence.transfer import Patience, Progress
from tests.evidence.publisher_server import Publisher

BODY = b"Country Name,1990,2020\n" + b"".join(b"Area %d,1,2\n" % n for n in range(20_000))
MARK = {"ETag": '"v1"'}
TODAY = date(2026, 3, 1)


class Clock:
    """Waits nowhere, and remembers how long it would have waited."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def patience(self, attempts: int = 4) -> Patience:
        return Patience(jitter=lambda: 0.0, sleep=self.waits.append, attempts=attempts)


def csv_at(address: str, **changed: Any) -> Download:
    """A download of a CSV file."""
    plain = Download(
        publisher="Publisher",
        title="Title",
        vintage="2020 revision",
        address=address,
        kind=FileKind.CSV,
        file="stock.csv",
        licence="CC BY 4.0",
        attribution="Publisher. CC BY 4.0",
        certainty=Certainty.HIGH,
    )
    return Download.model_validate(plain.model_dump() | changed)


def run(
    folder: Path,
    download: Download,
    client: httpx.Client,
    patience: Patience | None = None,
    progress: Progress = lambda there, total: None,
) -> Fetched:
    """Fetch `download` into `folder` without waiting between attempts."""
    return fetch(
        "stock",
        download,
        folder,
        client=client,
        patience=patience or Clock().patience(),
        today=TODAY,
        progress=progress,
    )


def names(folder: Path) -> list[str]:
    """The names of all files in the folder."""
    return sorted(path.name for path in folder.iterdir())


def kept_half(folder: Path, publisher: Publisher, content: bytes) -> None:
    (folder / "stock.part").write_bytes(content)
    remembered = {"address": publisher.address, "validator": MARK["ETag"]}
    (folder / "stock.validator.part").write_text(json.dumps(remembered))
