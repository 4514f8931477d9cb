"""yt-dlp's info.json, alone, as lines, or as a playlist, for the platforms that are kept."""

from __future__ import annotations

from typing import Final

from lantoa.sources.adapter import Adapter
from lantoa.sources.replies import is_many_lines
from lantoa.sources.ytdlp import info

_MARKS: Final = "yt-dlp's info.json: extractor_key (or ie_key) beside id and webpage_url (or url)"

ADAPTERS: Final[tuple[Adapter, ...]] = (
    Adapter(
        name="ytdlp",
        version=1,
        shape="json",
        marks=_MARKS,
        recognises=lambda head: head.shape == "json" and info.is_info(head),
        records=info.records,
        items=info.items,
    ),
    Adapter(
        name="ytdlp",
        version=1,
        shape="lines",
        marks=_MARKS,
        recognises=lambda head: is_many_lines(head) and info.is_info(head),
        records=info.records,
    ),
)
