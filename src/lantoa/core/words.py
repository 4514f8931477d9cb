"""Words that every door says alike: platforms, verdicts, and why a post has no value or is out of scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.formats import Lang

Said = tuple[str, str]
"""Vietnamese, English."""

PLATFORMS: Final[dict[str, Said]] = {
    "tiktok": ("TikTok", "TikTok"), "instagram": ("Instagram", "Instagram"),
    "facebook": ("Facebook", "Facebook"), "youtube": ("YouTube", "YouTube"),
    "threads": ("Threads", "Threads"), "x": ("X", "X"), "zalo": ("Zalo", "Zalo"),
    "press": ("báo chí", "press"),
}  # fmt: skip

VERDICTS: Final[dict[str, Said]] = {
    "supported": ("Có cơ sở", "Supported"),
    "contradicted": ("Trái số liệu", "Contradicted"),
    "not_shown": ("Chưa chứng minh", "Not shown"),
}
"""What a claim is found to be, by its id in JSON."""

REASONS: Final[dict[str, Said]] = {
    "hidden": ("chủ kênh ẩn số", "hidden by the owner"),
    "absent": ("nguồn không cho số", "not given by the source"),
    "not_applicable": ("loại bài này không có số ấy", "never given for this kind of post"),
    "error": ("có số nhưng không đọc được", "given but unreadable"),
    "no_count": ("cách đo này chưa đọc", "never read by this method"),
    "no_pair": ("không đủ hai lần đọc", "not read twice"),
    "not_captured": ("của nguồn không phải lượt thu", "from files that are no capture"),
    "published_later": ("đăng sau khi bắt đầu thu", "published after capturing began"),
}
"""Why posts have no value."""

STATES: Final[dict[str, Said]] = {
    "exact": ("đúng số", "exact"), "rounded": ("làm tròn", "rounded"), "hidden": ("ẩn", "hidden"),
    "absent": ("không có", "absent"), "not_applicable": ("không áp dụng", "not applicable"),
    "error": ("hỏng", "unreadable"), "no_count": ("chưa đọc", "not read"),
}  # fmt: skip
"""What a count says of one number of a post."""

OUTCOMES: Final[dict[str, Said]] = {
    "hashtag": ("có hashtag của chiến dịch", "with a hashtag of the campaign"),
    "asset": ("dùng âm thanh, hiệu ứng, mẫu của chiến dịch",
              "using a sound, effect or template of the campaign"),
    "every_post": ("mọi bài trong thời gian này", "every post of these days"),
    "time_unknown": ("không rõ ngày đăng", "published nobody knows when"),
    "before": ("đăng trước ngày đầu", "published before the first day"),
    "after": ("đăng sau ngày cuối", "published after the last day"),
    "no_match": ("không mang hashtag hay mẫu nào của chiến dịch",
                 "with no hashtag or asset of the campaign"),
    "other_channel": ("của kênh khác", "by other channels"),
}  # fmt: skip
"""Why a post is inside the scope or outside."""


def spoken(words: Mapping[str, Said], key: str, lang: Lang) -> str:
    """Return one of `words` in a language; the key itself where they have none for it."""
    return words.get(key, (key, key))[lang == "en"]
