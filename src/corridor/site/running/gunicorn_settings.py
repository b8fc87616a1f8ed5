"""How gunicorn serves the site: `gunicorn -c python:corridor.site.running.gunicorn_settings corridor.site.wsgi`.

`corridor serve` uses it too. Gunicorn reads the names of this module; what they mean is in gunicorn's own settings.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from corridor.site.environment import SECRET_VARIABLE, keep_secret, read_environment, site_folder
from corridor.site.running.gunicorn_names import BIND_VARIABLE, WORKERS_VARIABLE
from corridor.site.running.logs import log_settings

if not os.environ.get(SECRET_VARIABLE):
    keep_secret(site_folder())  # or each worker had a secret of its own, and sessions held with one of them only

_environment = read_environment()

bind = os.environ.get(BIND_VARIABLE, "127.0.0.1:8000")
workers = int(os.environ.get(WORKERS_VARIABLE, "1"))
worker_class = "corridor.site.running.gunicorn_worker.ListeningWorker"
threads = 2 * _environment.working_at_once  # half of them tell the others that there is no room
worker_connections = 400
backlog = 256

timeout = 60
graceful_timeout = 20
keepalive = 5
limit_request_line = 4_096
limit_request_fields = 60
limit_request_field_size = 8_190

worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - heartbeats, which a slow disk would delay
control_socket_disable = True
umask = 0o077
accesslog = None  # the site logs each request itself, without addresses and words
logconfig_dict = log_settings(plain=_environment.plain_logs)

if workers > 1:
    # Where the workers put their counts together; prometheus_client looks for the variable when it is imported.
    _shared = _environment.folder / "measurements"
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_shared)


def on_starting(server: object) -> None:
    """Begin without the measurements of an earlier run."""
    if workers > 1:
        shutil.rmtree(_shared, ignore_errors=True)
        _shared.mkdir(mode=0o700, parents=True)


def post_worker_init(worker: object) -> None:
    """Load all pages and the index of the search before the first visitor waits for them."""
    from django.db import DatabaseError
    from django.urls import reverse

    from corridor.site.search.current import current_index

    reverse("health")
    try:
        current_index()
    except DatabaseError:
        # The site answers all the same, and /ready says what is wrong.
        logging.getLogger("corridor.site").warning("the index of the search cannot be read yet")
