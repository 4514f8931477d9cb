"""The key of a post on any platform, from its id, or from its address where the id is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.text import without_secrets
from lantoa.sources.facebook import keys as facebook
from lantoa.sources.instagram import ids as instagram
from lantoa.sources.values import native_id

if TYPE_CHECKING:
    from collections.abc import Callable

_TIKTOK: Final = re.compile(r"/(?:video|photo|v)/([0-9]{8,19})\b")
_X: Final = re.compile(r"(?:x|twitter)\.com/[^?#]*/status(?:es)?/([0-9]{1,19})\b", re.IGNORECASE)
_YOUTUBE: Final = re.compile(
    r"(?:youtu\.be/|/shorts/|/live/|/embed/|[?&]v=)([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])"
)
_IDS: Final = {
    "tiktok": re.compile(r"[0-9]{8,19}"),
    "x": re.compile(r"[0-9]{1,19}"),
    "youtube": re.compile(r"[A-Za-z0-9_-]{11}"),
}
_ADDRESSES: Final = {"tiktok": _TIKTOK, "x": _X, "youtube": _YOUTUBE}
_GRAPH_MEDIA: Final = re.compile(r"1[78][0-9]{15}")


def post_key(platform: str, value: Any, url: str | None, field: str) -> str:
    """Return the key of a post.

    Parameters
    ----------
    value
        Its id, ``None`` where the source has none; an address is taken for one, too.
    url
        Its address, asked where the id is missing or ruined.
    field
        What the source calls the id, for the reason of a refusal.

    Raises
    ------
    Unreadable
        Neither names a post, or the two name different posts.

    Examples
    --------
    >>> post_key("tiktok", None, "https://www.tiktok.com/@an.example/video/7506832681780355748", "")
    'tiktok:7506832681780355748'
    """
    if isinstance(value, str) and value.strip().startswith(("http://", "https://")):
        value, url = None, url or value.strip()
    finder = _FINDERS.get(platform, _by_address)
    return finder(platform, value, url, field)


def url_platform(url: str) -> str | None:
    """Return the platform that an address belongs to, ``None`` where it is another site."""
    host = re.match(r"https?://(?:[^/@]*@)?([^/:?#]+)", url.strip().lower())
    name = host[1] if host else ""
    for site, platform in _SITES.items():
        if name == site or name.endswith("." + site):
            return platform
    return None


_SITES: Final = {
    "tiktok.com": "tiktok", "instagram.com": "instagram", "facebook.com": "facebook",
    "fb.watch": "facebook", "youtube.com": "youtube", "youtu.be": "youtube",
    "threads.net": "threads", "threads.com": "threads", "x.com": "x", "twitter.com": "x",
    "zalo.me": "zalo",
}  # fmt: skip


def _by_pattern(platform: str, value: Any, url: str | None, field: str) -> str:
    found = _ADDRESSES[platform].search(url) if url else None
    try:
        number = native_id(value, field)
    except Unreadable as failure:
        if found is None:
            raise _from_nothing(failure, url) from None
        return f"{platform}:{found[1]}"
    if not _IDS[platform].fullmatch(number):
        if found is None:
            raise Unreadable(field, f"not the id of a post: {number[:40]!r}")
        return f"{platform}:{found[1]}"
    if found is not None and found[1] != number:
        raise Unreadable(field, f"{number} and the address ({found[1]}) are different posts")
    return f"{platform}:{number}"


def _by_shortcode(platform: str, value: Any, url: str | None, field: str) -> str:
    # The address goes first: an id may be the Graph API's, which is another number.
    in_url = instagram.shortcode_in(url) if url else None
    if in_url is not None:
        return f"{platform}:{in_url}"
    text = native_id(value, field)
    if _GRAPH_MEDIA.fullmatch(text):
        raise Unreadable(field, f"{text} is an id of the Graph API: map url, which names the post")
    if re.fullmatch(r"[0-9]+(?:_[0-9]+)?", text):
        return f"{platform}:{instagram.shortcode(pk=text, fields=(field, field))}"
    return f"{platform}:{instagram.shortcode(code=text, fields=(field, field))}"


def _by_facebook(platform: str, value: Any, url: str | None, field: str) -> str:
    del platform
    try:
        return facebook.post_key(value, url, field)
    except Unreadable as failure:
        raise _from_nothing(failure, url) from None


def _by_address(platform: str, value: Any, url: str | None, field: str) -> str:
    if value not in (None, ""):
        return f"{platform}:{native_id(value, field)}"
    if not url:
        raise Unreadable(field, "neither an id nor an address")
    return f"{platform}:{without_secrets(url.strip())}"


def _from_nothing(failure: Unreadable, url: str | None) -> Unreadable:
    if not url:
        return failure
    return Unreadable(
        failure.field, f"{failure.reason}, and the address names no post: {url[:60]!r}"
    )


_FINDERS: Final[dict[str, Callable[[str, Any, str | None, str], str]]] = {
    "tiktok": _by_pattern,
    "x": _by_pattern,
    "youtube": _by_pattern,
    "instagram": _by_shortcode,
    "threads": _by_shortcode,
    "facebook": _by_facebook,
}
