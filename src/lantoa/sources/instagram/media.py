"""One Instagram post as every source of it gives it, and the records made of it.

Views are what Instagram calls plays; where a source has only the older count of video views,
that is taken. Pictures and carousels have no views on the web. Likes and views that the owner
hides are HIDDEN: the number 3 that the web sends in their place is never read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.records import (
    ABSENT,
    HIDDEN,
    NOT_APPLICABLE,
    Channel,
    Count,
    Metric,
    Post,
    Records,
)
from lantoa.core.text import hashtags_in
from lantoa.sources.instagram.ids import uploaded_at
from lantoa.sources.shapes import first, flag, handle, words
from lantoa.sources.values import channel_key, instant, metric, web_rounded

if TYPE_CHECKING:
    from datetime import datetime

PLATFORM: Final = "instagram"
ADVERTISEMENT: Final = "an advertisement shown between posts, not a post of the capture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account as a source names it; `key` is ``None`` where it has neither id nor name."""

    key: str | None = None
    handle: str | None = None
    name: str | None = None
    verified: bool | None = None
    followers: Metric = ABSENT
    following: Metric = ABSENT
    posts: Metric = ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One post with its numbers, before it is known when and how it was seen."""

    code: str
    author: Account
    coauthors: tuple[Account, ...] = ()
    kind: str | None = None
    text: str | None = None
    published: tuple[datetime, str] | None = None
    """The instant and where it comes from."""
    duration_s: float | None = None
    sound: str | None = None
    is_ad: bool | None = None
    is_paid_partnership: bool | None = None
    views: Metric = ABSENT
    likes: Metric = ABSENT
    comments: Metric = ABSENT
    shares: Metric = ABSENT
    saves: Metric = ABSENT
    reposts: Metric = ABSENT


def account(
    part: Mapping[str, Any], *, user_id: str = "pk", name: str = "username", field: str = "user"
) -> Account:
    """Return the account that an object of Instagram's own shape describes.

    Parameters
    ----------
    part
        The object; ``id`` is taken where `user_id` is missing.
    user_id, name
        Its keys for the number of the account and for its user name.
    field
        What the object is called, for the reason of a refusal.
    """
    who = handle(part.get(name), f"{field}.{name}")
    number = first(part.get(user_id), part.get("id"))
    return Account(
        key=account_key(number, who, f"{field}.{user_id}"),
        handle=who,
        name=words(part.get("full_name"), f"{field}.full_name"),
        verified=flag(part.get("is_verified"), f"{field}.is_verified"),
        followers=web_count(part.get("follower_count"), part.get("edge_followed_by")),
        following=web_count(part.get("following_count"), part.get("edge_follow")),
        posts=web_count(part.get("media_count"), part.get("edge_owner_to_timeline_media")),
    )


def account_key(user_id: Any, who: str | None, field: str) -> str | None:
    """Return the key of an account, by its number or, weaker, by its user name."""
    number = words(user_id, field) if not isinstance(user_id, float) else user_id
    return channel_key(PLATFORM, number, who)


def web_count(*values: Any) -> Metric:
    """Return the first count that is there, with the rounding that the web may have given it.

    A value may also be an object with a ``count``, as Instagram's Graph shape has it.
    """
    found = first(*(v.get("count") if isinstance(v, Mapping) else v for v in values))
    return web_rounded(metric(found))


def views_of(kind: str | None, hidden: bool | None, *values: Any) -> Metric:
    """Return the views of a post of this kind, by the first of `values` that is there."""
    found = web_count(*values)
    if kind in ("image", "carousel"):
        return NOT_APPLICABLE if found is ABSENT else found
    return HIDDEN if hidden else found


def published(value: Any, field: str, code: str) -> tuple[datetime, str] | None:
    """Return when a post was published and how that is known; see :func:`.ids.uploaded_at`."""
    if value not in (None, "", 0):
        return instant(value, field), "platform"
    derived = uploaded_at(code)
    return None if derived is None else (derived, "id_derived")


def records_of(media: Media, *, seen_at: datetime, seen_source: str, method: str) -> Records:
    """Return the post, its count where anything is known of it, and the accounts named by it."""
    coauthors = {
        one.key: one for one in media.coauthors if one.key not in (None, media.author.key)
    }
    key = f"{PLATFORM}:{media.code}"
    post = Post(
        platform=PLATFORM,
        post_key=key,
        seen_at=seen_at,
        channel_key=media.author.key,
        handle=media.author.handle,
        kind=media.kind,
        text=media.text,
        url=f"https://www.instagram.com/p/{media.code}/",
        published_at=media.published[0] if media.published else None,
        published_source=media.published[1] if media.published else None,
        duration_s=media.duration_s,
        hashtags=hashtags_in(media.text or ""),
        assets=(f"sound:{media.sound}",) if media.sound else (),
        coauthors=tuple(one for one in coauthors if one),
        is_ad=media.is_ad,
        is_paid_partnership=media.is_paid_partnership,
    )
    count = Count(
        platform=PLATFORM,
        post_key=key,
        seen_at=seen_at,
        seen_source=seen_source,
        method=method,
        metric_def=PLATFORM,
        views=media.views,
        likes=media.likes,
        comments=media.comments,
        shares=media.shares,
        saves=media.saves,
        reposts=media.reposts,
    )
    channels = tuple(
        channel_of(one, seen_at=seen_at, seen_source=seen_source)
        for one in (media.author, *coauthors.values())
        if one.key
    )
    counts = () if count.is_silent else (count,)
    return Records(posts=(post,), counts=counts, channels=channels)


def channel_of(one: Account, *, seen_at: datetime, seen_source: str) -> Channel:
    """Return the channel of an account that has a key."""
    return Channel(
        platform=PLATFORM,
        channel_key=one.key or "",
        seen_at=seen_at,
        seen_source=seen_source,
        handle=one.handle,
        name=one.name,
        verified=one.verified,
        followers=one.followers,
        following=one.following,
        posts=one.posts,
    )
