"""Which column of a team's own list of KOLs holds what, whatever its headings are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lantoa.language.search import words_of
from lantoa.sources.addresses import PLATFORMS_KNOWN, Address, recognise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS: Final = (
    "name", "legal_name", "kind", "platform", "channel", "native_id", "followers", "network",
    "topics", "languages", "home", "phone", "email", "fee", "notes",
)  # fmt: skip
"""What a column may hold. `channel` and `followers` may also be of one platform, as
``channel:tiktok``: a list with a column for each platform."""
MANY: Final = frozenset(("channel", "topics", "languages", "fee", "notes", "network"))
"""Fields that several columns may hold together; the others are held by one."""

_HEADINGS: Final = (
    ("name", ("nghe danh", "ten kol", "ten koc", "ten kenh", "ten nghe si", "stage name",
              "biet danh", "nickname", "ten hien thi", "display name", "page name")),
    ("legal_name", ("ten that", "ho ten", "ho va ten", "ten khai sinh", "legal name", "full name",
                    "real name", "ten day du", "ten phap nhan")),
    ("network", ("mcn", "mang luoi", "network", "cong ty quan ly", "don vi quan ly", "agency",
                 "truc thuoc", "quan ly", "manager", "doi tac")),
    ("followers", ("follow", "follower", "followers", "theo doi", "subscriber", "subscribers",
                   "subs", "sub", "dang ky", "fan", "fans", "luong fl", "fl")),
    ("fee", ("gia", "bao gia", "chi phi", "cat xe", "cat se", "thu lao", "fee", "fees", "rate",
             "price", "cost", "booking", "budget", "nhuan but", "don gia")),
    ("email", ("email", "e mail", "mail", "thu dien tu")),
    ("phone", ("sdt", "so dien thoai", "dien thoai", "phone", "mobile", "tel", "hotline", "dt",
               "di dong", "lien he", "contact", "lien lac")),
    ("native_id", ("channel id", "user id", "page id", "id kenh", "id trang", "uid")),
    ("platform", ("nen tang", "platform", "mang xa hoi", "mxh", "social network")),
    ("channel", ("link", "links", "url", "duong dan", "dia chi kenh", "channel", "profile",
                 "handle", "username", "user name", "tai khoan", "account", "kenh", "trang",
                 "fanpage", "id")),
    ("topics", ("chu de", "linh vuc", "topic", "topics", "nganh hang", "nganh", "category",
                "the loai", "niche", "mang noi dung", "noi dung")),
    ("languages", ("ngon ngu", "language", "languages", "tieng")),
    ("home", ("tinh", "tinh thanh", "thanh pho", "dia phuong", "que quan", "que", "noi o",
              "khu vuc", "location", "province", "city", "dia chi", "address", "place", "noi song",
              "vung mien")),
    ("kind", ("loai hinh", "phan loai", "loai", "type", "kind", "ca nhan hay to chuc")),
    ("notes", ("ghi chu", "note", "notes", "remark", "remarks", "comment", "nhan xet", "luu y")),
    ("name", ("ten", "name", "kol", "koc", "creator", "influencer", "nguoi anh huong",
              "nhan vat", "nghe si", "thuong hieu", "brand")),
)  # fmt: skip
_SERIAL: Final = frozenset(("stt", "tt", "no", "so thu tu", "so tt"))
_PLATFORM_WORDS: Final = {
    "tiktok": "tiktok", "facebook": "facebook", "fb": "facebook", "instagram": "instagram",
    "ig": "instagram", "insta": "instagram", "youtube": "youtube", "yt": "youtube",
    "threads": "threads", "twitter": "x", "x": "x", "zalo": "zalo",
}  # fmt: skip
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_ENOUGH: Final = 0.5


def proposed(columns: Sequence[str], shown: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the field of each column whose heading or first cells tell it.

    Parameters
    ----------
    columns
        The headings, Vietnamese or English, with or without diacritics.
    shown
        The first rows, by heading.

    Returns
    -------
    dict of str to str
        Heading → one of :data:`FIELDS`, or ``channel:PLATFORM``, ``followers:PLATFORM``. What
        tells nothing is left out.

    Examples
    --------
    >>> proposed(["STT", "Nghệ danh", "Link TikTok", "Lượt theo dõi"], [])
    {'Nghệ danh': 'name', 'Link TikTok': 'channel:tiktok', 'Lượt theo dõi': 'followers'}
    """
    found: dict[str, str] = {}
    for column in columns:
        said = _by_heading(column) or _by_cells([row.get(column, "") for row in shown])
        if said and (said not in found.values() or said.partition(":")[0] in MANY):
            found[column] = said
    if "name" not in found.values():
        _without_name(found, columns, shown)
    return {column: found[column] for column in columns if column in found}


def wrong_fields(mapping: Mapping[str, str]) -> list[str]:
    """Return the fields of a mapping that nothing is called, or that two columns hold."""
    held = list(mapping.values())
    unknown = [one for one in held if not _is_field(one)]
    twice = [one for one in dict.fromkeys(held)
             if held.count(one) > 1 and one.partition(":")[0] not in MANY]  # fmt: skip
    return unknown + twice


def _is_field(name: str) -> bool:
    field, _, platform = name.partition(":")
    if platform:
        return field in ("channel", "followers") and platform in PLATFORMS_KNOWN
    return field in FIELDS


def _by_heading(column: str) -> str:
    words = words_of(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column.replace("TikTok", "Tiktok")
                            .replace("YouTube", "Youtube").replace("FaceBook", "Facebook")))  # fmt: skip
    line = f" {' '.join(words)} "
    if not words or line.strip() in _SERIAL:
        return ""
    line = line.replace(" tik tok ", " tiktok ").replace(" you tube ", " youtube ")
    platforms = list(
        dict.fromkeys(_PLATFORM_WORDS[w] for w in line.split() if w in _PLATFORM_WORDS)
    )
    field = next((f for f, names in _HEADINGS if any(f" {name} " in line for name in names)), "")
    if len(platforms) == 1:
        if field == "followers":
            return f"followers:{platforms[0]}"
        if field in ("", "channel", "native_id", "name") and "ten" not in line.split():
            return f"channel:{platforms[0]}"
    return field


def _by_cells(cells: Sequence[str]) -> str:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return ""
    addresses = [a for cell in filled if isinstance(a := recognise(cell), Address)]
    if len(addresses) >= _ENOUGH * len(filled):
        platforms = {a.platform for a in addresses}
        return f"channel:{platforms.pop()}" if len(platforms) == 1 else "channel"
    if sum(bool(_EMAIL.fullmatch(cell)) for cell in filled) >= _ENOUGH * len(filled):
        return "email"
    return ""


def _without_name(
    found: dict[str, str], columns: Sequence[str], shown: Sequence[Mapping[str, str]]
) -> None:
    """A list without a stage name goes by the legal name, else by its first column of words."""
    legal = next((column for column, field in found.items() if field == "legal_name"), None)
    if legal is not None:
        found[legal] = "name"
        return
    for column in columns:
        cells = [row.get(column, "").strip() for row in shown]
        worded = [cell for cell in cells if re.search(r"[^\W\d_]{2}", cell)]
        if column not in found and cells and len(worded) > _ENOUGH * len(cells):
            found[column] = "name"
            return
