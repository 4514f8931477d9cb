"""Videos and channels of the YouTube Data API.

Counts are text ("7"). Where the statistics of a video are there and ``likeCount`` is not, the
owner hides the likes; ``commentCount`` is left out where comments are turned off, which may
change again, so it is ABSENT. YouTube has no public shares and saves. Subscribers are shown by
the platform with three significant digits, rounded down: a value that ends in zeros as such a
number does is held as rounded. What was asked without statistics gives a post and no count.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import (
    ABSENT,
    HIDDEN,
    NOT_APPLICABLE,
    Channel,
    Count,
    Metric,
    Post,
    Records,
    rounded,
)
from lantoa.core.text import hashtags_in
from lantoa.sources.shapes import flag, handle, mapping, words
from lantoa.sources.values import instant, metric, native_id

if TYPE_CHECKING:
    from datetime import datetime

    from lantoa.sources.adapter import Context

PLATFORM: Final = "youtube"
_VIDEO_ID: Final = re.compile(r"[A-Za-z0-9_-]{11}")
_CHANNEL_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_IN_THUMBNAIL: Final = re.compile(r"/vi(?:_webp)?/([A-Za-z0-9_-]{11})/")
_DURATION: Final = re.compile(
    r"P(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?"
)
_GONE: Final = frozenset(("Private video", "Deleted video"))
_LIVE: Final = frozenset(("live", "upcoming"))


def video(item: Mapping[str, Any], context: Context) -> Records:
    """Return the post and the count of a video; the count alone where only numbers were asked."""
    snippet = mapping(item.get("snippet"), "snippet")
    details = mapping(item.get("contentDetails"), "contentDetails")
    found = video_id(item.get("id"), "id")
    numbers = mapping(item.get("statistics"), "statistics")
    post = _post(
        found,
        snippet,
        context,
        published_at=_moment(snippet.get("publishedAt"), "snippet.publishedAt"),
        duration_s=_duration(details.get("duration")),
    )
    return Records(
        posts=(post,) if snippet else (),
        counts=(_count(found, numbers, context),) if "statistics" in item else (),
    )


def search_result(item: Mapping[str, Any], context: Context) -> Records:
    """Return what a search found: a post without numbers, or a channel.

    Search escapes titles for HTML (``&#39;``) and cuts descriptions short.
    """
    about = mapping(item.get("id"), "id")
    snippet = mapping(item.get("snippet"), "snippet")
    plain = {key: _unescaped(value) for key, value in snippet.items()}
    if "videoId" in about:
        found = video_id(about["videoId"], "id.videoId")
        published_at = _moment(snippet.get("publishedAt"), "snippet.publishedAt")
        return Records(posts=(_post(found, plain, context, published_at=published_at),))
    if "channelId" in about:
        return channel({"id": about["channelId"], "snippet": plain}, context)
    raise Unreadable("id", "a search result that is neither a video nor a channel")


def channel(item: Mapping[str, Any], context: Context) -> Records:
    """Return a channel with its numbers, as far as they were asked."""
    snippet = mapping(item.get("snippet"), "snippet")
    branding = mapping(
        mapping(item.get("brandingSettings"), "brandingSettings").get("channel"), ""
    )
    numbers = mapping(item.get("statistics"), "statistics")
    hidden = flag(numbers.get("hiddenSubscriberCount"), "statistics.hiddenSubscriberCount")
    name = snippet.get("title", branding.get("title"))
    found = Channel(
        platform=PLATFORM,
        channel_key=f"{PLATFORM}:{channel_id(item.get('id'), 'id')}",
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        handle=handle(snippet.get("customUrl"), "snippet.customUrl"),
        name=words(name, "snippet.title"),
        followers=HIDDEN if hidden else subscribers(numbers.get("subscriberCount")),
        following=NOT_APPLICABLE,
        posts=metric(numbers.get("videoCount")),
        likes=NOT_APPLICABLE,
    )
    return Records(channels=(found,))


def playlist_item(item: Mapping[str, Any], context: Context) -> Records:
    """Return the video in a playlist, as a post without numbers.

    ``snippet.publishedAt`` is when the video was put into the playlist, and ``channelId`` whose
    the playlist is: both are only taken where the reply says them of the video itself, or the
    playlist is a channel's uploads.
    """
    snippet = mapping(item.get("snippet"), "snippet")
    details = mapping(item.get("contentDetails"), "contentDetails")
    about = mapping(snippet.get("resourceId"), "snippet.resourceId")
    found = video_id(about.get("videoId", details.get("videoId")), "snippet.resourceId.videoId")
    title = words(snippet.get("title"), "snippet.title")
    if title in _GONE and "videoOwnerChannelId" not in snippet:
        raise Unreadable("snippet.title", f"the playlist names a {title}".lower())
    owner = snippet.get("videoOwnerChannelId")
    if owner is None and _is_uploads(snippet.get("playlistId"), snippet.get("channelId")):
        owner = snippet["channelId"]
    published_at = _moment(details.get("videoPublishedAt"), "contentDetails.videoPublishedAt")
    post = _post(found, {**snippet, "channelId": owner}, context, published_at=published_at)
    return Records(posts=(post,))


def activity(item: Mapping[str, Any], context: Context) -> Records:
    """Return the video that a channel uploaded, as a post without numbers."""
    snippet = mapping(item.get("snippet"), "snippet")
    if snippet.get("type") != "upload":
        what = words(snippet.get("type"), "snippet.type") or "no type"
        raise Unreadable("snippet.type", f"an activity of type {what[:40]}, not an upload")
    upload = mapping(mapping(item.get("contentDetails"), "contentDetails").get("upload"), "upload")
    found = upload.get("videoId") or _id_in_thumbnail(snippet)
    if found is None:
        raise Unreadable("contentDetails.upload.videoId", "the upload names no video")
    published_at = _moment(snippet.get("publishedAt"), "snippet.publishedAt")
    found = video_id(found, "contentDetails.upload.videoId")
    return Records(posts=(_post(found, snippet, context, published_at=published_at),))


def video_id(value: Any, field: str) -> str:
    """Return the id of a video.

    Raises
    ------
    Unreadable
        It is missing, or not the eleven signs of one.
    """
    found = native_id(value, field)
    if not _VIDEO_ID.fullmatch(found):
        raise Unreadable(field, f"not the id of a video: {found[:40]!r}")
    return found


def channel_id(value: Any, field: str) -> str:
    """Return the id of a channel.

    Raises
    ------
    Unreadable
        It is missing, or holds signs that no id has.
    """
    found = native_id(value, field)
    if not _CHANNEL_ID.fullmatch(found):
        raise Unreadable(field, f"not the id of a channel: {found[:40]!r}")
    return found


def subscribers(value: Any) -> Metric:
    """Return a number of subscribers, which the platform cuts to three significant digits.

    Examples
    --------
    >>> subscribers("10700000").step, subscribers("1927873").step
    (100000, 1)
    """
    found = metric(value)
    if found.value is None or found.step != 1:
        return found
    step = 10 ** max(len(str(found.value)) - 3, 0)
    return rounded(found.value, step) if found.value % step == 0 else found


def address(found: str) -> str:
    """Return the address of a video."""
    return f"https://www.youtube.com/watch?v={found}"


def _post(
    found: str,
    snippet: Mapping[str, Any],
    context: Context,
    *,
    published_at: datetime | None = None,
    duration_s: float | None = None,
) -> Post:
    text = _text(snippet)
    author = snippet.get("channelId")
    live = snippet.get("liveBroadcastContent")
    return Post(
        platform=PLATFORM,
        post_key=f"{PLATFORM}:{found}",
        seen_at=context.seen_at,
        channel_key=f"{PLATFORM}:{channel_id(author, 'snippet.channelId')}" if author else None,
        kind="live" if isinstance(live, str) and live in _LIVE else "video",
        text=text,
        url=address(found),
        published_at=published_at,
        published_source="platform" if published_at else None,
        duration_s=duration_s,
        hashtags=hashtags_in(text or ""),
    )


def _count(found: str, numbers: Mapping[str, Any], context: Context) -> Count:
    likes = metric(numbers.get("likeCount"))
    return Count(
        platform=PLATFORM,
        post_key=f"{PLATFORM}:{found}",
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        method="public_api",
        metric_def=PLATFORM,
        views=metric(numbers.get("viewCount")),
        likes=HIDDEN if likes is ABSENT and numbers else likes,
        comments=metric(numbers.get("commentCount")),
        shares=NOT_APPLICABLE,
        saves=NOT_APPLICABLE,
        reposts=NOT_APPLICABLE,
    )


def _text(snippet: Mapping[str, Any]) -> str | None:
    """Return title and description, each on its own line; tags are search words, not hashtags."""
    parts = [words(snippet.get(name), f"snippet.{name}") for name in ("title", "description")]
    if parts == [None, None]:
        return None
    return "\n".join(part for part in parts if part)


def _moment(value: Any, field: str) -> datetime | None:
    return None if value is None or value == "" else instant(value, field)


def _duration(value: Any) -> float | None:
    found = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return float(((days * 24 + hours) * 60 + minutes) * 60 + seconds) or None


def _is_uploads(playlist: Any, owner: Any) -> bool:
    return (
        isinstance(playlist, str)
        and isinstance(owner, str)
        and owner.startswith("UC")
        and playlist == "UU" + owner[2:]
    )


def _id_in_thumbnail(snippet: Mapping[str, Any]) -> str | None:
    for one in mapping(snippet.get("thumbnails"), "snippet.thumbnails").values():
        url = one.get("url") if isinstance(one, Mapping) else None
        match = _IN_THUMBNAIL.search(url) if isinstance(url, str) else None
        if match:
            return match[1]
    return None


def _unescaped(value: Any) -> Any:
    return html.unescape(value) if isinstance(value, str) else value
