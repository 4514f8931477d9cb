"""Instagram nodes of the Graph API: media, comments, accounts, and insights of media.

The API leaves ``like_count`` out where the owner hides it, and also where it was not asked for:
it is HIDDEN only where another node of the same reply has one, else ABSENT. Views, shares and
saves come with insights only. Children of a carousel are no posts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import (
    ABSENT,
    HIDDEN,
    Channel,
    Comment,
    Count,
    Metric,
    Post,
    Records,
)
from lantoa.core.text import hashtags_in
from lantoa.sources.facebook import insights as figures
from lantoa.sources.facebook.keys import INSTAGRAM, address_of, number
from lantoa.sources.facebook.nodes import EDGE
from lantoa.sources.instagram.ids import shortcode, uploaded_at
from lantoa.sources.replies import together
from lantoa.sources.shapes import handle, mapping, mappings, words
from lantoa.sources.values import instant, metric

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lantoa.sources.adapter import Context

_KINDS: Final = {
    "IMAGE": "image",
    "VIDEO": "video",
    "CAROUSEL_ALBUM": "carousel",
    "BROADCAST": "live",
    "STORY": "story",
    "REELS": "video",
}
_STORY: Final = re.compile(r"instagram\.com/stories/[^/?#]+/(\d{1,20})", re.ASCII)


def media(node: Mapping[str, Any], context: Context) -> Records:
    """Return a post with its count and the comments that were sent inside it."""
    code = _code(node)
    key = f"{INSTAGRAM}:{code}" if code else _graph_key(node.get("id"), "id")
    who, channel_key = _author(node)
    published = _published(node, code)
    text = words(node.get("caption"), "caption")
    post = Post(
        platform=INSTAGRAM,
        post_key=key,
        seen_at=context.seen_at,
        channel_key=channel_key,
        handle=who,
        kind=_kind(node),
        text=text,
        url=_url(node, code),
        published_at=published[0] if published else None,
        published_source=published[1] if published else None,
        hashtags=hashtags_in(text or ""),
    )
    count = _count(node, key, context)
    found = Records(posts=(post,), counts=(count,) if count else ())
    inner = _comments(mapping(node.get("comments"), "comments"), key, context)
    return together([found, inner]) if inner.comments or inner.refused else found


def insights(node: Mapping[str, Any], context: Context) -> Records:
    """Return the count of a media of which only insights were asked.

    They name the media by the Graph id alone, so the key is ``instagram:graph-ID``; asked as a
    field of the media (``fields=permalink,insights.metric(views)``) they join its post.
    """
    found = figures.numbers(node)
    if not found:
        figures.refuse_others(node)
    count = _count(node, _graph_key(node.get("id"), "id"), context)
    return Records(counts=(count,) if count else ())


def is_of_page(node: Mapping[str, Any]) -> bool:
    """Return whether insights are of a Facebook post and not of an Instagram media."""
    data = mappings(mapping(node.get("insights"), "insights").get("data"), "insights.data")
    return "_" in str(node.get("id")) or any(str(d.get("name")).startswith("post_") for d in data)


def user(node: Mapping[str, Any], context: Context) -> Records:
    """Return a professional account with its numbers."""
    who, key = _account(node, "id")
    if key is None:
        raise Unreadable("id", "no id")
    found = Channel(
        platform=INSTAGRAM,
        channel_key=key,
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        handle=who,
        name=words(node.get("name"), "name"),
        followers=metric(node.get("followers_count")),
        following=metric(node.get("follows_count")),
        posts=metric(node.get("media_count")),
    )
    return Records(channels=(found,))


def comment(node: Mapping[str, Any], context: Context) -> Records:
    """Return a comment and its replies, where the reply says which media it belongs to."""
    about = mapping(node.get("media"), "media").get("id")
    if about is None and node.get(EDGE) == "comments":
        about = node.get("reply.of")
    if about is None:
        raise Unreadable("media", "the comment names no media that it belongs to; ask for media")
    return _comments({"data": [node]}, _graph_key(about, "media.id"), context, strict=True)


def _comments(
    edge: Mapping[str, Any],
    post_key: str,
    context: Context,
    parent: str | None = None,
    *,
    strict: bool = False,
) -> Records:
    found: list[Records] = []
    refused: list[tuple[str, str]] = []
    for node in mappings(edge.get("data"), "comments.data"):
        try:
            one = _comment(node, post_key, context, parent)
        except Unreadable as wrong:
            if strict:
                raise
            refused.append((f"comments {wrong.field}", wrong.reason))
            continue
        found.append(Records(comments=(one,)))
        if parent is None:
            answers = mapping(node.get("replies"), "replies")
            found.append(_comments(answers, post_key, context, one.comment_key))
    return together(found, refused)


def _comment(
    node: Mapping[str, Any], post_key: str, context: Context, parent: str | None
) -> Comment:
    who = {"username": node.get("username"), **mapping(node.get("from"), "from")}
    said = node.get("timestamp")
    replies = mapping(node.get("replies"), "replies").get("data")
    return Comment(
        platform=INSTAGRAM,
        comment_key=f"{INSTAGRAM}:{number(node.get('id'), 'id')}",
        post_key=post_key,
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        parent_key=parent,
        channel_key=_account(who, "from.id")[1],
        text=words(node.get("text"), "text"),
        published_at=instant(said, "timestamp") if said else None,
        likes=metric(node.get("like_count")),
        replies=metric(len(replies)) if isinstance(replies, list) else ABSENT,
    )


def _count(node: Mapping[str, Any], key: str, context: Context) -> Count | None:
    extra = figures.numbers(node)
    likes, comments = metric(node.get("like_count")), metric(node.get("comments_count"))
    if likes is ABSENT and comments is ABSENT and not extra:
        return None
    if likes is ABSENT and node.get("reply.likes_asked"):
        likes = HIDDEN

    def best(own: Metric, name: str) -> Metric:
        return extra.get(name, own) if own is ABSENT else own

    return Count(
        platform=INSTAGRAM,
        post_key=key,
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        method="owner_api" if extra else "public_api",
        metric_def=INSTAGRAM,
        views=extra.get("views", ABSENT),
        likes=best(likes, "likes"),
        comments=best(comments, "comments"),
        shares=extra.get("shares", ABSENT),
        saves=extra.get("saves", ABSENT),
        reposts=extra.get("reposts", ABSENT),
    )


def _code(node: Mapping[str, Any]) -> str | None:
    given = [node.get(name) for name in ("shortcode", "ig_id", "permalink")]
    story = _STORY.search(given[2]) if isinstance(given[2], str) else None
    pk = given[1] if given[1] is not None else story[1] if story else None
    if given[0] in (None, "") and pk is None and not isinstance(given[2], str):
        return None
    try:
        return shortcode(code=given[0], pk=pk, url=given[2], fields=("shortcode", "ig_id"))
    except Unreadable:
        # An address without a shortcode leaves the Graph id; a wrong shortcode is refused.
        if given[0] in (None, "") and pk is None:
            return None
        raise


def _graph_key(value: Any, field: str) -> str:
    return f"{INSTAGRAM}:graph-{number(value, field)}"


def _kind(node: Mapping[str, Any]) -> str | None:
    product = node.get("media_product_type")
    at_stories = node.get(EDGE) == "stories" or "/stories/" in str(node.get("permalink"))
    if product == "STORY" or at_stories:
        return "story"
    return _KINDS.get(str(node.get("media_type"))) or ("video" if product == "REELS" else None)


def _url(node: Mapping[str, Any], code: str | None) -> str | None:
    given = address_of(node.get("permalink"), "permalink")
    if code and not (given and "/stories/" in given):
        return f"https://www.instagram.com/p/{code}/"
    return given


def _published(node: Mapping[str, Any], code: str | None) -> tuple[datetime, str] | None:
    said = node.get("timestamp")
    if said not in (None, ""):
        return instant(said, "timestamp"), "platform"
    derived = uploaded_at(code) if code else None
    return None if derived is None else (derived, "id_derived")


def _author(node: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return (user name, channel key) of who posted."""
    owner = mapping(node.get("owner"), "owner")
    asked = mapping(node.get("reply.owner"), "reply.owner")
    if not str(asked.get("id")).isdecimal():
        asked = {"username": asked.get("username")}
    named = {"username": node.get("username")}
    tagged = node.get(EDGE) in ("tags", "tagged_media")
    parts = [named, owner, {} if tagged else asked]
    merged: dict[str, Any] = {}
    for part in parts:
        merged.update({k: v for k, v in part.items() if v is not None and k not in merged})
    return _account(merged, "owner.id")


def _account(part: Mapping[str, Any], field: str) -> tuple[str | None, str | None]:
    """Return (user name, channel key): Instagram's own number, else the name, else the Graph id."""
    who = handle(part.get("username"), "username")
    own = part.get("ig_id")
    if own not in (None, ""):
        return who, f"{INSTAGRAM}:{number(own, 'ig_id')}"
    if who:
        return who, f"{INSTAGRAM}:@{who}"
    return None, _graph_key(part["id"], field) if part.get("id") not in (None, "") else None
