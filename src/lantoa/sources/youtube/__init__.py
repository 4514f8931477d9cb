"""YouTube: replies of the Data API, and the table of YouTube Studio."""

from __future__ import annotations

from typing import Final

from lantoa.sources.adapter import Adapter
from lantoa.sources.replies import is_many_lines
from lantoa.sources.youtube import api, studio

_API: Final = "a reply of the YouTube Data API: kind beginning with youtube#, or its error"

ADAPTERS: Final[tuple[Adapter, ...]] = (
    Adapter(
        name="youtube-api",
        version=1,
        shape="json",
        marks=_API,
        recognises=lambda head: head.shape == "json" and api.is_reply(head),
        records=api.records,
        items=api.items,
    ),
    Adapter(
        name="youtube-api",
        version=1,
        shape="lines",
        marks=_API,
        recognises=lambda head: is_many_lines(head) and api.is_reply(head),
        records=api.records,
    ),
    Adapter(
        name="studio.youtube",
        version=1,
        shape="table",
        marks="YouTube Studio's table: Content, Video title, Video publish time, Views (en or vi)",
        recognises=studio.is_table,
        records=studio.records,
    ),
)
