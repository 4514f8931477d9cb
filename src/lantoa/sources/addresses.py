"""Which profile or post of which platform a pasted address is, in one canonical spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import Unreadable
from lantoa.core.text import plain_key
from lantoa.sources.facebook import addresses as facebook
from lantoa.sources.instagram import addresses as instagram
from lantoa.sources.links import Address, Link, Recognised, ShortLink, link_of, refusal
from lantoa.sources.threads import addresses as threads
from lantoa.sources.tiktok import addresses as tiktok
from lantoa.sources.x import addresses as x
from lantoa.sources.youtube import addresses as youtube
from lantoa.sources.zalo import addresses as zalo

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["PLATFORMS_KNOWN", "Address", "ShortLink", "channel", "platform_named", "recognise"]

_PLATFORMS: Final[dict[str, ModuleType]] = {
    "tiktok": tiktok,
    "facebook": facebook,
    "instagram": instagram,
    "youtube": youtube,
    "threads": threads,
    "x": x,
    "zalo": zalo,
}
PLATFORMS_KNOWN: Final = tuple(_PLATFORMS)
"""The platforms whose addresses are recognised."""

_BY_HOST: Final = {
    host: platform for platform, module in _PLATFORMS.items() for host in module.HOSTS
}
_SITES: Final = ("tiktok", "facebook", "instagram", "youtube", "threads", "twitter", "zalo")
_SPOKEN: Final = {
    "tik tok": "tiktok", "tt": "tiktok", "douyin": "", "fb": "facebook", "fanpage": "facebook",
    "fan page": "facebook", "facebook page": "facebook", "page": "facebook", "ig": "instagram",
    "insta": "instagram", "yt": "youtube", "you tube": "youtube", "thread": "threads",
    "twitter": "x", "zalo oa": "zalo", "oa": "zalo",
}  # fmt: skip
_MOST_UNWRAPPED: Final = 2
_DOTTED: Final = re.compile(r"\.(?:com|vn|me|net|be|watch)\b")


def recognise(text: str) -> Recognised:
    """Return the profile or post that an address names.

    Parameters
    ----------
    text
        What somebody pasted: an address with or without scheme, with words, brackets or full
        stops of a chat around it, with tracking parameters, of a phone or of a desk.

    Returns
    -------
    Address, ShortLink or Unreadable
        The address in its one spelling; a short link, which has to be opened before it says
        anything; or the reason why it is neither. No text makes it raise, and the canonical
        address of an address is itself.

    Examples
    --------
    >>> recognise("m.tiktok.com/@An.Example?lang=vi").url
    'https://www.tiktok.com/@an.example'
    >>> recognise("https://youtu.be/a1B2c3D4e5_?si=abc").key
    'youtube:a1B2c3D4e5_'
    >>> recognise("https://tiktok.com.evil.vn/@an").reason
    'looks like tiktok, but belongs to tiktok.com.evil.vn'
    """
    for _ in range(_MOST_UNWRAPPED):
        link = link_of(text)
        if not isinstance(link, Link):
            return link
        inner = _passed_on(link)
        if inner is None:
            return _read(link)
        text = inner
    return refusal("an address that leads to another one")


def channel(platform: str, name: str) -> Recognised:
    """Return the profile that a platform's name and a user name, id or address say together.

    Examples
    --------
    >>> channel("tiktok", "@An.Example").url
    'https://www.tiktok.com/@an.example'
    """
    text = name.strip()
    if "/" in text or _DOTTED.search(text):
        found = recognise(text)
        if not isinstance(found, Unreadable) or "/" in text:
            return _of_platform(platform, found)
    module = _PLATFORMS.get(platform)
    if module is None:
        return refusal(f"no platform known here: {platform[:30]!r}")
    read: Recognised = module.named(text.removeprefix("@"))
    return read


def _of_platform(platform: str, found: Recognised) -> Recognised:
    if isinstance(found, Unreadable):
        return found
    if found.platform != platform:
        return refusal(f"an address of {found.platform}, not of {platform}")
    if isinstance(found, ShortLink) or found.kind == "profile":
        return found
    if found.handle is None:
        return refusal("a post that does not name its channel")
    return channel(platform, found.handle)


def platform_named(text: str) -> str | None:
    """Return the platform that people call so, ``None`` where it is none of those known.

    Examples
    --------
    >>> platform_named("Fanpage"), platform_named("TIK TOK"), platform_named("báo")
    ('facebook', 'tiktok', None)
    """
    said = " ".join(plain_key(text).replace("_", " ").split())
    if said in _PLATFORMS:
        return said
    return _SPOKEN.get(said) or next((p for p in _PLATFORMS if len(p) > 1 and p in said), None)


def _read(link: Link) -> Recognised:
    platform = _BY_HOST.get(link.host) or _local(link.host)
    if platform is not None:
        found: Recognised = _PLATFORMS[platform].read(link)
        return found
    for site in _SITES:
        if site in link.host:
            return refusal(f"looks like {site}, but belongs to {link.host}")
    return refusal(f"no site known here: {link.host}")


def _local(host: str) -> str | None:
    """Facebook's site in one language: ``vi-vn.facebook.com``."""
    return "facebook" if re.fullmatch(r"[a-z]{2}-[a-z]{2}\.facebook\.com", host) else None


def _passed_on(link: Link) -> str | None:
    """Return the address inside an address by which a platform leaves its own site."""
    if link.host in ("l.facebook.com", "lm.facebook.com", "l.instagram.com", "l.threads.com"):
        return link.query.get("u")
    return None
