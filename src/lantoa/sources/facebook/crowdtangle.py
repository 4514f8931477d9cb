"""CrowdTangle tables of Facebook and Instagram (the service closed in August 2024).

Likes on Facebook are all reactions together, as everywhere here: Likes, Love, Wow, Haha, Sad,
Angry and Care. A table with Likes alone says so in its definition (``facebook.likes``). The
views of a post that is no video are written 0 and are NOT_APPLICABLE. Followers (and page
likes) are those at the time of posting. Times name their zone ("EST", "EDT").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import (
    ABSENT,
    NOT_APPLICABLE,
    Channel,
    Count,
    Metric,
    Post,
    Records,
)
from lantoa.core.text import hashtags_in
from lantoa.sources.facebook.keys import FACEBOOK, INSTAGRAM, address_of, number, number_in
from lantoa.sources.facebook.tables import cell, cells, clock_seconds, fields_in, sum_of
from lantoa.sources.instagram.ids import shortcode_in
from lantoa.sources.shapes import handle, words
from lantoa.sources.values import instant, metric

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lantoa.sources.adapter import Context, Head, Payload

_REACTIONS: Final = ("Likes", "Love", "Wow", "Haha", "Sad", "Angry", "Care")
_NAMES: Final = (
    "Page Name", "Group Name", "Account", "User Name", "Facebook Id", "Likes at Posting",
    "Followers at Posting", "Post Created", "Type", "Total Interactions", *_REACTIONS, "Comments",
    "Shares", "Views", "Post Views", "Video Length", "URL", "Message", "Description", "Sponsor Id",
)  # fmt: skip
_HEADINGS: Final = {name: (name.lower(),) for name in _NAMES}
_KINDS: Final = {
    "photo": "image",
    "album": "carousel",
    "link": "article",
    "status": "text",
    "igtv": "video",
    "reel": "video",
}


def is_table(head: Head) -> bool:
    """Return whether a table comes from CrowdTangle."""
    if head.shape != "table":
        return False
    found = fields_in(head.columns, _HEADINGS).keys()
    own = {
        "Total Interactions",
        "Followers at Posting",
        "Likes at Posting",
        "Facebook Id",
        "Likes",
    }
    return {"Post Created", "URL"} <= found and not own.isdisjoint(found)


def records(payload: Payload, context: Context) -> Records:
    """Return the post, the count and the channel of one row.

    Raises
    ------
    Unreadable
        The address names no post, or the time names no zone and the import none either.
    """
    row = cells(payload, _HEADINGS)
    url = address_of(row.get("URL"), "URL") or ""
    platform = INSTAGRAM if "instagram.com/" in url else FACEBOOK
    published_at = _published(row, context)
    kind = _kind(cell(row, "Type"))
    text = words(row.get("Message", row.get("Description")), "Message")
    who = handle(row.get("User Name"), "User Name")
    channel_key = _channel_key(row, platform, who)
    sponsor = cell(row, "Sponsor Id")
    post = Post(
        platform=platform,
        post_key=f"{platform}:{_named(url, platform)}",
        seen_at=context.seen_at,
        channel_key=channel_key,
        handle=who,
        kind=kind,
        text=text,
        url=url,
        published_at=published_at,
        published_source="platform" if published_at else None,
        duration_s=clock_seconds(row.get("Video Length"), "Video Length"),
        hashtags=hashtags_in(text or ""),
        is_paid_partnership=True if sponsor else None,
    )
    channels = _channels(row, platform, channel_key, who, published_at)
    count = _count(row, post, context)
    return Records(posts=(post,), counts=(count,), channels=channels)


def _count(row: Mapping[str, Any], post: Post, context: Context) -> Count:
    on_page = post.platform == FACEBOOK
    only_likes = on_page and "Love" not in row and "Likes" in row
    return Count(
        platform=post.platform,
        post_key=post.post_key,
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        method="vendor_file",
        metric_def="facebook.likes" if only_likes else post.platform,
        views=_views(row, post.kind),
        likes=sum_of(row, _REACTIONS if on_page else _REACTIONS[:1]),
        comments=metric(row.get("Comments")),
        shares=metric(row.get("Shares")) if on_page else NOT_APPLICABLE,
        saves=NOT_APPLICABLE,
        reposts=NOT_APPLICABLE,
    )


def _channels(
    row: Mapping[str, Any],
    platform: str,
    key: str | None,
    who: str | None,
    published_at: datetime | None,
) -> tuple[Channel, ...]:
    followers, likes = metric(row.get("Followers at Posting")), metric(row.get("Likes at Posting"))
    if key is None or published_at is None or (followers is ABSENT and likes is ABSENT):
        return ()
    names = [cell(row, field) for field in ("Page Name", "Group Name", "Account")]
    found = Channel(
        platform=platform,
        channel_key=key,
        seen_at=published_at,
        handle=who,
        name=next((name for name in names if name), None),
        followers=followers,
        likes=likes if platform == FACEBOOK else NOT_APPLICABLE,
    )
    return (found,)


def _named(url: str, platform: str) -> str:
    found = number_in(url) if platform == FACEBOOK else shortcode_in(url)
    if found is None:
        raise Unreadable("URL", f"the address names no post: {url[:80]!r}")
    return found


def _published(row: Mapping[str, Any], context: Context) -> datetime | None:
    said = cell(row, "Post Created")
    return None if said is None else instant(said, "Post Created", zone=context.zone)


def _views(row: Mapping[str, Any], kind: str | None) -> Metric:
    found = metric(row.get("Post Views", row.get("Views")))
    if kind in ("image", "carousel", "article", "text") and found.value in (None, 0):
        return NOT_APPLICABLE
    return found


def _kind(said: str | None) -> str | None:
    plain = (said or "").lower()
    if plain.startswith("live"):
        return "live"
    return "video" if "video" in plain or plain == "youtube" else _KINDS.get(plain)


def _channel_key(row: Mapping[str, Any], platform: str, who: str | None) -> str | None:
    given = cell(row, "Facebook Id")
    if platform == FACEBOOK and given:
        return f"{FACEBOOK}:{number(given, 'Facebook Id')}"
    return f"{platform}:@{who}" if who else None
