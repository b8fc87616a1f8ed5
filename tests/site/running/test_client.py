"""Whose request it is."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from corridor.site.running.client import client_address, may_read_metrics
from tests.site.running.conftest import Surround

UNKNOWN = "0.0.0.0"  # noqa: S104 - no address is bound


def test_a_made_up_header_counts_for_nothing_without_a_proxy(rf: RequestFactory, surround: Surround) -> None:
    surround(behind_proxy=False)
    assert client_address(rf.get("/", headers={"X-Forwarded-For": "9.9.9.9"}, REMOTE_ADDR="192.0.2.7")) == "192.0.2.7"


def test_behind_a_proxy_its_own_word_counts_the_last_one(rf: RequestFactory, surround: Surround) -> None:
    surround(behind_proxy=True)
    made_up = rf.get("/", headers={"X-Forwarded-For": "127.0.0.1, 192.0.2.7"}, REMOTE_ADDR="127.0.0.1")
    assert client_address(made_up) == "192.0.2.7"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8::1", "2001:db8::1"), ("", UNKNOWN), ("x", UNKNOWN)],
)
def test_forms_of_an_address(rf: RequestFactory, said: str, meant: str) -> None:
    assert client_address(rf.get("/", REMOTE_ADDR=said)) == meant


def test_metrics_are_for_named_networks(rf: RequestFactory, surround: Surround) -> None:
    surround(metrics_from=(ip_network("10.0.0.0/8"),), behind_proxy=False)
    assert may_read_metrics(rf.get("/metrics", REMOTE_ADDR="10.1.2.3"))
    assert not may_read_metrics(rf.get("/metrics", REMOTE_ADDR="192.0.2.7"))


def test_a_proxy_that_the_settings_do_not_know_gives_no_metrics_away(rf: RequestFactory, surround: Surround) -> None:
    surround(behind_proxy=False)
    forwarded = rf.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"}, REMOTE_ADDR="127.0.0.1")
    assert not may_read_metrics(forwarded)
