"""Addresses of X, also under its old name: profiles, posts, and the links that it shortens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.sources.links import Address, refusal, short

if TYPE_CHECKING:
    from lantoa.sources.links import Link, Recognised

PLATFORM: Final = "x"
HOSTS: Final = (
    "x.com", "www.x.com", "mobile.x.com", "m.x.com", "twitter.com", "www.twitter.com",
    "mobile.twitter.com", "m.twitter.com", "t.co",
)  # fmt: skip
_HANDLE: Final = re.compile(r"[a-z0-9_]{1,15}")
_POST: Final = re.compile(r"[1-9][0-9]{0,18}")
_RESERVED: Final = frozenset(
    "i home search explore hashtag intent share login settings notifications messages compose tos "
    "privacy about signup logout jobs lists download account oauth".split()
)


def read(link: Link) -> Recognised:
    """Return the profile, post or short link that an address of X is."""
    if link.host == "t.co":
        return short(PLATFORM, link) if link.segments else refusal("no profile and no post")
    first, post = link.first.lower(), link.after("status", "statuses") or ""
    if _POST.fullmatch(post):
        known = first not in _RESERVED and _HANDLE.fullmatch(first)
        return Address(platform=PLATFORM, kind="post", native_id=post,
                       handle=first if known else None,
                       url=f"https://x.com/{first if known else 'i'}/status/{post}")  # fmt: skip
    if first == "intent" and "screen_name" in link.query:
        return named(link.query["screen_name"])
    if not first or first in _RESERVED:
        return refusal("a page of X that is no profile and no post")
    return named(first)


def named(name: str) -> Recognised:
    """Return the profile of a user name."""
    handle = name.lower().removeprefix("@")
    if not _HANDLE.fullmatch(handle) or handle in _RESERVED:
        return refusal(f"not a user name of X: {name[:40]!r}")
    return Address(platform=PLATFORM, kind="profile", handle=handle,
                   url=f"https://x.com/{handle}")  # fmt: skip
