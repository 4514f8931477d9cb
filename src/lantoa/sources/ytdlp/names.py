"""Which post of which platform a video of yt-dlp is, and whose: each extractor names them anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.text import without_secrets
from lantoa.sources.facebook.keys import number_in
from lantoa.sources.instagram.ids import shortcode
from lantoa.sources.replies import quoted
from lantoa.sources.shapes import first, handle, words
from lantoa.sources.values import channel_key, native_id
from lantoa.sources.youtube.resources import address, video_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_STATUS: Final = re.compile(r"/status(?:es)?/(\d{1,20})", re.ASCII)
_DIGITS: Final = re.compile(r"\d{1,25}", re.ASCII)
_PLATFORMS: Final = (
    ("tiktok", "tiktok"), ("vm.tiktok", "tiktok"), ("youtube", "youtube"),
    ("instagram", "instagram"), ("facebook", "facebook"), ("twitter", "x"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The names of one video, as the other sources of its platform use them."""

    platform: str
    native: str
    """Id on the platform, the second half of `post_key`."""
    url: str | None = None
    channel_key: str | None = None
    handle: str | None = None
    name: str | None = None

    @property
    def post_key(self) -> str:
        """Key of the post."""
        return f"{self.platform}:{self.native}"


def named(payload: Mapping[str, Any]) -> Named:
    """Return what a video is called.

    Raises
    ------
    Unreadable
        The extractor is of no platform that is kept, or the id is none of the platform.
    """
    extractor = first(
        payload.get("extractor_key"), payload.get("ie_key"), payload.get("extractor")
    )
    plain = words(extractor, "extractor_key") or ""
    platform = next((to for start, to in _PLATFORMS if plain.lower().startswith(start)), None)
    if platform is None:
        known = "TikTok, YouTube, Instagram, Facebook, X"
        raise Unreadable("extractor_key", f"{quoted(plain)!r} is none of {known}")
    return _BY_PLATFORM[platform](payload)


def _tiktok(payload: Mapping[str, Any]) -> Named:
    native = _digits(payload.get("id"), "id")
    who, user = payload.get("uploader"), words(payload.get("uploader_id"), "uploader_id")
    numbered = bool(user and _DIGITS.fullmatch(user))
    # Older versions have the user name in uploader_id, and the nickname in uploader.
    found = handle(who if numbered or user is None else user, "uploader")
    return Named(
        platform="tiktok",
        native=native,
        url=f"https://www.tiktok.com/@{found}/video/{native}" if found else None,
        channel_key=channel_key("tiktok", user if numbered else None, found),
        handle=found,
        name=words(first(payload.get("channel"), payload.get("creator")), "channel"),
    )


def _youtube(payload: Mapping[str, Any]) -> Named:
    native = video_id(payload.get("id"), "id")
    user = words(payload.get("uploader_id"), "uploader_id") or ""
    found = handle(user, "uploader_id") if user.startswith("@") else None
    return Named(
        platform="youtube",
        native=native,
        url=address(native),
        channel_key=_key("youtube", payload.get("channel_id"), found),
        handle=found,
        name=words(first(payload.get("channel"), payload.get("uploader")), "channel"),
    )


def _instagram(payload: Mapping[str, Any]) -> Named:
    link = _link(payload)
    given = words(payload.get("id"), "id") or ""
    numbered = len(given) > 12 and bool(_DIGITS.fullmatch(given.partition("_")[0]))
    native = shortcode(
        code=None if numbered else given,
        pk=given if numbered else None,
        url=link,
        fields=("id", "id"),
    )
    found = handle(payload.get("channel"), "channel")
    return Named(
        platform="instagram",
        native=native,
        url=f"https://www.instagram.com/p/{native}/",
        channel_key=_key("instagram", payload.get("uploader_id"), found),
        handle=found,
        name=words(payload.get("uploader"), "uploader"),
    )


def _facebook(payload: Mapping[str, Any]) -> Named:
    link = _link(payload)
    given = payload.get("id")
    native = number_in(link) if not _DIGITS.fullmatch(str(given)) else None
    return Named(
        platform="facebook",
        native=native or _digits(given, "id"),
        url=link,
        channel_key=_key("facebook", payload.get("uploader_id"), None),
        name=words(payload.get("uploader"), "uploader"),
    )


def _x(payload: Mapping[str, Any]) -> Named:
    # The id is the video's own; the post is in the address, or in display_id.
    link = _link(payload)
    found = _STATUS.search(link or "")
    native = (
        found[1] if found else _digits(first(payload.get("display_id"), payload.get("id")), "id")
    )
    who = handle(payload.get("uploader_id"), "uploader_id")
    return Named(
        platform="x",
        native=native,
        url=f"https://x.com/{who or 'i'}/status/{native}",
        channel_key=_key("x", payload.get("channel_id"), who),
        handle=who,
        name=words(payload.get("uploader"), "uploader"),
    )


_BY_PLATFORM: Final[dict[str, Callable[[Mapping[str, Any]], Named]]] = {
    "tiktok": _tiktok,
    "youtube": _youtube,
    "instagram": _instagram,
    "facebook": _facebook,
    "x": _x,
}


def _link(payload: Mapping[str, Any]) -> str | None:
    given = words(first(payload.get("webpage_url"), payload.get("original_url")), "webpage_url")
    return without_secrets(given) if given else None


def _digits(value: Any, field: str) -> str:
    found = native_id(value, field)
    if not _DIGITS.fullmatch(found):
        raise Unreadable(field, f"not the id of a post: {found[:40]!r}")
    return found


def _key(platform: str, user: Any, who: str | None) -> str | None:
    """Return the key of a channel, cleaned as text."""
    return channel_key(platform, words(user, "uploader_id"), who)
