"""TikTok: captures of Zeeschuimer and 4CAT, dumps of vendors, minet, and TikTok Studio."""

from __future__ import annotations

from lantoa.sources.tiktok import (
    apify,
    brightdata,
    captured,
    comments,
    fourcat,
    minet,
    studio,
)

ADAPTERS = (
    *captured.ADAPTERS,
    *comments.ADAPTERS,
    *fourcat.ADAPTERS,
    *apify.ADAPTERS,
    *brightdata.ADAPTERS,
    *minet.ADAPTERS,
    *studio.ADAPTERS,
)

__all__ = ["ADAPTERS"]
