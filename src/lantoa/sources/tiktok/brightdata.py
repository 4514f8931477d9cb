"""Bright Data's TikTok posts: JSON, JSON lines, or a table whose cells hold quoted JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Adapter
from lantoa.sources.shapes import beginning, first, flag, handle, seconds, words
from lantoa.sources.tiktok.apify import items, refuse_vendor_error
from lantoa.sources.tiktok.fields import (
    asset,
    count,
    link_parts,
    moment,
    profile_handle,
    separated,
    tags,
    user_id,
    video_id,
)
from lantoa.sources.tiktok.videos import Author, Video, records_of

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Head, Payload

_MARKS: Final = frozenset(("post_id", "play_count", "digg_count", "profile_username"))
_NOTHING: Final = frozenset(("", "null", "none", "undefined"))


def records(payload: Payload, context: Context) -> Records:
    """Return the post, count and channel of one row.

    ``timestamp``, where it is there, is when the vendor saw the post.

    Raises
    ------
    Unreadable
        The row is an error that the vendor reports, a cell cannot be read, or id and time
        contradict each other.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    row = {name: _unquoted(value) for name, value in payload.items()}
    refuse_vendor_error(row, "error_code")
    seen_at = moment("timestamp", row.get("timestamp"), zone=UTC)
    link_handle, link_id, image = link_parts(row.get("url"), row.get("video_url"))
    text = words(row.get("description"), "description")
    return records_of(
        Video(
            native_id=video_id(first(row.get("post_id"), link_id), "post_id"),
            seen_at=seen_at or context.seen_at,
            seen_source="row" if seen_at else context.seen_source,
            method="vendor_file",
            stated=moment("create_time", row.get("create_time"), zone=UTC),
            author=_author(row, link_handle),
            numbers={
                "views": count(row.get("play_count")),
                "likes": count(row.get("digg_count")),
                "comments": count(row.get("comment_count")),
                "shares": count(row.get("share_count")),
                "saves": count(row.get("collect_count")),
            },
            image=image or str(row.get("post_type")).lower() in ("image", "photo"),
            text=text,
            duration_s=seconds(row.get("video_duration"), "video_duration"),
            hashtags=tags(separated(row.get("hashtags"), ",", "hashtags"), text),
            assets=_sound(row.get("music")),
            region=words(row.get("region"), "region") or None,
        )
    )


def _author(row: Payload, link_handle: str | None) -> Author:
    # profile_username has been seen to hold the display name, so addresses go first
    by_address = profile_handle(row.get("profile_url")) or link_handle
    return Author(
        user_id=user_id(row.get("profile_id"), "profile_id"),
        handle=by_address or handle(row.get("profile_username"), "profile_username"),
        name=words(row.get("profile_username"), "profile_username"),
        verified=flag(row.get("is_verified"), "is_verified"),
        numbers={"followers": count(row.get("profile_followers"))},
    )


def _sound(music: Any) -> tuple[str, ...]:
    if isinstance(music, Mapping):
        return asset("sound", first(music.get("id"), music.get("music_id")), "music.id")
    return ()


def _unquoted(value: Any) -> Any:
    """Return what a cell holds: JSON inside text is read, the word null is nothing."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.lower() in _NOTHING:
        return None
    if text[0] not in '"[{':
        return value
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return value
    return None if isinstance(found, str) and found.lower() in _NOTHING else found


def _recognises(head: Head) -> bool:
    return any(payload.keys() >= _MARKS for payload in beginning(head))


def _adapter(shape: Any) -> Adapter:
    return Adapter(
        name="brightdata.tiktok",
        version=1,
        shape=shape,
        marks="rows with post_id, play_count, digg_count and profile_username",
        recognises=lambda head: head.shape == shape and _recognises(head),
        records=records,
        items=items if shape == "json" else None,
    )


ADAPTERS: Final = (_adapter("json"), _adapter("lines"), _adapter("table"))
