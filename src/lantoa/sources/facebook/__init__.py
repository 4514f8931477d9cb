"""Meta: Graph API replies of Facebook and Instagram, Business Suite, Content Library, CrowdTangle."""

from __future__ import annotations

from typing import Final

from lantoa.sources.adapter import Adapter
from lantoa.sources.facebook import business_suite, content_library, crowdtangle, graph

_GRAPH: Final = (
    "a reply of the Graph API: ids like PAGE_POST with created_time, media_type IMAGE, VIDEO or "
    "CAROUSEL_ALBUM, data with paging, insights, or its error with fbtrace_id"
)

ADAPTERS: Final[tuple[Adapter, ...]] = (
    Adapter(
        name="graph-api",
        version=1,
        shape="json",
        marks=_GRAPH,
        recognises=graph.is_document,
        records=graph.records,
        items=graph.items,
    ),
    Adapter(
        name="graph-api",
        version=1,
        shape="lines",
        marks=_GRAPH,
        recognises=graph.is_lines,
        records=graph.records,
    ),
    Adapter(
        name="business-suite",
        version=1,
        shape="table",
        marks="Meta Business Suite's content table: Post ID, Publish time, Permalink (en or vi)",
        recognises=business_suite.is_content,
        records=business_suite.records,
    ),
    Adapter(
        name="business-suite-daily",
        version=1,
        shape="table",
        marks="Meta Business Suite's table of one figure by day: the columns Date and Primary",
        recognises=business_suite.is_daily,
        records=business_suite.daily_records,
    ),
    Adapter(
        name="mcl",
        version=1,
        shape="table",
        marks="a Meta Content Library table: mcl_url, or post_owner.id beside statistics.*",
        recognises=content_library.is_table,
        records=content_library.records,
    ),
    Adapter(
        name="crowdtangle",
        version=1,
        shape="table",
        marks="a CrowdTangle table: Post Created and URL beside Total Interactions or Likes",
        recognises=crowdtangle.is_table,
        records=crowdtangle.records,
    ),
)
