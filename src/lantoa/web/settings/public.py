"""What changes once others than this machine may come: names, cookies, HTTPS, proxies."""

from __future__ import annotations

from typing import Any, Final

_YEAR_S: Final = 365 * 24 * 3600
LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")


def public(hosts: str, hops: str) -> dict[str, Any]:
    """Return Django's settings for a server that others reach under these names.

    Parameters
    ----------
    hosts
        Names, parted by commas or blanks; none where only this machine may come.
    hops
        How many proxies of one's own stand before the server: so many entries at the end of
        ``X-Forwarded-For`` are believed. One where names are given and nothing else is said.

    Examples
    --------
    >>> public("", "")["SECURE"], public("kol.example.vn", "")["TRUSTED_PROXIES"]
    (False, 1)
    """
    names = [name for name in hosts.replace(",", " ").split() if name]
    is_public = bool(names)
    trusted = int(hops) if hops.isascii() and hops.isdigit() else int(is_public)
    return {
        "NAMES": names,
        "ALLOWED_HOSTS": [*LOOPBACK, *names],
        "TRUSTED_PROXIES": trusted,
        "SECURE": is_public,
        # Machines ask for health from within, without HTTPS.
        "SECURE_REDIRECT_EXEMPT": [r"^health$"],
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if trusted else None,
        "SECURE_HSTS_SECONDS": _YEAR_S if is_public else 0,
        # The content policy already says that no page stands in a frame (W002); other names below
        # an agency's host are not ours to bind (W005, W021).
        "SILENCED_SYSTEM_CHECKS": ["security.W002", "security.W005", "security.W021"],
    }
