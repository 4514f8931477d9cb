"""The signature of a webhook's messages: HMAC-SHA256 over time and body, with a window.

``Lantoa-Signature: t=1756166400,v1=<64 hexadecimal digits>`` signs ``t.body``. Whoever receives
a message computes the same, compares in constant time, and refuses a `t` more than five minutes
away: so a message that somebody caught cannot be played again later.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from django.conf import settings

from lantoa.core import clock

if TYPE_CHECKING:
    from lantoa.web.programs.models import Webhook

HEADER: Final = "Lantoa-Signature"
WINDOW_S: Final = 300


def secret_of(webhook: Webhook) -> str:
    """Return the secret that a webhook's receiver must know; it follows from the workspace's key.

    So nothing secret is kept in the database, nor in a backup without keys.
    """
    said = f"lantoa webhook {webhook.pk}".encode()
    return "whs_" + hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()[:48]


def signature(secret: str, body: bytes, at_s: int) -> str:
    """Return the value of the header for a message sent at a second of Unix time."""
    signed = hmac.new(secret.encode(), f"{at_s}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at_s},v1={signed}"


def holds(secret: str, body: bytes, header: str) -> bool:
    """Whether a message is signed with a secret, and fresh: what a receiver has to check."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    at = parts.get("t", "")
    if not (at.isascii() and at.isdigit() and len(at) < 12):
        return False
    if abs(clock.now().timestamp() - int(at)) > WINDOW_S:
        return False
    return hmac.compare_digest(signature(secret, body, int(at)), header)
