"""The addresses that machines ask; they have no language and no page."""

from __future__ import annotations

from django.urls import path

from corridor.site.running.probes import health, metrics, ready

urlpatterns = [
    path("health", health, name="health"),
    path("ready", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
]
