"""A proposed mapping as a form: a row a column, and back to the text that a person agreed to."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import BadMapping
from lantoa.core.records import METRICS
from lantoa.measure.labels import label
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.formats import Lang

_CHECK: Final = "CHECK / KIỂM TRA"
_NAMES: Final[dict[str, tuple[str, str]]] = {
    "post_id": ("Mã bài", "Post id"), "url": ("Đường dẫn bài", "Address of the post"),
    "platform": ("Nền tảng", "Platform"), "handle": ("Tên kênh", "Handle"),
    "channel_id": ("Mã kênh", "Channel id"), "author_name": ("Tên hiển thị", "Display name"),
    "verified": ("Kênh có tích xanh", "Verified"), "published_at": ("Đăng lúc", "Published at"),
    "seen_at": ("Số đọc lúc", "Numbers read at"), "text": ("Nội dung", "Text"),
    "kind": ("Loại bài", "Kind of post"), "duration": ("Thời lượng", "Duration"),
    "hashtags": ("Hashtag", "Hashtags"), "region": ("Vùng", "Region"),
    "is_ad": ("Là quảng cáo", "Is an ad"), "is_paid_partnership": ("Hợp tác trả tiền", "Paid partnership"),
    "coauthors": ("Đồng tác giả", "Co-authors"), "sounds": ("Âm thanh", "Sounds"),
    "effects": ("Hiệu ứng", "Effects"), "templates": ("Mẫu", "Templates"),
    "followers": ("Người theo dõi", "Followers"), "following": ("Đang theo dõi", "Following"),
    "channel_posts": ("Số bài của kênh", "Posts of the channel"),
    "channel_likes": ("Lượt thích của kênh", "Likes of the channel"),
}  # fmt: skip
_LOOK: Final[dict[str, tuple[str, str]]] = {
    "platform": ("Bài ở nền tảng nào? Đang hiểu: {taken}", "Which platform? Taken as {taken}"),
    "method": ("Ai ghi các số này, bằng cách nào? Đang hiểu: {taken}",
               "Who read these numbers, and how? Taken as {taken}"),
    "published_at": ("Giờ đăng theo múi giờ nào? Đang hiểu: {taken}",
                     "In which zone is the time of publication? Taken as {taken}"),
    "seen_at": ("Giờ đọc số theo múi giờ nào? Đang hiểu: {taken}",
                "In which zone is the time of reading? Taken as {taken}"),
    "day or month": ("Ngày đứng trước hay tháng đứng trước? Các dòng đầu không nói rõ.",
                     "Day first or month first? The first rows do not tell."),
    "no column says": (("Không cột nào nói số được đọc lúc nào, nên đang lấy giờ của tệp. "
                       "Biết giờ đúng thì ghi vào mục constants."),
                       ("No column says when the numbers were read, so the file's time is taken. "
                       "If you know it, write it under constants.")),
    "decimals": ("“2M” là 2 triệu tròn hay 2,0 triệu? Đang hiểu số lẻ: {taken}",
                 "Does “2M” stand for 2M or 2.0M? Decimals taken as {taken}"),
    "post_id": ("Không cột nào giống mã bài; đang lấy cột {taken}",
                "No column looks like an id of posts; {taken} is taken"),
    "these words": ("Có chữ đứng giữa các con số. Chữ nào nghĩa là 0 thì ghi vào zero_words.",
                    "Words stand among the numbers. Those that mean 0 belong into zero_words."),
}  # fmt: skip
FIELDS: Final = (*list(_NAMES)[:20], *METRICS, *list(_NAMES)[20:])
"""Every field that a column may become, in the order in which people look for them."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of a table that waits for its mapping."""

    column: str
    sample: str
    """What stands in its first rows, names of people cut short."""
    field: str
    check: bool


def field_name(field: str, lang: Lang) -> str:
    """Return what a field is called."""
    if field in METRICS:
        return label(field, lang)
    return say(lang, *_NAMES[field])


def column_rows(text: str) -> list[ColumnRow]:
    """Return the columns that a proposal maps; none where its text cannot be read."""
    try:
        columns = tomllib.loads(text).get("columns", {})
    except tomllib.TOMLDecodeError:
        return []
    rows = []
    for field, column in columns.items():
        found = re.search(rf"^{re.escape(field)} = (.*)$", text, re.MULTILINE)
        comment = found[1].rpartition("  # ")[2] if found and "  # " in found[1] else ""
        check = comment.startswith(_CHECK)
        rows.append(
            ColumnRow(str(column), comment.removeprefix(_CHECK).lstrip(": "), field, check)
        )
    # What the proposal has no field for stands in its last comment; a name cut short is no name.
    left = re.search(r"^# Not mapped / không dùng: (.*)$", text, re.MULTILINE)
    names = left[1].split(", ") if left else []
    return rows + [
        ColumnRow(name, "", "", check=False) for name in names if not name.endswith("…")
    ]


def to_look_over(text: str, lang: Lang) -> list[str]:
    """Return what a person must look at in a proposal, in words."""
    return [_in_words(line.lstrip("# "), lang) for line in text.splitlines() if _CHECK in line]


def _in_words(line: str, lang: Lang) -> str:
    plain = line.replace(f"{_CHECK}: ", "")
    for start, pair in _LOOK.items():
        if plain.startswith(start):
            taken = re.search(r'= \{? ?(?:zone = )?("[^"]*"|\d+)', plain)
            return say(lang, *pair).format(taken=taken[1].strip('"') if taken else "?")
    return plain


def with_fields(text: str, chosen: Mapping[str, str]) -> str:
    """Return a proposal with other fields for its columns.

    Parameters
    ----------
    chosen
        Column → field; ``""`` leaves the column out.

    Raises
    ------
    BadMapping
        Two columns are to become the same field, or a field is none.
    """
    fields: dict[str, str] = {}
    for row in column_rows(text):
        field = chosen.get(row.column, row.field)
        if not field:
            continue
        if field not in FIELDS:
            raise BadMapping(f"no field is called {field!r}")
        if field in fields:
            raise BadMapping(
                f"the columns {fields[field]!r} and {row.column!r} cannot both be {field}"
            )
        fields[field] = row.column
    written = "".join(
        f"{field} = {json.dumps(column, ensure_ascii=False)}\n" for field, column in fields.items()
    )
    kept = re.sub(
        r"^\[columns\]\n(?:(?!\[|# ).*\n)*",
        lambda _: f"[columns]\n{written}\n",
        text,
        count=1,
        flags=re.MULTILINE,
    )
    times = {"published_at", "seen_at"} - fields.keys()
    # A zone for a time that is no longer read would be refused.
    return "".join(
        line + "\n" for line in kept.splitlines() if line.partition(" = ")[0] not in times
    )
