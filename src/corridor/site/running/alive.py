"""Asking a running site, from the same machine, whether it lives or is ready to work."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException

from corridor.errors import SiteError
from corridor.site.environment import read_environment

_PATIENCE_SECONDS = 5


def check_alive(host: str, port: int, *, ready: bool) -> None:
    """Raises `SiteError` when nothing answers there, or the answer is another than it should be."""
    # A name such as .example.org stands for all below it, and for itself.
    name = next(iter(read_environment().hosts), "").lstrip("*.") or "localhost"
    path = "/ready" if ready else "/health"
    asking = HTTPConnection(host, port, timeout=_PATIENCE_SECONDS)
    try:
        asking.request("GET", path, headers={"Host": name})
        status = asking.getresponse().status
    except (OSError, HTTPException) as error:
        raise _not_so(host, port, path, type(error).__name__) from error
    finally:
        asking.close()
    if status != 200:
        raise _not_so(host, port, path, f"the status {status}")


def _not_so(host: str, port: int, path: str, found: str) -> SiteError:
    return SiteError("the status 200", found, where=f"http://{host}:{port}{path}", remedy="look at the site's log")
