"""Comments of the YouTube Data API: threads with their replies, and comments alone.

A comment is kept with the video it belongs to. Replies listed by their parent, and comments on
a channel as a whole, name no video and are refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, Comment, Records
from lantoa.sources.replies import together
from lantoa.sources.shapes import first, mapping, mappings, words
from lantoa.sources.values import instant, metric, native_id
from lantoa.sources.youtube.resources import PLATFORM, channel_id, video_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.sources.adapter import Context

_ID: Final = re.compile(r"[A-Za-z0-9_.-]{1,200}")


def thread(item: Mapping[str, Any], context: Context) -> Records:
    """Return the comment at the top of a thread, and those of its replies that were sent."""
    snippet = mapping(item.get("snippet"), "snippet")
    top = mapping(snippet.get("topLevelComment"), "snippet.topLevelComment")
    if not top:
        raise Unreadable("snippet.topLevelComment", "the thread was asked without its comment")
    video = snippet.get("videoId")
    head = comment(top, context, video=video, replies=snippet.get("totalReplyCount"))
    found, refused = [head], []
    answers = mapping(item.get("replies"), "replies").get("comments")
    for answer in mappings(answers, "replies.comments"):
        try:
            found.append(comment(answer, context, video=video))
        except Unreadable as wrong:
            refused.append((f"replies {wrong.field}", wrong.reason))
    return together(found, refused)


def comment(
    item: Mapping[str, Any], context: Context, *, video: Any = None, replies: Any = None
) -> Records:
    """Return one comment.

    Parameters
    ----------
    video
        The video of the thread, where the comment itself names none.
    replies
        How many replies the thread has.
    """
    snippet = mapping(item.get("snippet"), "snippet")
    on = first(snippet.get("videoId"), video)
    if on is None:
        raise Unreadable("snippet.videoId", "the comment names no video that it belongs to")
    parent = snippet.get("parentId")
    author = mapping(snippet.get("authorChannelId"), "snippet.authorChannelId").get("value")
    text = first(snippet.get("textOriginal"), snippet.get("textDisplay"))
    said = snippet.get("publishedAt")
    found = Comment(
        platform=PLATFORM,
        comment_key=f"{PLATFORM}:{_comment_id(item.get('id'), 'id')}",
        post_key=f"{PLATFORM}:{video_id(on, 'snippet.videoId')}",
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        parent_key=f"{PLATFORM}:{_comment_id(parent, 'snippet.parentId')}" if parent else None,
        channel_key=(
            f"{PLATFORM}:{channel_id(author, 'snippet.authorChannelId.value')}" if author else None
        ),
        text=words(text, "snippet.textOriginal"),
        published_at=instant(said, "snippet.publishedAt") if said else None,
        likes=metric(snippet.get("likeCount")),
        replies=ABSENT if replies is None else metric(replies),
    )
    return Records(comments=(found,))


def _comment_id(value: Any, field: str) -> str:
    found = native_id(value, field)
    if not _ID.fullmatch(found):
        raise Unreadable(field, f"not the id of a comment: {found[:40]!r}")
    return found
