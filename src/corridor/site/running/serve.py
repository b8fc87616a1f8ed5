"""Starting the site: prepare everything, then become gunicorn."""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from corridor.errors import SiteError, UsageError
from corridor.site.environment import ADDRESS_FILE, keep_secret
from corridor.site.running.folder import make_folder
from corridor.site.running.gunicorn_names import BIND_VARIABLE, SETTINGS_MODULE, WORKERS_VARIABLE
from corridor.site.running.start import machine_faults, name_folder, set_up

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - which names are answered is said by CORRIDOR_HOSTS

type Become = Callable[[Sequence[str]], None]
"""Takes the words of a program and becomes it; does not come back."""


def serve(host: str, port: int, folder: Path | None, workers: int, *, become: Become | None = None) -> None:
    """Serve the site on one address until it is stopped; everything is prepared first.

    Raises `SiteError` when the address is taken, the folder cannot be written, the disk is full, or the database is
    of a newer version.
    """
    check_address_free(host, port)
    where = f"http://{'localhost' if host in _EVERYWHERE else _in_address(host)}:{port}"
    _tell_gunicorn(host, port, workers)
    os.umask(0o077)
    home = name_folder(folder)
    with machine_faults("start the site"):
        make_folder(home)
        keep_secret(home)
        _keep_address(home, where)
        set_up()
        from corridor.site.running.first_start import prepare

        prepare()
    sys.stdout.write(f"Corridor is at {where}/ and keeps its data in {home}; Ctrl-C stops it.\n")
    sys.stdout.flush()
    # A new program in place of this one: no thread or connection of the preparation is carried into the workers.
    (become or _become)((sys.executable, "-m", "gunicorn", "-c", SETTINGS_MODULE, "corridor.site.wsgi"))


def _tell_gunicorn(host: str, port: int, workers: int) -> None:
    os.environ[BIND_VARIABLE] = f"{_in_address(host)}:{port}"
    os.environ[WORKERS_VARIABLE] = str(workers)
    if sys.stderr.isatty():
        os.environ.setdefault("CORRIDOR_PLAIN_LOGS", "1")
    if host not in _EVERYWHERE:
        os.environ.setdefault("CORRIDOR_HOSTS", f"localhost,127.0.0.1,[::1],{_in_address(host)}")


def _keep_address(home: Path, where: str) -> None:
    """For the links that other commands print, where no variable tells the address."""
    (home / ADDRESS_FILE).write_text(f"{where}\n", encoding="utf-8")


def check_address_free(host: str, port: int) -> None:
    """Raises `SiteError` when something listens there already, `UsageError` when it is no address of this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SiteError(
                "a free port", f"another program listens on {host} port {port}", remedy="name another: --port 8001"
            ) from None
        if error.errno == errno.EACCES:
            raise SiteError(
                "a port that you may use", f"port {port}", remedy="take one above 1023, such as --port 8000"
            ) from None
        raise UsageError("an address of this machine", repr(host), remedy="--host 127.0.0.1") from None
    except OverflowError:
        raise UsageError("a port from 1 to 65535", str(port)) from None


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _become(words: Sequence[str]) -> None:
    os.execv(words[0], list(words))  # noqa: S606 - this very Python, with fixed words
