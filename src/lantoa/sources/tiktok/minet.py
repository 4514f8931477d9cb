"""TikTok tables of minet: one video a row, lists joined by bars."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Adapter
from lantoa.sources.shapes import flag, handle, seconds, words
from lantoa.sources.tiktok.fields import (
    asset,
    count,
    given,
    moment,
    separated,
    tags,
    user_id,
    video_id,
)
from lantoa.sources.tiktok.videos import Author, Video, records_of

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Payload

_COLUMNS: Final = frozenset(
    ("id", "description", "author_unique_id", "digg_count", "play_count", "challenges_titles")
)


def records(payload: Payload, context: Context) -> Records:
    """Return the post, count and channel of one row.

    Rows do not say when they were seen, so `context` does. ``effect_stickers_names`` are names,
    not ids, so they are no assets.

    Raises
    ------
    Unreadable
        A cell cannot be read, or id and time contradict each other.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    row = {name: given(value) for name, value in payload.items()}
    text = words(row.get("description"), "description")
    return records_of(
        Video(
            native_id=video_id(row.get("id")),
            seen_at=context.seen_at,
            seen_source=context.seen_source,
            method="web_capture",
            stated=moment("timestamp", row.get("timestamp"), row.get("utc_time"), zone=UTC),
            author=Author(
                user_id=user_id(row.get("author_id"), "author_id"),
                handle=handle(row.get("author_unique_id"), "author_unique_id"),
                name=words(row.get("author_nickname"), "author_nickname"),
                verified=flag(row.get("author_verified"), "author_verified"),
                numbers={
                    "followers": count(row.get("author_follower_count")),
                    "following": count(row.get("author_following_count")),
                    "posts": count(row.get("author_video_count")),
                    "likes": count(row.get("author_heart_count")),
                },
            ),
            numbers={
                "views": count(row.get("play_count")),
                "likes": count(row.get("digg_count")),
                "comments": count(row.get("comment_count")),
                "shares": count(row.get("share_count")),
            },
            text=text,
            duration_s=seconds(row.get("video_duration"), "video_duration"),
            hashtags=tags(separated(row.get("challenges_titles"), "|", "challenges_titles"), text),
            assets=asset("sound", row.get("music_id"), "music_id"),
            is_ad=flag(row.get("is_ad"), "is_ad"),
        )
    )


ADAPTERS: Final = (
    Adapter(
        name="minet.tiktok",
        version=1,
        shape="table",
        marks="columns " + ", ".join(sorted(_COLUMNS)),
        recognises=lambda head: head.shape == "table" and _COLUMNS.issubset(head.columns),
        records=records,
    ),
)
