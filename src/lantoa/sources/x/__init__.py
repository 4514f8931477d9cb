"""X posts: Zeeschuimer, also as 4CAT gives it back, and pages of the X API v2."""

from __future__ import annotations

from typing import Final

from lantoa.sources.adapter import Adapter
from lantoa.sources.x import api, web

_PAGES: Final = (
    "pages of the X API v2: meta.result_count, or data with id, text and author_id or "
    "public_metrics, or errors of api.twitter.com or api.x.com"
)

ADAPTERS: Final[tuple[Adapter, ...]] = (
    Adapter(
        name="zeeschuimer.x",
        version=1,
        shape="lines",
        marks="Zeeschuimer lines: source_platform twitter.com or x.com, data with rest_id or legacy",
        recognises=web.is_zeeschuimer,
        records=web.records,
    ),
    Adapter(
        name="4cat.x",
        version=1,
        shape="lines",
        marks="4CAT lines: __import_meta of twitter.com or x.com beside rest_id or legacy",
        recognises=web.is_4cat,
        records=web.records,
    ),
    Adapter(
        name="x-api-v2",
        version=1,
        shape="lines",
        marks=_PAGES,
        recognises=lambda head: head.shape == "lines" and api.is_pages(head),
        records=api.records,
    ),
    Adapter(
        name="x-api-v2",
        version=1,
        shape="json",
        marks=_PAGES,
        recognises=lambda head: head.shape == "json" and api.is_pages(head),
        records=api.records,
    ),
)
