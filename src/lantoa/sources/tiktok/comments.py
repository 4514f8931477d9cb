"""TikTok comments, as Zeeschuimer captured them in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import Comment, Records
from lantoa.sources.adapter import Adapter
from lantoa.sources.shapes import beginning, first, handle, mapping, words
from lantoa.sources.tiktok.fields import PLATFORM, count, given, moment, user_id, video_id
from lantoa.sources.tiktok.snowflake import SLACK, published_from
from lantoa.sources.values import channel_key
from lantoa.sources.zeeschuimer import unwrapped

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload


def records(payload: Payload, context: Context) -> Records:
    """Return one comment.

    Raises
    ------
    Unreadable
        The line is no comment, a part has another type than TikTok gives, or the comment is
        older than the upload that its video's id tells.
    """
    seen = unwrapped(payload, context)
    data = seen.data
    if "cid" not in data or "aweme_id" not in data:
        raise Unreadable("data", "no comment: cid and aweme_id are missing")
    video = video_id(data["aweme_id"], "aweme_id")
    published_at = moment("create_time", data.get("create_time"))
    if published_at is not None and published_at < published_from(video) - SLACK:
        raise Unreadable(
            "create_time",
            f"id or time is fabricated or altered: written {published_at:%Y-%m-%d %H:%M:%S}, "
            f"before the upload of its video ({published_from(video):%Y-%m-%d %H:%M:%S} UTC)",
        )
    parent = first(given(data.get("reply_id")))
    return Records(
        comments=(
            Comment(
                platform=PLATFORM,
                comment_key=f"{PLATFORM}:{video_id(data['cid'], 'cid')}",
                post_key=f"{PLATFORM}:{video}",
                seen_at=seen.seen_at,
                seen_source=seen.seen_source,
                parent_key=_parent(parent),
                channel_key=_channel(mapping(given(data.get("user")), "user")),
                text=words(data.get("text"), "text"),
                published_at=published_at,
                likes=count(data.get("digg_count")),
                replies=count(data.get("reply_comment_total")),
            ),
        )
    )


def _parent(reply_id: Any) -> str | None:
    if reply_id in (None, "0", 0):
        return None
    return f"{PLATFORM}:{video_id(reply_id, 'reply_id')}"


def _channel(user: Mapping[str, Any]) -> str | None:
    own_id = user_id(user.get("uid"), "user.uid")
    return channel_key(PLATFORM, own_id, handle(user.get("unique_id"), "user.unique_id"))


def _recognises(head: Head) -> bool:
    return head.shape == "lines" and any(
        isinstance(data := payload.get("data"), Mapping) and "cid" in data and "aweme_id" in data
        for payload in beginning(head)
    )


ADAPTERS: Final = (
    Adapter(
        name="zeeschuimer.tiktok-comments",
        version=1,
        shape="lines",
        marks="lines with source_platform tiktok-comments, and cid and aweme_id in data",
        recognises=_recognises,
        records=records,
    ),
)
