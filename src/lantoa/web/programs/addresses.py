"""To which addresses a webhook may be sent: public ones, so that nobody looks inside through us."""

from __future__ import annotations

import ipaddress
import socket
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from lantoa.core.errors import BadInput

_LONGEST: Final = 500


def check_address(url: str) -> tuple[str, int]:
    """Return host and port of an address that may be used.

    Raises
    ------
    BadInput
        It is no web address, carries a password, or is plain HTTP where that is not allowed.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadInput("this is no web address") from None
    secure = parts.scheme == "https"
    if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > _LONGEST:
        raise BadInput("a webhook needs an address that begins with https://")
    if not secure and not settings.WEBHOOKS_MAY_STAY_INSIDE:
        raise BadInput("a webhook needs an address that begins with https://")
    if parts.username is not None or parts.password is not None:
        raise BadInput("leave name and password out of the address: messages are signed")
    if any(not c.isprintable() or c == " " for c in url):
        raise BadInput("this is no web address")
    return parts.hostname, port or (443 if secure else 80)


def public_addresses(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, all of which lie on the public internet.

    The connection is then made to one of these, not to the name: a name that points elsewhere a
    moment later leads nowhere else.

    Raises
    ------
    BadInput
        The name is unknown, or one of its addresses is inside a network of this house.
    """
    try:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise BadInput(f"{host} is not known in the network") from None
    found = list(dict.fromkeys(str(one[4][0]) for one in told))
    if not settings.WEBHOOKS_MAY_STAY_INSIDE and not all(map(_is_public, found)):
        raise BadInput(f"{host} lies inside a network; webhooks go to public addresses only")
    return found


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if inner is not None:
        ip = inner
    return ip.is_global and not ip.is_multicast
