"""`corridor.evidence.transfer` against a server that breaks off, lies and moves its file."""

from __future__ import annotations

import errno
import gzip
import json
from pathlib import Path

import httpx
import pytest

from corridor.errors import FetchError
from corridor.evidence.transfer import Patience
from tests.evidence.fetching import BODY, MARK, Clock, csv_at, kept_half, names, run
from tests.evidence.publisher_server import Answer, serving


@pytest.mark.parametrize("validator", [MARK, {"ETag": 'W/"v1"', "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"}])
def test_a_broken_connection_is_gone_on_with(tmp_path: Path, client: httpx.Client, validator: dict[str, str]) -> None:
    clock = Clock()
    with serving(Answer(BODY, headers=validator, cut=100_000), Answer(BODY, headers=validator)) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client, clock.patience())
        assert publisher.ranges() == [None, "bytes=100000-"]
    assert fetched.path.read_bytes() == BODY
    assert clock.waits == [1.0]


def test_without_a_validator_the_file_is_begun_anew(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY, cut=100_000), Answer(BODY)) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [None, None]
    assert fetched.path.read_bytes() == BODY


def test_a_file_that_changed_meanwhile_is_not_glued_to_the_old_half(tmp_path: Path, client: httpx.Client) -> None:
    newer = BODY.replace(b",1,2", b",3,4")
    answers = (Answer(BODY, headers=MARK, cut=100_000), Answer(newer, headers={"ETag": '"v2"'}))
    with serving(*answers) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [None, "bytes=100000-"]
    assert fetched.path.read_bytes() == newer


def test_a_server_that_sends_another_part_is_asked_for_the_whole(tmp_path: Path, client: httpx.Client) -> None:
    odd = Answer(BODY, headers=MARK | {"Content-Range": f"bytes 5-{len(BODY) - 1}/{len(BODY)}"})
    with serving(Answer(BODY, headers=MARK, cut=100_000), odd, Answer(BODY)) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [None, "bytes=100000-", None]
    assert fetched.path.read_bytes() == BODY


def test_a_half_of_another_address_is_not_gone_on_with(tmp_path: Path, client: httpx.Client) -> None:
    (tmp_path / "stock.part").write_bytes(b"x" * 1000)
    (tmp_path / "stock.validator.part").write_text('{"address": "http://elsewhere", "validator": "\\"v1\\""}')
    with serving(Answer(BODY, headers=MARK)) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [None]
    assert fetched.path.read_bytes() == BODY


def test_a_part_that_was_whole_already_is_stored(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY, headers=MARK)) as publisher:
        kept_half(tmp_path, publisher, BODY)
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [f"bytes={len(BODY)}-"]
    assert fetched.path.read_bytes() == BODY


def test_a_part_longer_than_the_file_is_thrown_away(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY, headers=MARK)) as publisher:
        kept_half(tmp_path, publisher, BODY + b"more")
        fetched = run(tmp_path, csv_at(publisher.address), client)
    assert fetched.path.read_bytes() == BODY


def test_a_flaky_server_is_tried_again_with_growing_waits(tmp_path: Path, client: httpx.Client) -> None:
    clock = Clock()
    asked = Answer(b"later", status=503, headers={"Retry-After": "7"})
    with serving(Answer(status=502), Answer(status=500), asked, Answer(BODY)) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client, clock.patience())
    assert fetched.path.read_bytes() == BODY
    assert clock.waits == [1.0, 2.0, 7.0]


def test_a_server_that_never_sends_the_whole_file_is_an_error(tmp_path: Path, client: httpx.Client) -> None:
    clock = Clock()
    with serving(Answer(BODY, headers=MARK, cut=10, honour_range=False)) as publisher:
        with pytest.raises(FetchError, match="within 3 attempts") as caught:
            run(tmp_path, csv_at(publisher.address), client, clock.patience(attempts=3))
        assert len(publisher.requests) == 3
    assert "RemoteProtocolError" in caught.value.found
    assert caught.value.remedy is not None
    assert clock.waits == [1.0, 2.0]
    assert names(tmp_path) == ["stock.part", "stock.validator.part"]


def test_a_range_answer_that_ends_early_is_gone_on_with(tmp_path: Path, client: httpx.Client) -> None:
    """The length of the answer is right, the length of the file is not."""
    short = {"Content-Range": f"bytes 100000-149999/{len(BODY)}", "Content-Length": "50000"} | MARK
    answers = (
        Answer(BODY, headers=MARK, cut=100_000),
        Answer(BODY, headers=short, cut=50_000),
        Answer(BODY, headers=MARK),
    )
    with serving(*answers) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [None, "bytes=100000-", "bytes=150000-"]
    assert fetched.path.read_bytes() == BODY


def test_nobody_at_the_address_is_an_error_after_all_attempts(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY)) as publisher:
        address = publisher.address
    with pytest.raises(FetchError, match="ConnectError"):
        run(tmp_path, csv_at(address), client)
    assert names(tmp_path) == []


def test_redirects_are_followed(tmp_path: Path, client: httpx.Client) -> None:
    moved = Answer(status=302, headers={"Location": "/elsewhere"})
    with serving(moved, Answer(BODY)) as publisher:
        assert run(tmp_path, csv_at(publisher.address), client).path.read_bytes() == BODY
        assert len(publisher.requests) == 2


def test_redirects_without_end_are_an_error_at_once(tmp_path: Path, client: httpx.Client) -> None:
    clock = Clock()
    with (
        serving(Answer(status=302, headers={"Location": "/again"})) as publisher,
        pytest.raises(FetchError, match="TooManyRedirects"),
    ):
        run(tmp_path, csv_at(publisher.address), client, clock.patience())
    assert clock.waits == []


@pytest.mark.parametrize("status", [403, 404, 410, 204])
def test_a_refusal_is_an_error_at_once(tmp_path: Path, client: httpx.Client, status: int) -> None:
    clock = Clock()
    with serving(Answer(status=status)) as publisher:
        with pytest.raises(FetchError, match=str(status)):
            run(tmp_path, csv_at(publisher.address), client, clock.patience())
        assert len(publisher.requests) == 1
    assert (clock.waits, names(tmp_path)) == ([], [])


def test_a_page_that_says_so_does_not_cost_the_half_that_is_there(tmp_path: Path, client: httpx.Client) -> None:
    page = Answer(b"<p>Service, closed", headers={"Content-Type": "text/html; charset=utf-8"})
    with serving(page) as publisher:
        kept_half(tmp_path, publisher, BODY[:100])
        with pytest.raises(FetchError, match="web page"):
            run(tmp_path, csv_at(publisher.address), client)
    assert (tmp_path / "stock.part").read_bytes() == BODY[:100]


def test_a_form_is_posted_and_never_resumed(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY, headers=MARK, cut=100_000), Answer(BODY, headers=MARK)) as publisher:
        download = csv_at(publisher.address, form={"seriesCodes": "SI_RMT_COST"})
        fetched = run(tmp_path, download, client)
        assert [(method, sent) for method, _, sent in publisher.requests] == [("POST", b"seriesCodes=SI_RMT_COST")] * 2
        assert publisher.ranges() == [None, None]
    assert fetched.path.read_bytes() == BODY
    sidecar = json.loads((tmp_path / "stock.csv.snapshot.json").read_text())
    assert sidecar["form"] == "seriesCodes=SI_RMT_COST"


def test_a_body_compressed_on_the_way_is_stored_plain(tmp_path: Path, client: httpx.Client) -> None:
    packed = Answer(gzip.compress(BODY), headers={"Content-Encoding": "gzip", **MARK})
    steps: list[tuple[int, int | None]] = []
    with serving(packed) as publisher:
        fetched = run(tmp_path, csv_at(publisher.address), client, progress=lambda *step: steps.append(step))
    assert fetched.path.read_bytes() == BODY
    assert steps[-1] == (len(BODY), None)


def test_a_disk_that_fills_while_receiving_is_gone_on_with(tmp_path: Path, client: httpx.Client) -> None:
    def fills(there: int, total: int | None) -> None:
        if there > 50_000:
            raise OSError(errno.EDQUOT, "Disk quota exceeded")

    with serving(Answer(BODY, headers=MARK)) as publisher:
        with pytest.raises(FetchError, match="full disk"):
            run(tmp_path, csv_at(publisher.address), client, progress=fills)
        kept_bytes = (tmp_path / "stock.part").stat().st_size
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [None, f"bytes={kept_bytes}-"]
    assert fetched.path.read_bytes() == BODY


def test_an_interrupted_download_goes_on_next_time(tmp_path: Path, client: httpx.Client) -> None:
    def stopped(there: int, total: int | None) -> None:
        if there > 50_000:
            raise KeyboardInterrupt

    with serving(Answer(BODY, headers=MARK)) as publisher:
        download = csv_at(publisher.address)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path, download, client, progress=stopped)
        assert names(tmp_path) == ["stock.part", "stock.validator.part"]
        kept_bytes = (tmp_path / "stock.part").stat().st_size
        fetched = run(tmp_path, download, client)
        assert publisher.ranges() == [None, f"bytes={kept_bytes}-"]
    assert fetched.path.read_bytes() == BODY
    assert names(tmp_path) == ["stock.csv", "stock.csv.snapshot.json"]


def test_waits_double_up_to_the_longest_and_jitter_takes_off_half_at_most() -> None:
    calm = Patience(jitter=lambda: 0.0, sleep=lambda seconds: None)
    hasty = Patience(jitter=lambda: 1.0, sleep=lambda seconds: None)
    assert [calm.wait_seconds(n) for n in range(1, 9)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert [hasty.wait_seconds(n) for n in range(1, 4)] == [0.5, 1, 2]
    assert calm.wait_seconds(1, asked_seconds=3600) == 60
