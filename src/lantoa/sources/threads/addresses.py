"""Addresses of Threads: profiles and posts, under its old and its new site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.sources.links import Address, refusal

if TYPE_CHECKING:
    from lantoa.sources.links import Link, Recognised

PLATFORM: Final = "threads"
HOSTS: Final = ("threads.com", "www.threads.com", "threads.net", "www.threads.net")
_HANDLE: Final = re.compile(r"[a-z0-9._]{1,30}")
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{5,60}")
_LONGEST_CODE: Final = 11


def read(link: Link) -> Recognised:
    """Return the profile or post that an address of Threads is."""
    code = link.after("post", "t") or ""
    if _CODE.fullmatch(code):
        whose = link.first[1:].lower() if link.first.startswith("@") else ""
        handle = whose if _HANDLE.fullmatch(whose) else None
        own = code[:_LONGEST_CODE]  # what follows is a pass to a private account, not a name
        return Address(platform=PLATFORM, kind="post", native_id=own, handle=handle,
                       url=f"https://www.threads.com/t/{own}")  # fmt: skip
    if link.first.startswith("@"):
        return named(link.first[1:])
    return refusal("a page of Threads that is no profile and no post")


def named(name: str) -> Recognised:
    """Return the profile of a user name."""
    handle = name.lower()
    if not _HANDLE.fullmatch(handle) or not handle.strip("."):
        return refusal(f"not a user name of Threads: {name[:40]!r}")
    return Address(platform=PLATFORM, kind="profile", handle=handle,
                   url=f"https://www.threads.com/@{handle}")  # fmt: skip
