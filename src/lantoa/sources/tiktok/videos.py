"""Records of one TikTok video out of values that are already read, whatever file they were in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lantoa.core.records import Channel, Count, Metric, Post, Records
from lantoa.sources.tiktok.fields import PLATFORM, address
from lantoa.sources.tiktok.snowflake import dated
from lantoa.sources.values import channel_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The account behind a video, as far as a file tells."""

    user_id: str | None = None
    handle: str | None = None
    name: str | None = None
    verified: bool | None = None
    numbers: Mapping[str, Metric] = field(default_factory=dict)
    """``followers``, ``following``, ``posts``, ``likes``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """One video as a file tells it."""

    native_id: str
    seen_at: datetime
    seen_source: str
    method: str
    stated: datetime | None
    """When it was published; ``None`` where the file says nothing."""
    author: Author
    numbers: Mapping[str, Metric]
    """``views``, ``likes`` and so on; what is left out is absent."""
    image: bool | None = False
    """Whether it is a picture post; ``None`` where the file does not tell."""
    text: str | None = None
    duration_s: float | None = None
    hashtags: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    is_ad: bool | None = None
    is_paid_partnership: bool | None = None
    region: str | None = None
    published_source: str | None = None
    """Where `stated` is from, if not from the platform."""
    refused: tuple[tuple[str, str], ...] = ()


def records_of(video: Video) -> Records:
    """Return the post, its count and its channel.

    Raises
    ------
    Unreadable
        Id and time contradict each other, or the id is not TikTok's.
    """
    published_at, source = dated(video.native_id, video.stated)
    if source == "platform" and video.published_source:
        source = video.published_source
    author = video.author
    key = channel_key(PLATFORM, author.user_id, author.handle)
    post_key = f"{PLATFORM}:{video.native_id}"
    post = Post(
        platform=PLATFORM,
        post_key=post_key,
        seen_at=video.seen_at,
        channel_key=key,
        handle=author.handle,
        kind=None if video.image is None else "image" if video.image else "video",
        text=video.text,
        url=author.handle and address(author.handle, bool(video.image)) + video.native_id,
        published_at=published_at,
        published_source=source,
        duration_s=None if video.image else video.duration_s,
        hashtags=video.hashtags,
        assets=video.assets,
        is_ad=video.is_ad,
        is_paid_partnership=video.is_paid_partnership,
        region=video.region,
    )
    count = Count(
        platform=PLATFORM,
        post_key=post_key,
        seen_at=video.seen_at,
        seen_source=video.seen_source,
        method=video.method,
        metric_def=PLATFORM,
        **video.numbers,
    )
    return Records(
        posts=(post,),
        counts=(count,),
        channels=(_channel(video, key),) if key else (),
        refused=video.refused,
    )


def _channel(video: Video, key: str) -> Channel:
    author = video.author
    return Channel(
        platform=PLATFORM,
        channel_key=key,
        seen_at=video.seen_at,
        seen_source=video.seen_source,
        handle=author.handle,
        name=author.name,
        verified=author.verified,
        **author.numbers,
    )
