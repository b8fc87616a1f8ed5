"""Whose request it is: the address of the client, as far as it can be believed."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

_UNKNOWN = "0.0.0.0"  # noqa: S104 - stands for an address that cannot be read


def client_address(request: HttpRequest) -> str:
    """The client's address: what the proxy says when there is one, else the other end of the connection.

    A proxy adds its word at the end of `X-Forwarded-For`; what stands before may be made up.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.ENVIRONMENT.behind_proxy and forwarded:
        return _address(forwarded.rpartition(",")[2])
    return _address(request.META.get("REMOTE_ADDR", ""))


def may_read_metrics(request: HttpRequest) -> bool:
    """Whether the request comes from a network that may read the metrics.

    A forwarded request that the settings know nothing of is refused: its true origin cannot be told.
    """
    if "X-Forwarded-For" in request.headers and not settings.ENVIRONMENT.behind_proxy:
        return False
    address = ip_address(client_address(request))
    return any(address in network for network in settings.ENVIRONMENT.metrics_from)


def _address(text: str) -> str:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return _UNKNOWN
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)
