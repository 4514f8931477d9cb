"""Threads posts: Zeeschuimer, also as 4CAT gives it back."""

from __future__ import annotations

from typing import Final

from lantoa.sources.adapter import Adapter
from lantoa.sources.threads import web

ADAPTERS: Final[tuple[Adapter, ...]] = (
    Adapter(
        name="zeeschuimer.threads",
        version=1,
        shape="lines",
        marks="Zeeschuimer lines: source_platform threads.net or threads.com, data with code or pk",
        recognises=web.is_zeeschuimer,
        records=web.records,
    ),
    Adapter(
        name="4cat.threads",
        version=1,
        shape="lines",
        marks="4CAT lines: __import_meta of threads.net or threads.com beside code or pk",
        recognises=web.is_4cat,
        records=web.records,
    ),
)
