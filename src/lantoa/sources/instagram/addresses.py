"""Addresses of Instagram: profiles, posts and reels, and the links of its share button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.sources.instagram.ids import shortcode_in
from lantoa.sources.links import Address, refusal, short

if TYPE_CHECKING:
    from lantoa.sources.links import Link, Recognised

PLATFORM: Final = "instagram"
HOSTS: Final = (
    "instagram.com", "www.instagram.com", "m.instagram.com", "instagr.am", "www.instagr.am",
)  # fmt: skip
_HANDLE: Final = re.compile(r"[a-z0-9._]{1,30}")
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{5,60}")
_RESERVED: Final = frozenset(
    "p reel reels tv explore stories accounts direct about developer legal web api graphql s "
    "share challenge privacy emails session audio ar topics directory".split()
)


def read(link: Link) -> Recognised:
    """Return the profile, post or short link that an address of Instagram is."""
    first = link.first.lower()
    code = link.after("p", "reel", "reels", "tv")
    if first == "share":
        return short(PLATFORM, link)
    if code is not None and _CODE.fullmatch(code):
        found = shortcode_in(f"instagram.com/p/{code}")
        whose = first if first not in _RESERVED and _HANDLE.fullmatch(first) else None
        return Address(platform=PLATFORM, kind="post", native_id=found, handle=whose,
                       url=f"https://www.instagram.com/p/{found}/")  # fmt: skip
    if first == "stories":
        return refusal("a story, which is gone after a day; give the profile or a post")
    if first == "_u" and len(link.segments) > 1:
        return named(link.segments[1])
    if not first or first in _RESERVED:
        return refusal("a page of Instagram that is no profile and no post")
    return named(first)


def named(name: str) -> Recognised:
    """Return the profile of a user name."""
    handle = name.lower().removeprefix("@")
    if not _HANDLE.fullmatch(handle) or handle in _RESERVED or not handle.strip("."):
        return refusal(f"not a user name of Instagram: {name[:40]!r}")
    return Address(platform=PLATFORM, kind="profile", handle=handle,
                   url=f"https://www.instagram.com/{handle}/")  # fmt: skip
