"""Addresses of Facebook: profiles and pages, posts, videos, reels, pictures, and shared links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.sources.facebook.keys import FACEBOOK
from lantoa.sources.links import Address, refusal, short

if TYPE_CHECKING:
    from lantoa.sources.links import Link, Recognised

PLATFORM: Final = FACEBOOK
_SHORT: Final = ("fb.watch", "www.fb.watch", "fb.me")
HOSTS: Final = (
    "facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com", "fb.com",
    "mbasic.facebook.com", "touch.facebook.com", "www.fb.com", "m.fb.com", "m.me", *_SHORT,
)  # fmt: skip
_BASE: Final = "https://www.facebook.com"
_HANDLE: Final = re.compile(r"[a-z0-9.]{3,50}")
_ID: Final = re.compile(r"[0-9]{5,25}")
_POST: Final = re.compile(r"[0-9]{5,25}|pfbid[0-9A-Za-z]{5,100}")
_ENDS_IN_ID: Final = re.compile(r"(?:.*-)?([0-9]{8,25})")
_RESERVED: Final = frozenset(
    "watch reel reels groups events marketplace gaming hashtag share stories login help policies "
    "ads business sharer dialog photo photos videos permalink plugins tr media notes live "
    "settings messages notifications friends search about legal privacy games home public "
    "login.php sharer.php home.php l.php profile.php story.php photo.php video.php permalink.php "
    "pages people p t r v".split()
)
_ONE_POST: Final = {"posts": "posts", "videos": "videos", "permalink": "posts"}


def read(link: Link) -> Recognised:
    """Return the profile, post or short link that an address of Facebook is."""
    if link.host in _SHORT or link.first == "share":
        return short(PLATFORM, link) if link.segments else refusal("no profile and no post")
    post = _by_query(link) or _by_path(link)
    if post is not None:
        return post
    return _profile(link)


def named(name: str) -> Recognised:
    """Return the profile of a user name or of an id."""
    handle = name.lower()
    if _ID.fullmatch(handle):
        return Address(platform=PLATFORM, kind="profile", native_id=handle,
                       url=f"{_BASE}/profile.php?id={handle}")  # fmt: skip
    if not _HANDLE.fullmatch(handle) or handle in _RESERVED or handle.strip(".") == "":
        return refusal(f"not a user name of Facebook: {name[:40]!r}")
    return Address(platform=PLATFORM, kind="profile", handle=handle, url=f"{_BASE}/{handle}")


def _post(native: str, url: str, handle: str | None = None) -> Address:
    return Address(platform=PLATFORM, kind="post", native_id=native, handle=handle, url=url)


def _by_query(link: Link) -> Address | None:
    page = link.first.removesuffix(".php").lower()
    asked = link.query
    if page in ("permalink", "story") and _POST.fullmatch(found := asked.get("story_fbid", "")):
        owner = asked.get("id", "")
        whose = f"&id={owner}" if _ID.fullmatch(owner) else ""
        return _post(found, f"{_BASE}/permalink.php?story_fbid={found}{whose}")
    if page == "photo" and _POST.fullmatch(found := asked.get("fbid", "")):
        return _post(found, f"{_BASE}/photo.php?fbid={found}")
    if page in ("watch", "video") and _POST.fullmatch(found := asked.get("v", "")):
        return _post(found, f"{_BASE}/watch/?v={found}")
    return None


def _by_path(link: Link) -> Address | None:
    parts = link.segments
    last = parts[-1] if parts else ""
    if not _POST.fullmatch(last) or len(parts) < 2:
        return None
    if link.first.lower() in ("reel", "reels") and len(parts) == 2:
        return _post(last, f"{_BASE}/reel/{last}")
    if link.first == "groups" and len(parts) == 4 and parts[2] in ("posts", "permalink"):
        group = parts[1].lower()
        plain = _HANDLE.fullmatch(group)
        return _post(last, f"{_BASE}/groups/{group}/posts/{last}") if plain else None
    where = parts[1].lower()
    if where == "photos":
        return _post(last, f"{_BASE}/photo.php?fbid={last}", _owner(link.first))
    owner = link.first.lower()
    if where in _ONE_POST and (_owner(owner) or _ID.fullmatch(owner)):
        return _post(last, f"{_BASE}/{owner}/{_ONE_POST[where]}/{last}", _owner(owner))
    return None


def _owner(name: str) -> str | None:
    handle = name.lower()
    plain = _HANDLE.fullmatch(handle) and not handle.isdigit() and handle not in _RESERVED
    return handle if plain else None


def _profile(link: Link) -> Recognised:
    parts = link.segments
    if link.first == "profile.php":
        return named(link.query.get("id", ""))
    if link.first in ("people", "pages", "p") and len(parts) > 1:
        found = _ENDS_IN_ID.fullmatch(parts[-1])
        return named(found[1]) if found else refusal("a page of Facebook without its id")
    if link.first == "groups":
        return refusal("a group of Facebook, which is no channel of one person or brand")
    if not parts or link.first.lower() in _RESERVED:
        return refusal("a page of Facebook that is no profile and no post")
    return named(link.first)
