"""What yt-dlp writes of one video: ``info.json``, with ``epoch`` as the time it was seen.

The numbers are those of the platform's web page, so from 10,000 up a round one is held as
rounded. On TikTok ``repost_count`` is its shares, on X its reposts. A playlist is taken apart
into its entries. Comments are there where yt-dlp was asked for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
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
from lantoa.sources.replies import records_of_each, together
from lantoa.sources.shapes import beginning, first, mappings, seconds, words
from lantoa.sources.tiktok.snowflake import check, dated
from lantoa.sources.values import instant, metric, web_rounded
from lantoa.sources.youtube.resources import subscribers
from lantoa.sources.ytdlp.names import Named, named

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload

_DEEPEST: Final = 4
_LIVE: Final = frozenset(("is_live", "was_live", "post_live", "is_upcoming"))


def is_info(head: Head) -> bool:
    """Return whether JSON, or JSON lines, were written by yt-dlp."""
    return any(_is_info(payload) for payload in beginning(head))


def items(document: Any) -> list[Payload]:
    """Return the videos in a document: itself, or the entries of a playlist."""
    return _parts(document, _DEEPEST)


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one video, or of a whole playlist where it stands on one line.

    Raises
    ------
    Unreadable
        The platform is none that is kept, or a field cannot be read.
    """
    return records_of_each(_parts(payload, _DEEPEST), _video, context)


def _is_info(payload: Mapping[str, Any]) -> bool:
    found = payload.keys()
    if payload.get("_type") == "playlist" and isinstance(payload.get("entries"), list):
        return True
    extractor = not found.isdisjoint(("extractor_key", "ie_key"))
    return (
        extractor
        and "id" in found
        and not found.isdisjoint(("webpage_url", "url", "original_url"))
    )


def _parts(document: Any, depth: int) -> list[Any]:
    if isinstance(document, list) and depth:
        return [part for one in document for part in _parts(one, depth - 1)]
    if isinstance(document, Mapping) and isinstance(document.get("entries"), list) and depth:
        return _parts(document["entries"], depth - 1)
    return [document]


def _video(payload: Any, context: Context) -> Records:
    if payload is None:
        raise Unreadable("", "an entry that yt-dlp could not fetch")
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a JSON object")
    if payload.get("_type") in ("playlist", "multi_video"):
        raise Unreadable("_type", "the description of a playlist: it holds no post by itself")
    one = named(payload)
    said = payload.get("epoch")
    seen_at = context.seen_at if said in (None, "") else instant(said, "epoch")
    seen_source = context.seen_source if said in (None, "") else "row"
    published = _published(payload, one)
    text = _text(payload, one.platform)
    post = Post(
        platform=one.platform,
        post_key=one.post_key,
        seen_at=seen_at,
        channel_key=one.channel_key,
        handle=one.handle,
        kind="live" if str(payload.get("live_status")) in _LIVE else "video",
        text=text,
        url=one.url,
        published_at=published[0] if published else None,
        published_source=published[1] if published else None,
        duration_s=seconds(payload.get("duration"), "duration"),
        hashtags=hashtags_in(text or ""),
    )
    count = _count(payload, post, seen_source)
    found = Records(
        posts=(post,),
        counts=(count,) if count else (),
        channels=_channels(payload, one, seen_at, seen_source),
    )
    return _with_comments(found, payload, post, seen_source)


def _count(payload: Mapping[str, Any], post: Post, seen_source: str) -> Count | None:
    names = ("view_count", "like_count", "comment_count", "repost_count", "save_count")
    views, likes, comments, reposts, saves = (web_rounded(metric(payload.get(n))) for n in names)
    if all(one is ABSENT for one in (views, likes, comments, reposts, saves)):
        return None
    shares = NOT_APPLICABLE if post.platform in ("x", "youtube") else ABSENT
    if post.platform == "tiktok":
        shares, reposts = reposts, ABSENT
    elif post.platform != "x":
        reposts = _unless_given(reposts, post.platform in ("youtube", "facebook"))
    return Count(
        platform=post.platform,
        post_key=post.post_key,
        seen_at=post.seen_at,
        seen_source=seen_source,
        method="web_capture",
        metric_def=post.platform,
        views=views,
        likes=likes,
        comments=comments,
        shares=shares,
        saves=_unless_given(saves, post.platform in ("youtube", "facebook")),
        reposts=reposts,
    )


def _unless_given(found: Metric, never: bool) -> Metric:
    return NOT_APPLICABLE if never and found is ABSENT else found


def _published(payload: Mapping[str, Any], one: Named) -> tuple[datetime, str] | None:
    """Return when the video was published: to the second, or the day in UTC."""
    said = first(payload.get("timestamp"), payload.get("release_timestamp"))
    found = None if said is None else instant(said, "timestamp")
    day = _day(payload.get("upload_date")) if found is None else None
    if one.platform == "tiktok":
        if day is not None:
            # The id is finer than a day; the day must only not contradict it.
            check(one.native, day + timedelta(hours=23, minutes=59))
        return dated(one.native, found)
    found = found or day
    return None if found is None else (found, "platform")


def _day(value: Any) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        found = datetime.strptime(str(value), "%Y%m%d").replace(tzinfo=UTC)
    except ValueError:
        raise Unreadable("upload_date", f"not a day: {str(value)[:40]!r}") from None
    return instant(found.isoformat(), "upload_date")


def _text(payload: Mapping[str, Any], platform: str) -> str | None:
    """Return title and description on YouTube; elsewhere the title is the caption, cut short."""
    title = words(payload.get("title"), "title")
    description = words(payload.get("description"), "description")
    if platform != "youtube":
        return title if description is None else description
    if title is None and description is None:
        return None
    return "\n".join(part for part in (title, description) if part)


def _channels(
    payload: Mapping[str, Any], one: Named, seen_at: datetime, seen_source: str
) -> tuple[Channel, ...]:
    given = payload.get("channel_follower_count")
    followers = subscribers(given) if one.platform == "youtube" else web_rounded(metric(given))
    if one.channel_key is None or followers is ABSENT:
        return ()
    found = Channel(
        platform=one.platform,
        channel_key=one.channel_key,
        seen_at=seen_at,
        seen_source=seen_source,
        handle=one.handle,
        name=one.name,
        followers=followers,
    )
    return (found,)


def _with_comments(
    found: Records, payload: Mapping[str, Any], post: Post, seen_source: str
) -> Records:
    comments: list[Comment] = []
    refused: list[tuple[str, str]] = []
    for part in mappings(payload.get("comments"), "comments"):
        try:
            comments.append(_comment(part, post, seen_source))
        except Unreadable as wrong:
            refused.append((f"comments {wrong.field}", wrong.reason))
    return together([found, Records(comments=tuple(comments))], refused)


def _comment(part: Mapping[str, Any], post: Post, seen_source: str) -> Comment:
    own = words(part.get("id"), "id")
    if not own:
        raise Unreadable("id", "no id")
    parent = words(part.get("parent"), "parent")
    author = words(part.get("author_id"), "author_id")
    said = part.get("timestamp")
    return Comment(
        platform=post.platform,
        comment_key=f"{post.platform}:{own}",
        post_key=post.post_key,
        seen_at=post.seen_at,
        seen_source=seen_source,
        parent_key=f"{post.platform}:{parent}" if parent not in (None, "", "root") else None,
        channel_key=f"{post.platform}:{author}" if author else None,
        text=words(part.get("text"), "text"),
        published_at=None if said is None else instant(said, "timestamp"),
        likes=web_rounded(metric(part.get("like_count"))),
    )
