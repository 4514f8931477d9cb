"""The words in which claims are made: bounds, scales, what is counted, platforms, months."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lantoa.core.assertions import Bound

_BOUNDS: Final[dict[Bound, str]] = {
    "at_least": "ít nhất|tối thiểu|không dưới|không ít hơn|không kém|không thấp hơn|chí ít|"
    "at least|no fewer than|no less than|not less than|minimum of|>=|≥",
    "at_most": "nhiều nhất|tối đa|không quá|không vượt quá|không hơn|không nhiều hơn|"
    "at most|no more than|not more than|up to|maximum of|<=|≤",
    "under": "dưới|chưa đến|chưa tới|chưa đầy|chưa được|không đến|không tới|ít hơn|thấp hơn|"
    "less than|fewer than|under|below|<",
    "over": "hơn|trên|vượt|vượt qua|vượt mốc|vượt quá|vượt ngưỡng|nhiều hơn|quá|cao hơn|"
    "more than|over|above|exceeding|exceeded|exceeds|surpassed|surpassing|>",
    "nearly": "gần|suýt|ngót|ngót nghét|sắp|gần đạt|gần chạm mốc|nearly|almost|close to",
    "about": "khoảng|chừng|tầm|cỡ|xấp xỉ|ước|ước tính|ước chừng|khoảng chừng|ngang ngửa|"
    "about|around|approximately|roughly|an estimated|estimated|some|circa|~|≈",
    "reached": "đạt|đạt mốc|đạt được|chạm mốc|cán mốc|chạm|lên tới|lên đến|tới|"
    "reached|reaching|hit|hitting|totalling|as many as",
    "exact": "đúng|chính xác|đúng bằng|exactly|precisely",
}  # fmt: skip
_FILLERS: Final = r"(?:(?:có|là|tới|đến|mốc|con số|với|được|lên|the|a total of|của)\s+)*"


def _before(words: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(w) for w in sorted(words.split("|"), key=len, reverse=True))
    return re.compile(rf"(?:(?<!\w)(?:{listed}))\s*{_FILLERS}$")


BOUNDS: Final = tuple((bound, _before(words)) for bound, words in _BOUNDS.items())
"""In the order in which they are tried: "không quá" before "quá", "chưa đến" before "đến"."""

SCALES: Final = {
    **dict.fromkeys(("nghìn", "ngàn", "ngìn", "k", "thousand"), 10**3),
    "vạn": 10**4,
    **dict.fromkeys(("triệu", "tr", "m", "mn", "million", "mio"), 10**6),
    **dict.fromkeys(("tỷ", "tỉ", "b", "bn", "billion"), 10**9),
    "trillion": 10**12,
}  # fmt: skip
ENGLISH_SCALES: Final = frozenset(
    ("k", "thousand", "m", "mn", "million", "b", "bn", "billion", "trillion")
)

DIGITS: Final = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "one": 1, "a": 1, "two": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
HALF: Final = {"nửa": Decimal("0.5"), "half a": Decimal("0.5")}

_COUNTED: Final = {
    # First the phrases that look like a known figure and are another thing.
    "": "người xem|người theo dõi|lượt theo dõi|người tiếp cận|lượt tiếp cận|người dân|"
    "tài khoản tiếp cận|lượt hiển thị|viewers|followers|impressions|reach|story|stories|"
    "khung ảnh|khung avatar|avatar|ảnh đại diện|frames|hashtag|lần|times|ngày|days|giờ|phút|"
    "hours|minutes|tỉnh|quốc gia|countries|đồng|usd|nghệ sĩ|trang|giây|seconds|tuổi|năm|years",
    "uses_of_asset": "lượt sử dụng|lượt dùng|lần sử dụng|lượt áp dụng|video sử dụng mẫu|"
    "video sử dụng hiệu ứng|video sử dụng âm thanh|video dùng mẫu|video dùng hiệu ứng|"
    "template uses|uses of|effect uses|sound uses|uses|videos using the",
    "views": "lượt xem|lượt view|views|view|lượt phát|lần xem|plays",
    "likes": "lượt thích|lượt like|likes|like|lượt thả tim|thả tim|lượt tim|tim|"
    "lượt yêu thích|yêu thích",
    "comments": "lượt bình luận|bình luận|lượt comment|comments|comment|nhận xét",
    "shares": "lượt chia sẻ|chia sẻ|lượt share|shares|share",
    "saves": "lượt lưu|lưu lại|saves|bookmarks",
    "reposts": "lượt đăng lại|đăng lại|reposts|retweets",
    "engagement": "lượt tương tác|tương tác|interactions|engagements",
    "authors": "người tham gia|người dùng|nhà sáng tạo|nhà sáng tạo nội dung|tác giả|tài khoản|"
    "người đăng|người|creators|accounts|users|people|authors|participants|kênh|channels",
    "posts": "video|videos|clip|clips|bài đăng|bài viết|bài|nội dung|tác phẩm|posts|post|tin đăng",
}  # fmt: skip
_SHARES: Final = {
    "positive_share": "tích cực|positive",
    "engagement_rate": "tỷ lệ tương tác|tỉ lệ tương tác|engagement rate",
}
_PLATFORMS: Final = {
    "tiktok": "tiktok|tik tok", "facebook": "facebook|fb", "youtube": "youtube",
    "instagram": "instagram|ig", "threads": "threads", "zalo": "zalo",
    "x": "twitter|x (twitter)",
}  # fmt: skip
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sep sept", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip


def _any_of(table: dict[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {word: id_ for id_, words in table.items() for word in words.split("|")}
    listed = "|".join(re.escape(w) for w in sorted(meaning, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)"), meaning


COUNTED: Final = _any_of(_COUNTED)
SHARES: Final = _any_of(_SHARES)
PLATFORMS: Final = _any_of(_PLATFORMS)
