"""How mail leaves: one address says it, `CORRIDOR_MAIL_URL`."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from corridor.errors import UsageError

_BACKENDS = "django.core.mail.backends"
_FORMS = "smtp://user:password@host:587, smtps://user:password@host:465, file:///folder, or console:"
_PATIENCE_SECONDS = 10


def mailers(address: str) -> dict[str, dict[str, Any]]:
    """Django's MAILERS for the address; without one, mail is written to the console.

    `smtp://` turns to TLS before anything is said (`?starttls=no` for a relay on the same machine), `smtps://` speaks
    TLS from the start, `file:` writes each letter into a folder. Raises `UsageError` for an address of another form.
    """
    try:
        parts = urlsplit(address or "console:")
        port = parts.port
    except ValueError:
        raise _refused(address) from None
    if parts.scheme == "console":
        return {"default": {"BACKEND": f"{_BACKENDS}.console.EmailBackend"}}
    if parts.scheme == "file" and parts.path.startswith("/") and not parts.netloc:
        options: dict[str, Any] = {"file_path": unquote(parts.path)}
        return {"default": {"BACKEND": f"{_BACKENDS}.filebased.EmailBackend", "OPTIONS": options}}
    if parts.scheme in ("smtp", "smtps") and parts.hostname:
        return {"default": {"BACKEND": f"{_BACKENDS}.smtp.EmailBackend", "OPTIONS": _smtp(address, parts, port)}}
    raise _refused(address)


def _smtp(address: str, parts: SplitResult, port: int | None) -> dict[str, Any]:
    secure = parts.scheme == "smtps"
    asked = parse_qs(parts.query)
    if set(asked) - {"starttls"} or asked.get("starttls", ["yes"]) not in (["yes"], ["no"]):
        raise _refused(address)
    return {
        "host": parts.hostname,
        "port": port or (465 if secure else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": secure,
        "use_tls": not secure and asked.get("starttls") != ["no"],
        "timeout": _PATIENCE_SECONDS,
    }


def _refused(address: str) -> UsageError:
    scheme = address.partition(":")[0]  # the rest may hold a password
    return UsageError(_FORMS, f"an address that begins with {scheme!r}", where="the variable CORRIDOR_MAIL_URL")
