"""Meta Content Library tables: posts of Facebook and Instagram with ``statistics.*``.

The library numbers posts and accounts in its own way: a post is ``facebook:mcl-ID``, and an
account goes by its user name where it has one. Likes on Facebook are all reactions together.
The numbers are those of ``views_date_last_refreshed`` where a row says it. What the library
calls a view is its own definition, so its counts are ``facebook.mcl`` and ``instagram.mcl``.
Times without a zone are UTC.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, Count, Metric, Post, Records
from lantoa.core.text import hashtags_in
from lantoa.sources.facebook.keys import FACEBOOK, INSTAGRAM, address_of, number
from lantoa.sources.facebook.tables import cell, cells, fields_in, sum_of
from lantoa.sources.shapes import flag, handle, words
from lantoa.sources.values import instant, metric

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lantoa.sources.adapter import Context, Head, Payload

_REACTIONS: Final = tuple(
    f"statistics.{name}_count" for name in ("like", "love", "wow", "haha", "sad", "angry", "care")
)
_NAMES: Final = (
    "id", "text", "creation_time", "content_type", "is_branded_content", "mcl_url", "multimedia",
    "post_owner.id", "post_owner.name", "post_owner.type", "post_owner.username", "surface.type",
    *_REACTIONS, "statistics.comment_count", "statistics.share_count", "statistics.views",
    "statistics.views_date_last_refreshed",
)  # fmt: skip
_HEADINGS: Final = {name: (name,) for name in _NAMES}
_OF_FACEBOOK: Final = frozenset(("page", "group", "profile", "event", "user"))
_KINDS: Final = (
    ("reel", "video"), ("video", "video"), ("album", "carousel"), ("photo", "image"),
    ("image", "image"), ("link", "article"), ("status", "text"), ("text", "text"),
)  # fmt: skip


def is_table(head: Head) -> bool:
    """Return whether a table is an export of the Content Library."""
    if head.shape != "table":
        return False
    found = fields_in(head.columns, _HEADINGS).keys()
    if "id" not in found:
        return False
    numbers = any(name.startswith("statistics.") for name in found)
    return "mcl_url" in found or ("post_owner.id" in found and numbers)


def records(payload: Payload, context: Context) -> Records:
    """Return the post and the count of one row.

    Raises
    ------
    Unreadable
        Id or time are missing or ruined, or nothing says whether it is Facebook or Instagram.
    """
    row = cells(payload, _HEADINGS)
    platform = _platform(row)
    text = words(row.get("text"), "text")
    who = handle(row.get("post_owner.username"), "post_owner.username")
    said = cell(row, "creation_time")
    published_at = None if said is None else instant(said, "creation_time", zone=UTC)
    refreshed = _refreshed(row)
    post = Post(
        platform=platform,
        post_key=f"{platform}:mcl-{number(row.get('id'), 'id')}",
        seen_at=refreshed or context.seen_at,
        channel_key=_channel(row, platform, who),
        handle=who,
        kind=_kind(row),
        text=text,
        url=address_of(row.get("mcl_url"), "mcl_url"),
        published_at=published_at,
        published_source="platform" if published_at else None,
        hashtags=hashtags_in(text or ""),
        is_paid_partnership=flag(row.get("is_branded_content"), "is_branded_content"),
    )
    count = Count(
        platform=platform,
        post_key=post.post_key,
        seen_at=post.seen_at,
        seen_source="row" if refreshed else context.seen_source,
        method="public_api",
        metric_def=f"{platform}.mcl",
        views=metric(row.get("statistics.views")),
        likes=_likes(row, platform),
        comments=metric(row.get("statistics.comment_count")),
        shares=metric(row.get("statistics.share_count")),
        saves=NOT_APPLICABLE,
        reposts=NOT_APPLICABLE if platform == FACEBOOK else ABSENT,
    )
    return Records(posts=(post,), counts=(count,))


def _platform(row: Mapping[str, Any]) -> str:
    names = ("surface.type", "post_owner.type", "content_type", "mcl_url")
    said = [(cell(row, name) or "").lower() for name in names]
    if any("instagram" in one or one.startswith("ig_") for one in said):
        return INSTAGRAM
    if _OF_FACEBOOK & set(said[:2]) or any("facebook" in one for one in said[:3]):
        return FACEBOOK
    if any(cell(row, name) is not None for name in _REACTIONS[1:]) or "facebook.com" in said[3]:
        return FACEBOOK
    raise Unreadable("surface.type", "nothing says whether the post is of Facebook or Instagram")


def _likes(row: Mapping[str, Any], platform: str) -> Metric:
    if platform == INSTAGRAM:
        return metric(row.get(_REACTIONS[0]))
    return sum_of(row, _REACTIONS)


def _refreshed(row: Mapping[str, Any]) -> datetime | None:
    said = cell(row, "statistics.views_date_last_refreshed")
    if said is None:
        return None
    return instant(said, "statistics.views_date_last_refreshed", zone=UTC)


def _channel(row: Mapping[str, Any], platform: str, who: str | None) -> str | None:
    if who:
        return f"{platform}:@{who}"
    given = row.get("post_owner.id")
    return None if given in (None, "") else f"{platform}:mcl-{number(given, 'post_owner.id')}"


def _kind(row: Mapping[str, Any]) -> str | None:
    said = (cell(row, "content_type") or "").lower()
    return next((kind for word, kind in _KINDS if word in said), None)
