"""Where a request comes from, when proxies of one's own stand before the server."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the address of whoever made a request.

    Each proxy adds the address that it saw to the end of ``X-Forwarded-For``. So of N proxies
    of one's own, the N-th entry from the end is the visitor; all before it is the visitor's own
    claim. Without proxies the header is not looked at.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    hops: int = settings.TRUSTED_PROXIES
    if not hops:
        return peer
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if len(told) < hops:
        return peer
    try:
        return str(ipaddress.ip_address(told[-hops]))
    except ValueError:
        return peer
