"""What the web page of Threads sends, as Zeeschuimer and 4CAT keep it.

Threads numbers its posts as Instagram does: the key is the shortcode. Reposts are reposts
alone; quotes are posts of their own and are added to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.records import HIDDEN, Channel, Count, Post, Records
from lantoa.core.text import hashtags_in
from lantoa.sources import zeeschuimer
from lantoa.sources.instagram.ids import shortcode, uploaded_at
from lantoa.sources.shapes import first, flag, handle, label, mapping, words
from lantoa.sources.values import channel_key, instant, metric, web_rounded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lantoa.core.records import Metric
    from lantoa.sources.adapter import Context, Head, Payload

_PLATFORM: Final = "threads"
_PLATFORMS: Final = frozenset(("threads.net", "threads.com"))
_KEYS: Final = {"code", "pk"}
_KINDS: Final = {"1": "image", "2": "video", "8": "carousel", "19": "text"}


def is_zeeschuimer(head: Head) -> bool:
    """Return whether a file is a capture of Threads by Zeeschuimer."""
    return zeeschuimer.comes_from(head, _PLATFORMS, by_4cat=False, keys=_KEYS)


def is_4cat(head: Head) -> bool:
    """Return whether a file is such a capture as 4CAT gives it back."""
    return zeeschuimer.comes_from(head, _PLATFORMS, by_4cat=True, keys=_KEYS)


def records(payload: Payload, context: Context) -> Records:
    """Return the records of one line.

    Raises
    ------
    Unreadable
        A field that is needed is missing, or of another type.
    """
    seen = zeeschuimer.unwrapped(payload, context)
    data = seen.data
    code = shortcode(code=data.get("code"), pk=first(data.get("pk"), data.get("id")))
    channel = _channel(mapping(data.get("user"), "user"), seen)
    text = _caption(data)
    published_at, published_source = _published(data, code)
    post = Post(
        platform=_PLATFORM,
        post_key=f"{_PLATFORM}:{code}",
        seen_at=seen.seen_at,
        channel_key=channel.channel_key if channel else None,
        handle=channel.handle if channel else None,
        kind=_KINDS.get(label(data.get("media_type"))),
        text=text,
        url=f"https://www.threads.com/t/{code}",
        published_at=published_at,
        published_source=published_source,
        hashtags=hashtags_in(text or ""),
        is_paid_partnership=flag(data.get("is_paid_partnership"), "is_paid_partnership"),
    )
    return Records(
        posts=(post,), counts=(_count(data, code, seen),), channels=(channel,) if channel else ()
    )


def _count(data: Mapping[str, Any], code: str, seen: zeeschuimer.Seen) -> Count:
    field = "like_and_view_counts_disabled"
    hidden = flag(data.get(field), field)
    info = mapping(data.get("text_post_app_info"), "text_post_app_info")
    return Count(
        platform=_PLATFORM,
        post_key=f"{_PLATFORM}:{code}",
        seen_at=seen.seen_at,
        seen_source=seen.seen_source,
        method="web_capture",
        metric_def=_PLATFORM,
        views=HIDDEN if hidden else _web_count(data.get("view_count")),
        likes=HIDDEN if hidden else _web_count(data.get("like_count")),
        comments=_web_count(info.get("direct_reply_count")),
        shares=_web_count(info.get("reshare_count")),
        reposts=_web_count(info.get("repost_count")),
    )


def _web_count(value: Any) -> Metric:
    return web_rounded(metric(value))


def _caption(data: Mapping[str, Any]) -> str | None:
    if "caption" not in data:
        return None
    return words(mapping(data["caption"], "caption").get("text"), "caption.text") or ""


def _published(data: Mapping[str, Any], code: str) -> tuple[datetime | None, str | None]:
    if data.get("taken_at") not in (None, "", 0):
        return instant(data["taken_at"], "taken_at"), "platform"
    derived = uploaded_at(code)
    return derived, "id_derived" if derived else None


def _channel(user: Mapping[str, Any], seen: zeeschuimer.Seen) -> Channel | None:
    who = handle(user.get("username"), "user.username")
    number = words(first(user.get("pk"), user.get("id")), "user.pk")
    key = channel_key(_PLATFORM, number, who)
    if key is None:
        return None
    return Channel(
        platform=_PLATFORM,
        channel_key=key,
        seen_at=seen.seen_at,
        seen_source=seen.seen_source,
        handle=who,
        name=words(user.get("full_name"), "user.full_name"),
        verified=flag(user.get("is_verified"), "user.is_verified"),
        followers=_web_count(user.get("follower_count")),
        following=_web_count(user.get("following_count")),
    )
