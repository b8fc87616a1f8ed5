"""What machines ask of the site."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from corridor.site.running import condition
from tests.site.running.conftest import Surround
from tests.site.running.filled import fill


def test_health_needs_no_database(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_everything_is_there(client: Client) -> None:
    answer = client.get("/ready")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "tables": True, "search index": True, "evidence": True}


@pytest.mark.django_db(transaction=True)
def test_not_ready_while_a_step_of_the_tables_is_left(client: Client) -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("mfa", "0003_authenticator_type_uniq")
    try:
        answer = client.get("/ready")
    finally:
        recorder.record_applied("mfa", "0003_authenticator_type_uniq")
    assert (answer.status_code, answer.json()["tables"], answer.json()["database"]) == (503, False, True)


@pytest.mark.django_db
def test_not_ready_without_evidence_and_no_reason_is_given_away(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "current").write_text("0123456789abcdef")
    monkeypatch.setenv("CORRIDOR_STORE", str(tmp_path))
    answer = client.get("/ready")
    assert (answer.status_code, answer.json()["evidence"]) == (503, False)
    assert str(tmp_path) not in answer.content.decode()


@pytest.mark.django_db
def test_not_ready_while_the_search_index_is_behind(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(condition, "index_lag", lambda: 3)
    assert (client.get("/ready").status_code, client.get("/ready").json()["search index"]) == (503, False)


@pytest.mark.django_db
def test_metrics_tell_how_the_catalogue_stands(client: Client) -> None:
    fill()
    client.get("/health")
    text = client.get("/metrics").content.decode()

    found = {
        (one.name, *one.labels.values()): one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
    }
    assert found[("corridor_queue_entries",)] == 1
    assert found[("corridor_index_lag_changes",)] == 0
    assert found[("corridor_requests_total", "GET", "200", "health")] >= 1
    assert found[("corridor_request_seconds_bucket", "+Inf", "health")] >= 1
    assert "example.org" not in text


def test_metrics_are_not_for_everybody(client: Client, surround: Surround) -> None:
    surround(metrics_from=(ip_network("10.0.0.0/8"),))
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("path", ["/health", "/ready", "/metrics"])
def test_probes_are_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
