"""What the infographic says, in Vietnamese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.core.formats import day

if TYPE_CHECKING:
    from datetime import date

    from lantoa.core.formats import Lang

_WORDS: Final = {
    "title": ("Hiệu ứng lan tỏa", "How it spread"),
    "simulated": ("Dữ liệu mô phỏng: bài đăng và con số đều được dựng ra",
                  "Simulated data: its posts and numbers are invented"),
    "views": ("lượt xem", "views"),
    "views_on": ("lượt xem trên {platform}", "views on {platform}"),
    "posts": ("bài đăng hưởng ứng", "posts joined in"),
    "counted": ("đã đếm {value}", "{value} counted"),
    "measured": ("đo được {value}, khoảng {interval}", "measured {value}, between {interval}"),
    "missing": ("{share} số bài{on} chưa có số", "{share} of{on} posts have no count"),
    "unseen": ("ước còn {interval} bài chưa thấy", "an estimated {interval} more not seen"),
    "dot": ("Mỗi chấm là {n} bài đăng,", "Each dot is {n} posts,"),
    "dot_one": ("Mỗi chấm là một bài đăng,", "Each dot is one post,"),
    "order": ("xếp từ {first} ở giữa ra {last} ở rìa", "from {first} in the middle out to {last}"),
    "order_one": ("đăng ngày {first}", "published on {first}"),
    "peak": ("{n} bài đăng trong một ngày", "{n} posts in one day"),
    "none": ("Chưa thu được bài nào.", "No post was collected yet."),
    "source": ("Nguồn: bài công khai trên {platforms}; {files}; số đọc {seen}.",
               "Source: public posts on {platforms}; {files}; read {seen}."),
    "source_none": ("Nguồn: {files}.", "Source: {files}."),
    "files": ("{n} tệp đã nhập", "{n} imported files"),
    "file": ("1 tệp đã nhập", "1 imported file"),
    "from_to": ("từ {first} đến {last}", "from {first} to {last}"),
    "state": ("Hộ chiếu lượt xem, bài đăng; trạng\u00a0thái\u00a0{digest}; quét\u00a0mã để tính\u00a0lại.",
              "Passports of views and posts; state\u00a0{digest}; scan the code to compute\u00a0it\u00a0again."),
    "and": ("và", "and"),
}  # fmt: skip


def words(key: str, lang: Lang, **parts: str) -> str:
    """Return a phrase with its parts filled in."""
    return _WORDS[key][0 if lang == "vi" else 1].format(**parts)


def short_day(its: date, lang: Lang) -> str:
    """Return a day without its year: 26/8, 26 Aug."""
    return f"{its.day}/{its.month}" if lang == "vi" else f"{its.day} {its:%b}"


def period(first: date, last: date, lang: Lang) -> str:
    """Return the days of a campaign: 26/8 – 9/9/2024."""
    if first == last:
        return day(first, lang)
    begins = short_day(first, lang) if first.year == last.year else day(first, lang)
    return f"{begins} – {day(last, lang)}"
