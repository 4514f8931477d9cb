"""Addresses of TikTok: profiles, videos, picture posts, and the short links of its share button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.sources.links import Address, refusal, short, written
from lantoa.sources.tiktok.fields import address

if TYPE_CHECKING:
    from lantoa.sources.links import Link, Recognised

PLATFORM: Final = "tiktok"
HOSTS: Final = (
    "tiktok.com", "www.tiktok.com", "m.tiktok.com", "vm.tiktok.com", "vt.tiktok.com",
)  # fmt: skip
_SHORT: Final = ("vm.tiktok.com", "vt.tiktok.com")
_HANDLE: Final = re.compile(r"[\w.]{1,64}")
_VIDEO: Final = re.compile(r"([0-9]{8,19})(?:\.html)?")


def read(link: Link) -> Recognised:
    """Return the profile, video or short link that an address of TikTok is."""
    if link.host in _SHORT or (link.first == "t" and len(link.segments) == 2):
        return short(PLATFORM, link) if link.segments else refusal("no profile and no post")
    found = _VIDEO.fullmatch(link.after("video", "photo", "v", "v1", "v2") or "")
    handle = link.first[1:].lower() if link.first.startswith("@") else ""
    if found:
        if handle and not _HANDLE.fullmatch(handle):
            return refusal(f"not a user name of TikTok: {handle[:40]!r}")
        photo = "photo" in (segment.lower() for segment in link.segments)
        return Address(platform=PLATFORM, kind="post", url=address(handle, photo) + found[1],
                       handle=handle or None, native_id=found[1])  # fmt: skip
    if link.first.startswith("@"):
        return named(handle)
    return refusal("a page of TikTok that is no profile and no post")


def named(name: str) -> Recognised:
    """Return the profile of a user name."""
    handle = name.lower()
    if not _HANDLE.fullmatch(handle) or handle.startswith("."):
        return refusal(f"not a user name of TikTok: {name[:40]!r}")
    return Address(platform=PLATFORM, kind="profile", handle=handle,
                   url=f"https://www.tiktok.com/@{written(handle)}")  # fmt: skip
