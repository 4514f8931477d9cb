"""Sign-in through an agency's own directory (OpenID Connect), where the environment names one."""

from __future__ import annotations

import os
from typing import Any


def provider() -> list[dict[str, Any]]:
    """Return the directory of ``LANTOA_OIDC_*``; none where no server is named.

    ``LANTOA_OIDC_SERVER`` is the address under which ``.well-known/openid-configuration`` lies,
    ``LANTOA_OIDC_ID`` and ``LANTOA_OIDC_SECRET`` are what the directory gave this site, and
    ``LANTOA_OIDC_NAME`` is how the button calls it.
    """
    server = os.environ.get("LANTOA_OIDC_SERVER", "")
    if not server:
        return []
    return [
        {
            "provider_id": "agency",
            "name": os.environ.get("LANTOA_OIDC_NAME", "") or "OpenID Connect",
            "client_id": os.environ.get("LANTOA_OIDC_ID", ""),
            "secret": os.environ.get("LANTOA_OIDC_SECRET", ""),
            "settings": {"server_url": server},
        }
    ]
