"""TikTok data sets of 4CAT: its CSV, its mapped items as NDJSON, and the items it keeps as they were.

4CAT's columns have no saves and no time of capture. ``author_likes`` is how many likes the
account has given, not received, so it is no figure of the channel here. ``effects`` are names,
not ids, so they are no assets.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Adapter
from lantoa.sources.shapes import beginning, first, flag, handle, mapping, words
from lantoa.sources.tiktok import captured
from lantoa.sources.tiktok.fields import (
    SOURCES,
    asset,
    count,
    given,
    link_parts,
    moment,
    separated,
    tags,
    user_id,
    video_id,
)
from lantoa.sources.tiktok.videos import Author, Video, records_of

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Head, Payload

_COLUMNS: Final = frozenset(("id", "thread_id", "author", "body", "tiktok_url", "likes", "plays"))
_RAW: Final = frozenset(("createTime", "stats"))


def records(payload: Payload, context: Context) -> Records:
    """Return the post, count and channel of one row or mapped item of 4CAT.

    Raises
    ------
    Unreadable
        A cell cannot be read, or id and time contradict each other.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    meta = mapping(payload.get("__import_meta"), "__import_meta")
    own_time = moment("__import_meta", meta.get("last_updated"), meta.get("timestamp_collected"))
    link_handle, link_id, image = link_parts(payload.get("tiktok_url"))
    named = separated(payload.get("hashtags"), ",", "hashtags")
    named += separated(payload.get("challenges"), ",", "challenges")
    text = words(payload.get("body"), "body")
    return records_of(
        Video(
            native_id=video_id(first(given(payload.get("id")), link_id)),
            seen_at=own_time or context.seen_at,
            seen_source="row" if own_time else context.seen_source,
            method="web_capture",
            stated=moment(
                "timestamp", payload.get("unix_timestamp"), payload.get("timestamp"), zone=UTC
            ),
            author=Author(
                user_id=user_id(given(payload.get("author_id")), "author_id"),
                handle=handle(given(payload.get("author")), "author") or link_handle,
                name=words(payload.get("author_full"), "author_full") or None,
                numbers={
                    "followers": count(payload.get("author_followers")),
                    "posts": count(payload.get("author_videos")),
                },
            ),
            numbers={
                "views": count(payload.get("plays")),
                "likes": count(payload.get("likes")),
                "comments": count(payload.get("comments")),
                "shares": count(payload.get("shares")),
            },
            image=image,
            text=text,
            hashtags=tags(named, text),
            assets=asset("sound", given(payload.get("music_id")), "music_id"),
            is_ad=flag(given(payload.get("is_ad")), "is_ad"),
            is_paid_partnership=flag(
                given(payload.get("is_paid_partnership")), "is_paid_partnership"
            ),
            region=words(payload.get("location_created"), "location_created") or None,
        )
    )


def line_records(payload: Payload, context: Context) -> Records:
    """Return the records of one line: a mapped item, or TikTok's object as 4CAT keeps it.

    Raises
    ------
    Unreadable
        As :func:`records`.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not an item")
    own = records if _COLUMNS.issubset(payload) else captured.records
    return own(payload, context)


def _is_table(head: Head) -> bool:
    return head.shape == "table" and _COLUMNS.issubset(head.columns)


def _is_lines(head: Head) -> bool:
    return head.shape == "lines" and any(
        isinstance(meta := payload.get("__import_meta"), Mapping)
        and (payload.keys() >= _COLUMNS or (payload.keys() >= _RAW and _from_tiktok(meta)))
        for payload in beginning(head)
    )


def _from_tiktok(meta: Mapping[str, object]) -> bool:
    return meta.get("source_platform") in (None, *SOURCES)


ADAPTERS: Final = (
    Adapter(
        name="4cat.tiktok",
        version=1,
        shape="table",
        marks="columns id, thread_id, author, body, tiktok_url, likes, plays",
        recognises=_is_table,
        records=records,
    ),
    Adapter(
        name="4cat.tiktok-ndjson",
        version=1,
        shape="lines",
        marks="lines with __import_meta, and 4CAT's TikTok columns or TikTok's own object",
        recognises=_is_lines,
        records=line_records,
    ),
)
