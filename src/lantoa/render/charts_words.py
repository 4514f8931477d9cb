"""What charts say, in Vietnamese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lantoa.core.figures import Figure
    from lantoa.core.formats import Lang

_WORDS: Final = {
    "post": ("bài đăng", "posts"),
    "views": ("lượt xem", "views"),
    "share": ("phần lượt xem", "share of views"),
    "million": ("triệu", "million"),
    "billion": ("tỷ", "billion"),
    "most_day": ("Nhiều nhất ngày {label}: {value} {unit}{interval}.",
                 "Most on {label}: {value} {unit}{interval}."),
    "share_day": ("Bài đăng ngày {day} chiếm {share} {unit} của cả đợt.",
                  "Posts of {day} hold {share} of the campaign's {unit}."),
    "gain_day": ("Tăng nhiều nhất trong ngày {day}: {value} {unit}.",
                 "Most were gained on {day}: {value} {unit}."),
    "most": ("Nhiều nhất là {label}: {value} {unit}{interval}.",
             "Most: {label}, {value} {unit}{interval}."),
    "each": ("{label}: {value} {unit}{interval}", "{label}: {value} {unit}{interval}"),
    "holds": ("{label}: {value}{interval}", "{label}: {value}{interval}"),
    "interval": (", khoảng {low} – {high}", ", between {low} and {high}"),
    "at_least": (", ít nhất {low}", ", at least {low}"),
    "counted": ("có số ở {posts} trên {scope} bài", "counted on {posts} of {scope} posts"),
    "unmeasured": ("chưa đo", "not measured"),
    "nothing": ("Chưa có số nào để vẽ.", "There is nothing to draw yet."),
    "no_count": ("Chưa đo ngày nào.", "No day was measured."),
    "days": ("Từng ngày", "Day by day"),
    "concentration": ("Phần lượt xem của các bài nhiều lượt xem nhất",
                      "Share of views of the posts with most views"),
    "top_1_percent_share": ("1% số bài giữ", "top 1% of posts hold"),
    "top_10_percent_share": ("10% số bài giữ", "top 10% of posts hold"),
    "end": ("hết đợt, 24:00 ngày {day}", "campaign ends, 24:00 on {day}"),
    "captures": ("Mỗi vạch là một tệp đã nhập, đặt ở lúc số được đọc: {n} tệp.",
                 "Each tick is an imported file, at the time its numbers were read: {n} files."),
    "captures_out": ("Tệp đọc ngoài khoảng thời gian của hình: {n}.",
                     "Files read outside the time drawn: {n}."),
    "coverage": ("Bài có số để tính, trên số bài đã đăng", "Posts with a reading, of those published"),
    "band": ("Dải nhạt là khoảng của con số, vạch là con số.",
             "The pale band is the interval, the line is the value."),
    "unknown_days": ("Khung nét đứt: chưa đo, không phải là 0.",
                     "Dashed frames: not measured, which is not zero."),
    "unallocated": ("{label}: {value} {unit}{interval}; không vẽ vào ngày nào.",
                    "{label}: {value} {unit}{interval}; drawn on no day."),
    "apart": ("Mỗi nền tảng đếm “lượt xem” một cách: không cộng và không so các dòng.",
              "Each platform counts views in its own way: rows are neither added nor compared."),
    "overlap": ("Một bài có thể nằm ở nhiều dòng, nên các dòng không cộng được.",
                "A post may stand in several rows, so that rows do not add up."),
    "col_day": ("Ngày", "Day"), "col_row": ("Dòng", "Row"), "col_figure": ("Số liệu", "Figure"),
    "col_low": ("Từ", "From"), "col_high": ("Đến", "To"),
    "col_posts": ("Bài có số", "Posts counted"), "col_scope": ("Trong số bài", "Of posts"),
}  # fmt: skip


def words(key: str, lang: Lang, **parts: str) -> str:
    """Return a phrase with its parts filled in."""
    return _WORDS[key][0 if lang == "vi" else 1].format(**parts)


def title_of(figure: Figure) -> tuple[str, str]:
    """Return a figure's label without, and then of, the method in brackets at its end."""
    title, bracket, method = figure.label.partition(" (")
    return (title, method.removesuffix(")")) if bracket else (figure.label, "")


def unit_of(figure: Figure, lang: Lang) -> str:
    """Return what a figure counts."""
    if figure.unit == "ratio":
        return words("share", lang)
    return words("post" if figure.unit == "post" else "views", lang)
