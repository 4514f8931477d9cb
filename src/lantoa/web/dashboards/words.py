"""What boards and passports say in their own words, in Vietnamese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.measure.labels import name

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

Said = tuple[str, str]

REASONS: Final[dict[str, Said]] = {
    "hidden": ("chủ kênh ẩn số", "hidden by the owner"),
    "absent": ("nền tảng không cho số", "not given by the platform"),
    "not_applicable": ("loại bài này không có số ấy", "never given for this kind of post"),
    "error": ("có số nhưng không đọc được", "given but unreadable"),
    "no_count": ("chưa được đếm bằng cách này", "not counted by this method"),
    "no_pair": ("thiếu một trong hai lần đọc", "lacking one of the two readings"),
    "not_captured": ("của nguồn không phải lượt thu, ngoài ước lượng",
                     "from files that are no capture, outside the estimate"),
    "published_later": ("đăng sau lượt thu đầu, ngoài ước lượng",
                        "published after the first capture, outside the estimate"),
}  # fmt: skip
"""Why posts have no value."""

STATES: Final[dict[str, Said]] = {
    "exact": ("đúng số", "exact"), "rounded": ("làm tròn", "rounded"), "hidden": ("ẩn", "hidden"),
    "absent": ("không có", "absent"), "not_applicable": ("không áp dụng", "not applicable"),
    "error": ("hỏng", "unreadable"), "no_count": ("chưa đếm", "not counted"),
}  # fmt: skip

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

VERDICTS: Final[dict[str, tuple[str, str, str]]] = {
    "supported": ("Có cơ sở", "Supported", "yes"),
    "contradicted": ("Trái số liệu", "Contradicted", "no"),
    "not_shown": ("Chưa chứng minh", "Not shown", "open"),
}

_METRIC: Final[Said] = (
    (
        "Tổng {what} của các bài trong phạm vi, theo lần đếm cuối của cùng một cách đếm. Đây không "
        "phải số người."
    ),
    (
        "The sum of {what} over the posts of the scope, as last counted by one and the same method. "
        "It is no number of people."
    ),
)
_SPLIT: Final[Said] = (
    "Cùng phép đếm, chia ra từng dòng.",
    "The same count, row by row.",
)
DEFINITIONS: Final[dict[str, Said]] = {
    "posts": ("Số bài khác nhau trong phạm vi mà ít nhất một lần thu đã thấy.",
              "Distinct posts of the scope that at least one capture saw."),
    "unseen_posts": (("Ước lượng số bài trong phạm vi mà không lần thu nào thấy, từ việc các lần thu "
                     "độc lập trùng nhau đến đâu."),
                     ("An estimate of the posts of the scope that no capture saw, from how far "
                     "independent captures agree.")),
    "authors": ("Số tài khoản khác nhau đã đăng các bài trong phạm vi. Một người có thể có nhiều tài khoản.",
                "Distinct accounts that published the posts of the scope. One person may have several."),
    "engagement_rate": ("Lượt thích, bình luận và chia sẻ chia cho lượt xem, trên các bài có đủ bốn số.",
                        "Likes, comments and shares over views, on the posts that have all four."),
    "median_views": ("Lượt xem của bài đứng giữa khi xếp mọi bài theo lượt xem.",
                     "The views of the middle post when all are ordered by views."),
    "top_1_percent_share": ("Phần lượt xem thuộc về 1% bài nhiều lượt xem nhất.",
                            "The share of views that the 1% of posts with most views hold."),
    "top_10_percent_share": ("Phần lượt xem thuộc về 10% bài nhiều lượt xem nhất.",
                             "The share of views that the 10% of posts with most views hold."),
    "late_growth": ("Lượt xem đến sau ngày cuối: lần đếm cuối trừ lần đọc cuối trong chiến dịch.",
                    "Views that came after the last day: the last count less the last reading of the campaign."),
    "data_quality": ("Với từng chỉ số và cách đếm: phần bài trong phạm vi có số đọc được.",
                     "For each metric and method: the share of the scope's posts with a value."),
}  # fmt: skip


def said(pair: Said, lang: Lang) -> str:
    """Return one of a pair by language."""
    return pair[lang == "en"]


def definition(figure_id: str, label: str, lang: Lang) -> str:
    """Return in a sentence what a figure counts."""
    if figure_id in DEFINITIONS:
        return said(DEFINITIONS[figure_id], lang)
    if figure_id in ("views", "likes", "comments", "shares", "saves", "reposts"):
        return said(_METRIC, lang).format(what=label.partition(" (")[0].lower())
    return f"{label.partition(' (')[0]}. {said(_SPLIT, lang)}"


def way(metric_def: str, method: str, lang: Lang) -> str:
    """Return how numbers were counted, for people: ``TikTok, ghi từ trang web``."""
    return f"{name(metric_def, lang)}, {name(method, lang)}"
