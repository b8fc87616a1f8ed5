"""The key with which somebody without an account comes back to their entry; only its digest is kept."""

from __future__ import annotations

import secrets
from hashlib import sha256
from hmac import compare_digest

from corridor.site.entries.models import StoredEntry

_BYTES = 32


def new_edit_key() -> str:
    """256 random bits, as they stand in a link."""
    return secrets.token_urlsafe(_BYTES)


def digest_of_key(key: str) -> str:
    """The SHA-256 of a key, in hexadecimal digits."""
    return sha256(key.encode()).hexdigest()


def opens(key_digest: str, stored: StoredEntry) -> bool:
    """Whether the digest is that of the entry's key; takes as long for a near miss as for a far one."""
    return bool(stored.edit_key_digest) and compare_digest(key_digest.encode(), stored.edit_key_digest.encode())
