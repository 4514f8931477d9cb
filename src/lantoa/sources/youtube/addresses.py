"""Addresses of YouTube: channels by handle or id, videos, shorts, streams, posts of a community."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.sources.links import Address, refusal, short, written
from lantoa.sources.youtube.resources import address

if TYPE_CHECKING:
    from lantoa.sources.links import Link, Recognised

PLATFORM: Final = "youtube"
HOSTS: Final = (
    "youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "gaming.youtube.com",
    "youtu.be", "www.youtu.be", "youtube-nocookie.com", "www.youtube-nocookie.com",
)  # fmt: skip
_VIDEO: Final = re.compile(r"[A-Za-z0-9_-]{11}")
_CHANNEL: Final = re.compile(r"UC[A-Za-z0-9_-]{22}")
_POST: Final = re.compile(r"Ug[A-Za-z0-9_-]{10,80}")
_HANDLE: Final = re.compile(r"[\w.·-]{1,60}")


def read(link: Link) -> Recognised:
    """Return the channel, video, post or short link that an address of YouTube is."""
    native = link.query.get("v") if link.first in ("watch", "watch_popup") else None
    native = native or link.after("shorts", "live", "embed", "v", "e")
    if link.host.endswith("youtu.be"):
        native = link.first
    if native is not None:
        if not _VIDEO.fullmatch(native):
            return refusal(f"not the id of a video: {native[:40]!r}")
        return Address(platform=PLATFORM, kind="post", native_id=native, url=address(native))
    post = link.after("post") or link.query.get("lb") or ""
    if _POST.fullmatch(post):
        return Address(platform=PLATFORM, kind="post", native_id=post,
                       url=f"https://www.youtube.com/post/{post}")  # fmt: skip
    return _channel(link)


def named(name: str) -> Recognised:
    """Return the channel of a handle or of an id (``UC…``)."""
    if _CHANNEL.fullmatch(name):
        return Address(platform=PLATFORM, kind="profile", native_id=name,
                       url=f"https://www.youtube.com/channel/{name}")  # fmt: skip
    handle = name.lower()
    if not _HANDLE.fullmatch(handle) or handle.strip(".-·") == "":
        return refusal(f"not a handle of YouTube: {name[:40]!r}")
    return Address(platform=PLATFORM, kind="profile", handle=handle,
                   url=f"https://www.youtube.com/@{written(handle)}")  # fmt: skip


def _channel(link: Link) -> Recognised:
    if link.first.startswith("@"):
        return named(link.first[1:])
    if link.first == "channel" and len(link.segments) > 1:
        found = link.segments[1]
        return named(found) if _CHANNEL.fullmatch(found) else refusal(
            f"not the id of a channel: {found[:40]!r}"
        )  # fmt: skip
    if link.first in ("c", "user", "clip") and len(link.segments) > 1:
        return short(PLATFORM, link)
    return refusal("a page of YouTube that is no channel and no video")
