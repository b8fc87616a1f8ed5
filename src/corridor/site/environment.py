"""What the surroundings say: folder, database, secret, hosts, mail, limits. Read once, by the settings."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from corridor.errors import UsageError

FOLDER_VARIABLE = "CORRIDOR_SITE_FOLDER"
SECRET_VARIABLE = "CORRIDOR_SECRET_KEY"  # noqa: S105 - the name of a variable
SECRET_FILE = "secret-key"  # noqa: S105 - the name of a file
ADDRESS_FILE = "address"
"""Where `corridor serve` was last, on a machine of which no variable tells the address."""

DATABASE_FILE = "corridor.sqlite3"
_YES = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}

type Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Environment:
    """The site's surroundings; the defaults serve one machine, without mail and over plain HTTP.

    `address` is where people find the site, for links that a command prints. `metrics_from` are the networks that may
    read the metrics. `requests_per_minute` is what one client address may ask for, `working_at_once` how many requests
    a process works on at the same time. A request that took `slow_seconds` is logged as slow.
    """

    folder: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    debug: bool
    https: bool
    behind_proxy: bool
    mail_url: str
    mail_from: str
    oidc_server: str
    oidc_client: str
    oidc_secret: str
    address: str
    metrics_from: tuple[Network, ...]
    requests_per_minute: int
    working_at_once: int
    body_bytes: int
    slow_seconds: float
    plain_logs: bool

    @property
    def oidc_origin(self) -> str:
        """Scheme and host of the OpenID Connect server, empty where there is none."""
        parts = urlsplit(self.oidc_server)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def site_folder(variables: Mapping[str, str] = os.environ) -> Path:
    """`$CORRIDOR_SITE_FOLDER`, else `corridor-site` in the user's data folder."""
    named = variables.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    base = variables.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "corridor-site"


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """The surroundings as the variables tell them; raises `UsageError` for a value that cannot be one."""
    folder = site_folder(variables)
    hosts = _listed(variables.get("CORRIDOR_HOSTS", "localhost,127.0.0.1,[::1]"))
    origins = _listed(variables.get("CORRIDOR_ORIGINS", ""))
    https = _yes(variables, "CORRIDOR_HTTPS", default=False)
    named = variables.get("CORRIDOR_ADDRESS") or next(iter(origins), "")
    return Environment(
        folder=folder,
        database_url=variables.get("DATABASE_URL") or f"sqlite:///{folder / DATABASE_FILE}",
        secret_key=variables.get(SECRET_VARIABLE) or _kept(folder / SECRET_FILE) or secrets.token_urlsafe(50),
        hosts=hosts,
        origins=origins,
        debug=_yes(variables, "CORRIDOR_DEBUG", default=False),
        https=https,
        behind_proxy=_yes(variables, "CORRIDOR_BEHIND_PROXY", default=False),
        mail_url=variables.get("CORRIDOR_MAIL_URL", ""),
        mail_from=variables.get("CORRIDOR_MAIL_FROM", "corridor@localhost"),
        oidc_server=variables.get("CORRIDOR_OIDC_SERVER", ""),
        oidc_client=variables.get("CORRIDOR_OIDC_CLIENT", ""),
        oidc_secret=variables.get("CORRIDOR_OIDC_SECRET", ""),
        address=named.rstrip("/") or _likely_address(folder, hosts, https=https),
        metrics_from=_networks(variables, "CORRIDOR_METRICS_FROM", "127.0.0.1,::1"),
        requests_per_minute=_number(variables, "CORRIDOR_REQUESTS_PER_MINUTE", default=3_600),
        working_at_once=_number(variables, "CORRIDOR_WORKING_AT_ONCE", default=8),
        body_bytes=_number(variables, "CORRIDOR_BODY_BYTES", default=12_000_000),
        slow_seconds=_number(variables, "CORRIDOR_SLOW_MILLISECONDS", default=1_000) / 1_000,
        plain_logs=_yes(variables, "CORRIDOR_PLAIN_LOGS", default=False),
    )


def keep_secret(folder: Path) -> None:
    """Write a secret key into the folder, unless there is one, so that sessions outlive the process.

    Raises OSError where the folder cannot be written.
    """
    if _kept(folder / SECRET_FILE):
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = folder / f"{SECRET_FILE}.{os.getpid()}"
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    fresh.replace(folder / SECRET_FILE)


def _kept(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _likely_address(folder: Path, hosts: tuple[str, ...], *, https: bool) -> str:
    if https:
        return f"https://{next(iter(hosts), 'localhost')}"
    return _kept(folder / ADDRESS_FILE) or f"http://{next(iter(hosts), 'localhost')}"


def _listed(joined: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in joined.split(",") if part.strip())


def _networks(variables: Mapping[str, str], name: str, default: str) -> tuple[Network, ...]:
    said = variables.get(name, default)
    try:
        return tuple(ip_network(part) for part in _listed(said))
    except ValueError:
        raise UsageError("addresses or networks, such as 10.0.0.0/8", repr(said), where=_variable(name)) from None


def _number(variables: Mapping[str, str], name: str, *, default: int) -> int:
    said = variables.get(name, "").strip()
    if not said:
        return default
    if not said.isdecimal() or int(said) == 0:
        raise UsageError("a whole number above 0", repr(said), where=_variable(name))
    return int(said)


def _yes(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    said = variables.get(name)
    if said is None or not said.strip():
        return default
    if said.strip().lower() not in _YES:
        raise UsageError("1 or 0", repr(said), where=_variable(name))
    return _YES[said.strip().lower()]


def _variable(name: str) -> str:
    return f"the variable {name}"
