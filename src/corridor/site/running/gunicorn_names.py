"""By which names gunicorn is told how to serve."""

from __future__ import annotations

BIND_VARIABLE = "CORRIDOR_BIND"
WORKERS_VARIABLE = "CORRIDOR_WORKERS"
SETTINGS_MODULE = "python:corridor.site.running.gunicorn_settings"
