"""Bring one file over HTTP into a `.part` file: go on where it stopped, try again, follow redirects."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from corridor import __version__
from corridor.errors import FetchError
from corridor.evidence.downloads import Download
from corridor.evidence.file_kind import check_media_type

PART_SUFFIX = ".part"
TEMPORARY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})

Progress = Callable[[int, int | None], None]
"""Told the bytes that are there, and the whole size where the server names it."""

_CONTENT_RANGE = re.compile(r"bytes (?:(?P<start>\d+)-\d+|\*)/(?P<total>\d+|\*)")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a download is tried, and how long it waits in between.

    `jitter` gives a number from 0 to 1; `sleep` waits so many seconds. The wait doubles with each
    failure up to `longest_wait_seconds`, and jitter takes up to half of it off.
    """

    jitter: Callable[[], float]
    sleep: Callable[[float], None]
    attempts: int = 6
    first_wait_seconds: float = 1.0
    longest_wait_seconds: float = 60.0

    def wait_seconds(self, failures: int, asked_seconds: float = 0.0) -> float:
        """Seconds before the next attempt; at least what the server asked for, within the longest wait."""
        full = min(self.longest_wait_seconds, self.first_wait_seconds * 2.0 ** (failures - 1))
        return min(self.longest_wait_seconds, max(asked_seconds, full * (1 - self.jitter() / 2)))


class _TemporaryError(Exception):
    """One attempt failed; the next may not. `asked_seconds` is the server's `Retry-After`."""

    def __init__(self, reason: str, asked_seconds: float = 0.0) -> None:
        self.asked_seconds = asked_seconds
        super().__init__(reason)


def new_client() -> httpx.Client:
    """A client as publishers' servers accept it; several of them refuse an agent that is no browser."""
    return httpx.Client(
        follow_redirects=True,
        timeout=httpx.Timeout(60.0, connect=15.0),
        headers={"User-Agent": f"Mozilla/5.0 (compatible; corridor/{__version__})"},
    )


def transfer(download: Download, part: Path, *, client: httpx.Client, patience: Patience, progress: Progress) -> None:
    """Make `part` the whole answer of the download's address.

    An interrupted transfer leaves `part`, and the next one goes on from there where the server can.
    Raises `FetchError` when the server refuses, sends a web page, or fails at every attempt; `OSError`
    when `part` cannot be written.
    """
    failure = ""
    for attempt in range(1, patience.attempts + 1):
        asked_seconds = 0.0
        try:
            return _attempt(download, part, client, progress)
        except _TemporaryError as error:
            failure, asked_seconds = str(error), error.asked_seconds
        except httpx.TransportError as error:
            failure = f"{type(error).__name__}: {error}"
        except httpx.RequestError as error:
            raise _refusal(download, f"{type(error).__name__}: {error}") from error
        if attempt < patience.attempts:
            patience.sleep(patience.wait_seconds(attempt, asked_seconds))
    raise FetchError(
        f"the whole file within {patience.attempts} attempts",
        failure,
        where=download.address,
        remedy="check the connection and run the same command again; it goes on where it stopped",
    )


def discard(part: Path) -> None:
    """Remove a `.part` file and what is kept beside it."""
    part.unlink(missing_ok=True)
    _validator_file(part).unlink(missing_ok=True)


def _attempt(download: Download, part: Path, client: httpx.Client, progress: Progress) -> None:
    there_bytes, validator = _resumable(download, part)
    headers = {"Accept-Encoding": "identity"}
    if validator:
        headers |= {"Range": f"bytes={there_bytes}-", "If-Range": validator}
    method = "GET" if download.form is None else "POST"
    with client.stream(method, download.address, data=download.form, headers=headers) as response:
        if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and validator:
            return _finish_or_restart(response, part, there_bytes)
        _check_status(download, response)
        check_media_type(response.headers.get("Content-Type", ""), download.address)
        start = _start_of(response, part, there_bytes)
        if start == 0:
            _remember_validator(download, part, response)
        _receive(response, part, start, progress)


def _resumable(download: Download, part: Path) -> tuple[int, str]:
    """The bytes that are there and the validator to go on with; (0, "") to begin anew."""
    kept = _validator_file(part)
    if download.form is not None or not part.is_file() or not kept.is_file():
        return 0, ""
    remembered = json.loads(kept.read_text(encoding="utf-8"))
    size = part.stat().st_size
    if size == 0 or remembered["address"] != download.address:
        return 0, ""
    return size, str(remembered["validator"])


def _remember_validator(download: Download, part: Path, response: httpx.Response) -> None:
    """Keep what `If-Range` needs: a strong ETag, else the date of change, else nothing."""
    etag = response.headers.get("ETag", "")
    validator = etag if etag and not etag.startswith("W/") else response.headers.get("Last-Modified", "")
    if validator and not _is_encoded(response):
        content = json.dumps({"address": download.address, "validator": validator})
        _validator_file(part).write_text(content, encoding="utf-8")
    else:
        _validator_file(part).unlink(missing_ok=True)


def _validator_file(part: Path) -> Path:
    return part.with_name(part.name.removesuffix(PART_SUFFIX) + ".validator" + PART_SUFFIX)


def _check_status(download: Download, response: httpx.Response) -> None:
    status = f"{response.status_code} {response.reason_phrase}".strip()
    if response.status_code in TEMPORARY_STATUSES:
        asked = response.headers.get("Retry-After", "")
        raise _TemporaryError(f"the answer {status}", float(asked) if asked.isdecimal() else 0.0)
    if response.status_code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        raise _refusal(download, f"the answer {status}")


def _refusal(download: Download, found: str) -> FetchError:
    return FetchError(
        "the file at its official address",
        found,
        where=download.address,
        remedy="see whether the publisher has moved it; a file fetched by hand can go into the same folder",
    )


def _start_of(response: httpx.Response, part: Path, there_bytes: int) -> int:
    """The byte at which the answer begins: 0 for a whole file, `there_bytes` for the rest of it."""
    if response.status_code == httpx.codes.OK:
        return 0
    stated = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if there_bytes == 0 or stated is None or stated["start"] != str(there_bytes):
        discard(part)
        raise _TemporaryError("another part of the file than was asked for")
    return there_bytes


def _finish_or_restart(response: httpx.Response, part: Path, there_bytes: int) -> None:
    """Nothing after the last byte: the part is whole already, or belongs to another file."""
    stated = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if stated is None or stated["total"] != str(there_bytes):
        discard(part)
        raise _TemporaryError("a file that has changed since the download began")


def _receive(response: httpx.Response, part: Path, start: int, progress: Progress) -> None:
    total = _total_bytes(response, start)
    there_bytes = start
    progress(there_bytes, total)
    with part.open("ab" if start else "wb") as stream:
        for chunk in response.iter_bytes():
            stream.write(chunk)
            there_bytes += len(chunk)
            progress(there_bytes, total)
    if total is not None and there_bytes != total:
        raise _TemporaryError(f"{there_bytes} of {total} bytes")


def _total_bytes(response: httpx.Response, start: int) -> int | None:
    if _is_encoded(response):
        return None
    stated = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if stated is not None and stated["total"] != "*":
        return int(stated["total"])
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdecimal() else None


def _is_encoded(response: httpx.Response) -> bool:
    """Whether the body is compressed on the way, so that its length says nothing of the file's."""
    encoding: str = response.headers.get("Content-Encoding", "identity")
    return encoding.lower() != "identity"
