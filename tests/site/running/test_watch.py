"""Requests are counted, timed and logged by their view; words, addresses and people are not."""

from __future__ import annotations

import logging

import pytest
from django.test import Client
from prometheus_client import REGISTRY

from tests.site.running.conftest import Surround


def counted(view: str, method: str, status: str) -> float:
    return REGISTRY.get_sample_value("corridor_requests_total", {"view": view, "method": method, "status": status}) or 0


def test_a_request_is_logged_without_its_words(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "corridor.request")
    response = client.get(
        "/health", {"words": "ana@example.org"}, headers={"User-Agent": "Spy"}, REMOTE_ADDR="192.0.2.7"
    )

    (line,) = [record for record in caplog.records if record.name == "corridor.request"]
    fields = line.fields  # type: ignore[attr-defined]  # what the formatter adds
    assert fields.pop("milliseconds") >= 0
    assert fields == {"view": "health", "method": "GET", "status": 200}
    assert (line.getMessage(), line.levelno) == ("request", logging.INFO)
    assert len(response.headers["X-Request-ID"]) == 16


def test_a_slow_request_is_a_warning(client: Client, caplog: pytest.LogCaptureFixture, surround: Surround) -> None:
    surround(slow_seconds=0.0)
    client.get("/health")

    (line,) = [record for record in caplog.records if record.name == "corridor.request"]
    assert (line.getMessage(), line.levelno) == ("slow request", logging.WARNING)


def test_requests_are_counted_by_view_not_by_address(client: Client) -> None:
    before = counted("health", "GET", "200"), counted("no view", "GET", "404"), counted("health", "other", "405")
    client.get("/health?a=1")
    client.get("/health?a=2")
    client.generic("BREW", "/health")

    assert counted("health", "GET", "200") == before[0] + 2
    assert counted("health", "other", "405") == before[2] + 1


def test_the_id_of_a_proxy_is_kept_that_of_anybody_else_is_not(client: Client, surround: Surround) -> None:
    given = {"X-Request-ID": "abcdef-0123456789"}
    surround(behind_proxy=True)
    assert client.get("/health", headers=given).headers["X-Request-ID"] == "abcdef-0123456789"
    assert client.get("/health", headers={"X-Request-ID": "a b\tc"}).headers["X-Request-ID"] != "a b\tc"
    surround(behind_proxy=False)
    assert client.get("/health", headers=given).headers["X-Request-ID"] != "abcdef-0123456789"
