"""What pages about KOLs call things, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.core.formats import number
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

PLATFORMS: Final = {
    "tiktok": "TikTok", "facebook": "Facebook", "instagram": "Instagram", "youtube": "YouTube",
    "threads": "Threads", "x": "X", "zalo": "Zalo",
}  # fmt: skip
NETWORK_KINDS: Final = {
    "mcn": ("MCN", "MCN"), "agency": ("Công ty quản lý", "Agency"),
    "association": ("Hội, hiệp hội", "Association"), "other": ("Khác", "Other"),
}  # fmt: skip
KOL_KINDS: Final = {"person": ("Cá nhân", "Person"), "brand": ("Thương hiệu, tổ chức", "Brand")}


def followers_said(value: int | None, step: int | None, lang: Lang) -> str:
    """Return followers as they were read: with a rounding step in short, else in full.

    Examples
    --------
    >>> followers_said(541_200, 100, "vi"), followers_said(1_200_000, 100_000, "vi")
    ('541,2 nghìn', '1,2 triệu')
    >>> followers_said(1_234, 1, "vi"), followers_said(None, None, "vi")
    ('1.234', '')
    """
    if value is None:
        return ""
    if (step or 1) == 1 or value < 1_000:
        return number(value, lang)
    for worth, words in ((10**6, ("triệu", "million")), (10**3, ("nghìn", "thousand"))):
        if value >= worth:
            decimals = max(0, len(str(worth)) - len(str(step)))
            return f"{number(value / worth, lang, min(decimals, 1))} {say(lang, *words)}"
    return number(value, lang)
