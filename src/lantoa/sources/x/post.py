"""One X post as every source of it gives it, and the records made of it.

A repost ("RT") has no numbers of its own: X shows the original's in its place, so they are
NOT_APPLICABLE there and stand with the original alone. X has no shares; quotes are posts of
their own and are added to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.records import ABSENT, NOT_APPLICABLE, Count, Metric, Post
from lantoa.sources.values import instant
from lantoa.sources.x.ids import posted_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

PLATFORM: Final = "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of one post."""

    views: Metric = ABSENT
    likes: Metric = ABSENT
    comments: Metric = ABSENT
    saves: Metric = ABSENT
    reposts: Metric = ABSENT


NO_NUMBERS: Final = Numbers(
    views=NOT_APPLICABLE,
    likes=NOT_APPLICABLE,
    comments=NOT_APPLICABLE,
    saves=NOT_APPLICABLE,
    reposts=NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """When posts were seen, and how."""

    seen_at: datetime
    seen_source: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tweet:
    """One post, before it is known when and how it was seen."""

    number: str
    channel_key: str | None = None
    handle: str | None = None
    kind: str | None = None
    text: str | None = None
    published: tuple[datetime, str] | None = None
    hashtags: tuple[str, ...] = ()
    is_ad: bool | None = None
    numbers: Numbers


def published(value: Any, field: str, number: str) -> tuple[datetime, str] | None:
    """Return when a post was made and how that is known: X's word, or its id."""
    if value not in (None, ""):
        return instant(value, field), "platform"
    derived = posted_at(number)
    return None if derived is None else (derived, "id_derived")


def kind_of(media: Iterable[str]) -> str:
    """Return the kind of a post from the types of the media in it."""
    types = list(media)
    if any(one in ("video", "animated_gif") for one in types):
        return "video"
    pictures = types.count("photo")
    return "carousel" if pictures > 1 else "image" if pictures else "text"


def post_of(tweet: Tweet, source: Source) -> tuple[Post, Count]:
    """Return the post and its count."""
    key = f"{PLATFORM}:{tweet.number}"
    post = Post(
        platform=PLATFORM,
        post_key=key,
        seen_at=source.seen_at,
        channel_key=tweet.channel_key,
        handle=tweet.handle,
        kind=tweet.kind,
        text=tweet.text,
        url=f"https://x.com/i/status/{tweet.number}",
        published_at=tweet.published[0] if tweet.published else None,
        published_source=tweet.published[1] if tweet.published else None,
        hashtags=tuple(dict.fromkeys(tweet.hashtags)),
        is_ad=tweet.is_ad,
    )
    count = Count(
        platform=PLATFORM,
        post_key=key,
        seen_at=source.seen_at,
        seen_source=source.seen_source,
        method=source.method,
        metric_def=PLATFORM,
        views=tweet.numbers.views,
        likes=tweet.numbers.likes,
        comments=tweet.numbers.comments,
        shares=NOT_APPLICABLE,
        saves=tweet.numbers.saves,
        reposts=tweet.numbers.reposts,
    )
    return post, count
