"""Facebook nodes of the Graph API: posts, photos, videos, live videos, comments, pages.

Likes are all reactions together; where only ``likes`` was asked the count says so in its
definition (``facebook.likes``). ``shares`` is left out of a reply where nobody shared and where
it was not asked for, so it is ABSENT then. Without ``from``, a post is held to be of the page
that its id begins with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import (
    ABSENT,
    NOT_APPLICABLE,
    Channel,
    Comment,
    Count,
    Metric,
    Post,
    Records,
)
from lantoa.core.text import hashtags_in
from lantoa.sources.facebook import insights as figures
from lantoa.sources.facebook.keys import (
    FACEBOOK,
    address_of,
    number,
    number_in,
    post_number,
)
from lantoa.sources.facebook.nodes import EDGE
from lantoa.sources.replies import together
from lantoa.sources.shapes import first, flag, handle, mapping, mappings, seconds, words
from lantoa.sources.values import instant, metric

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context

_MEDIA: Final = {
    "photo": "image",
    "album": "carousel",
    "video": "video",
    "video_inline": "video",
    "link": "article",
}
_STATUS: Final = {"added_photos": "image", "added_video": "video", "mobile_status_update": "text"}
_VERIFIED: Final = {"blue_verified": True, "gray_verified": True, "not_verified": False}
_COMMENT_ID: Final = re.compile(r"(?:\d+_)?(\d+)_(\d+)", re.ASCII)
_IN_ADDRESS: Final = re.compile(r"[?&](reply_comment_id|comment_id)=(\d+)", re.ASCII)


def post(node: Mapping[str, Any], context: Context) -> Records:
    """Return a post of a page, with its count and the comments that were sent inside it."""
    page_number, own = post_number(node.get("id"), "id")
    url = address_of(node.get("permalink_url"), "permalink_url")
    in_group = url is not None and "/groups/" in url
    author = _author(node) or (
        f"{FACEBOOK}:{page_number}" if page_number and not in_group else None
    )
    text = words(node.get("message"), "message")
    return _found(node, context, own, _post_kind(node), text, author, url)


def photo(node: Mapping[str, Any], context: Context) -> Records:
    """Return a photo as a post; its story on the page has the same number."""
    url = address_of(node.get("link"), "link")
    text = words(node.get("name"), "name")
    own = number(node.get("id"), "id")
    return _found(node, context, own, "image", text, _author(node), url)


def video(node: Mapping[str, Any], context: Context) -> Records:
    """Return a video as a post."""
    url = address_of(node.get("permalink_url"), "permalink_url")
    own = number(node.get("id"), "id")
    return _found(node, context, own, "video", _titled(node), _author(node), url)


def live_video(node: Mapping[str, Any], context: Context) -> Records:
    """Return a live video as a post, under the number of the video that it becomes.

    ``live_views`` is who watches at this moment, and no count of views.
    """
    url = address_of(node.get("permalink_url"), "permalink_url")
    made = mapping(node.get("video"), "video").get("id")
    own = number(first(made, number_in(url), node.get("id")), "id")
    return _found(node, context, own, "live", _titled(node), _author(node), url)


def comment(node: Mapping[str, Any], context: Context) -> Records:
    """Return a comment; the first half of its id is the number of the post."""
    return Records(comments=(_comment(node, context),))


def insights(node: Mapping[str, Any], context: Context) -> Records:
    """Return the count of a post of which only insights were asked."""
    if not figures.numbers(node):
        figures.refuse_others(node)
    count = _count(node, f"{FACEBOOK}:{post_number(node.get('id'), 'id')[1]}", context)
    return Records(counts=(count,) if count else ())


def page(node: Mapping[str, Any], context: Context) -> Records:
    """Return a page, or a person's profile, as a channel; ``fan_count`` is who likes the page."""
    status = node.get("verification_status")
    known = _VERIFIED.get(status) if isinstance(status, str) else None
    found = Channel(
        platform=FACEBOOK,
        channel_key=f"{FACEBOOK}:{number(node.get('id'), 'id')}",
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        handle=handle(node.get("username"), "username"),
        name=words(node.get("name"), "name"),
        verified=flag(node.get("is_verified"), "is_verified") if known is None else known,
        followers=metric(node.get("followers_count")),
        following=NOT_APPLICABLE,
        likes=metric(node.get("fan_count")),
    )
    return Records(channels=(found,))


def _found(
    node: Mapping[str, Any],
    context: Context,
    own: str,
    kind: str | None,
    text: str | None,
    author: str | None,
    url: str | None,
) -> Records:
    key = f"{FACEBOOK}:{own}"
    said = first(
        node.get("created_time"), node.get("broadcast_start_time"), node.get("creation_time")
    )
    published_at = None if said is None else instant(said, "created_time")
    one = Post(
        platform=FACEBOOK,
        post_key=key,
        seen_at=context.seen_at,
        channel_key=author,
        kind=kind,
        text=text,
        url=url,
        published_at=published_at,
        published_source="platform" if published_at else None,
        duration_s=seconds(node.get("length"), "length"),
        hashtags=hashtags_in(text or ""),
    )
    count = _count(node, key, context)
    found = [Records(posts=(one,), counts=(count,) if count else ())]
    refused: list[tuple[str, str]] = []
    for part in mappings(mapping(node.get("comments"), "comments").get("data"), "comments.data"):
        try:
            found.append(Records(comments=(_comment(part, context, key),)))
        except Unreadable as wrong:
            refused.append((f"comments {wrong.field}", wrong.reason))
    return together(found, refused)


def _comment(node: Mapping[str, Any], context: Context, post_key: str | None = None) -> Comment:
    on, own, above = _comment_numbers(node)
    if on is None and post_key is None:
        raise Unreadable("id", "the comment names no post that it belongs to")
    said = node.get("created_time")
    likes = node.get("like_count", node.get("likes"))
    of = on or (post_key or "").partition(":")[2]
    return Comment(
        platform=FACEBOOK,
        comment_key=f"{FACEBOOK}:{of}_{own}",
        post_key=post_key or f"{FACEBOOK}:{on}",
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        parent_key=f"{FACEBOOK}:{of}_{above}" if above else None,
        channel_key=_author(node),
        text=words(node.get("message"), "message"),
        published_at=instant(said, "created_time") if said else None,
        likes=_total(likes),
        replies=metric(node.get("comment_count")),
    )


def _comment_numbers(node: Mapping[str, Any]) -> tuple[str | None, str, str | None]:
    """Return the numbers of the post, of the comment and of the comment it answers."""
    address = words(node.get("permalink_url"), "permalink_url") or ""
    named = dict(_IN_ADDRESS.findall(address))
    own = named.get("reply_comment_id") or named.get("comment_id")
    above = named.get("comment_id") if "reply_comment_id" in named else None
    parent = mapping(node.get("parent"), "parent").get("id")
    if parent is not None and above is None:
        above = number(str(parent).rpartition("_")[2], "parent.id")
    given = node.get("id")
    match = _COMMENT_ID.fullmatch(given) if isinstance(given, str) else None
    if match:
        return match[1], match[2], above
    if own is None:
        own = number(given, "id")
    return number_in(address), own, above


def _count(node: Mapping[str, Any], key: str, context: Context) -> Count | None:
    extra = figures.numbers(node)
    reactions = _total(node.get("reactions"))
    likes = reactions if reactions is not ABSENT else extra.get("likes", ABSENT)
    only_likes = likes is ABSENT and node.get("likes") is not None
    if only_likes:
        likes = _total(node.get("likes"))
    comments = _total(node.get("comments"))
    shares = _total(node.get("shares"))
    views = (
        metric(node.get("views")) if node.get("views") is not None else extra.get("views", ABSENT)
    )
    if all(one is ABSENT for one in (likes, comments, shares, views)):
        return None
    return Count(
        platform=FACEBOOK,
        post_key=key,
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        method="owner_api" if extra else "public_api",
        metric_def="facebook.likes" if only_likes else FACEBOOK,
        views=views,
        likes=likes,
        comments=comments,
        shares=shares,
        saves=NOT_APPLICABLE,
        reposts=NOT_APPLICABLE,
    )


def _total(value: Any) -> Metric:
    """Return a number, or the total of an edge: ``{summary: {total_count}}`` or ``{count}``."""
    if not isinstance(value, Mapping):
        return metric(value)
    summary = value.get("summary")
    if isinstance(summary, Mapping):
        return metric(summary.get("total_count"))
    return metric(value.get("count"))


def _author(node: Mapping[str, Any]) -> str | None:
    who = mapping(node.get("from"), "from").get("id")
    if who is None and node.get(EDGE) != "tags":
        who = mapping(node.get("reply.owner"), "reply.owner").get("id")
    return None if who in (None, "") else f"{FACEBOOK}:{number(who, 'from.id')}"


def _titled(node: Mapping[str, Any]) -> str | None:
    parts = [words(node.get(name), name) for name in ("title", "description")]
    return None if parts == [None, None] else "\n".join(part for part in parts if part)


def _post_kind(node: Mapping[str, Any]) -> str | None:
    attached = mappings(mapping(node.get("attachments"), "attachments").get("data"), "attachments")
    if attached:
        return _MEDIA.get(str(attached[0].get("media_type")))
    return _STATUS.get(str(node.get("status_type")))
