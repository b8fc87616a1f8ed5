"""What is counted and timed for operators: requests, and how the catalogue stands. Nothing that names a person."""

from __future__ import annotations

import os
from collections.abc import Iterator
from http import HTTPMethod

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from corridor.site.running.condition import queue_length
from corridor.site.search.indexing import index_lag

SHARED_FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Where several processes put their counts together; prometheus_client reads it when it is first imported."""

_KNOWN_METHODS = frozenset(HTTPMethod)
_BUCKETS_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_requests = Counter("corridor_requests", "Requests answered.", ("view", "method", "status"))
_seconds = Histogram("corridor_request_seconds", "Seconds to an answer.", ("view",), buckets=_BUCKETS_SECONDS)


def count_request(view: str, method: str | None, status: int, seconds: float) -> None:
    """Count one request that was answered."""
    _requests.labels(view, method if method in _KNOWN_METHODS else "other", str(status)).inc()
    _seconds.labels(view).observe(seconds)


def exposition() -> bytes:
    """All measurements in Prometheus's text format, those of all processes together."""
    if os.environ.get(SHARED_FOLDER_VARIABLE):
        counted: CollectorRegistry = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]  # registers itself
    else:
        counted = REGISTRY
    now = CollectorRegistry()
    now.register(_Standing())
    return generate_latest(counted) + generate_latest(now)


class _Standing(Collector):
    """How the catalogue stands when it is asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield GaugeMetricFamily("corridor_queue_entries", "Entries that wait for moderators.", value=queue_length())
        yield GaugeMetricFamily(
            "corridor_index_lag_changes", "Public changes that the search index does not know yet.", value=index_lag()
        )
