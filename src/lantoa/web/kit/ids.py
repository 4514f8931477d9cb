"""Random names for things in addresses: nobody reaches an object by counting."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""No letter or digit that is mistaken for another when read aloud."""


def fresh_id() -> str:
    """Return twelve random letters and digits, 59 bits: a name, not a secret."""
    return "".join(secrets.choice(_LETTERS) for _ in range(12))


def fresh_token() -> str:
    """Return a secret for an address, 256 bits; only its digest is kept."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """Return the digest under which a token is known here.

    Examples
    --------
    >>> digest_of("a")[:8]
    'ca978112'
    """
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
