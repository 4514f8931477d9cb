"""Addresses of Zalo: Official Accounts, their articles and videos; never a person's number.

Seen in public code: ``zalo.me/ID`` for an account, ``rd.zapps.vn/detail/ACCOUNT?id=ARTICLE`` for
an article, ``rd.zapps.vn/video?id=…&pageId=ACCOUNT`` for a video, ``rd.zapps.vn/articles`` and
``/locked`` with ``pageId=ACCOUNT`` for the account itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.sources.links import Address, refusal

if TYPE_CHECKING:
    from lantoa.sources.links import Link, Recognised

PLATFORM: Final = "zalo"
_ARTICLES: Final = "rd.zapps.vn"
HOSTS: Final = ("zalo.me", "www.zalo.me", _ARTICLES)
_ACCOUNT: Final = re.compile(r"[1-9][0-9]{14,19}")
_PHONE: Final = re.compile(r"(?:\+?84|0)[0-9]{8,10}")
_ARTICLE: Final = re.compile(r"[0-9a-f]{12,40}")
_ALIAS: Final = re.compile(r"[a-z][a-z0-9_.]{2,59}")
_RESERVED: Final = frozenset("g s pc jr download policies app apps".split())


def read(link: Link) -> Recognised:
    """Return the Official Account or article that an address of Zalo is."""
    if link.host == _ARTICLES:
        return _article(link)
    if len(link.segments) != 1 or link.first.lower() in _RESERVED:
        return refusal("a page of Zalo that is no Official Account and no article of one")
    return named(link.first)


def named(name: str) -> Recognised:
    """Return the Official Account with an id or a name."""
    said = name.lower()
    if _PHONE.fullmatch(said.replace(" ", "")):
        return refusal("a person's telephone number; give the Official Account")
    if _ACCOUNT.fullmatch(said):
        return Address(platform=PLATFORM, kind="profile", native_id=said,
                       url=f"https://zalo.me/{said}")  # fmt: skip
    if not _ALIAS.fullmatch(said) or said in _RESERVED:
        return refusal(f"not an Official Account of Zalo: {name[:40]!r}")
    return Address(platform=PLATFORM, kind="profile", handle=said, url=f"https://zalo.me/{said}")


def _article(link: Link) -> Recognised:
    account = link.query.get("pageId") or (link.segments[1] if len(link.segments) > 1 else "")
    article = link.query.get("id", "").lower()
    known = bool(_ACCOUNT.fullmatch(account))
    if link.first in ("detail", "video") and known and _ARTICLE.fullmatch(article):
        return Address(platform=PLATFORM, kind="post", native_id=article,
                       url=f"https://{_ARTICLES}/{link.first}/{account}"
                           f"?id={article}&pageId={account}")  # fmt: skip
    if link.first in ("articles", "locked") and known:
        return named(account)
    return refusal("a page of Zalo that is no Official Account and no article of one")
