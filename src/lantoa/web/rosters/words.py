"""What pages of rosters call things, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.web.kit.spoken import say
from lantoa.web.kols.words import PLATFORMS

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

FIELDS: Final = {
    "name": ("Nghệ danh", "Stage name"), "legal_name": ("Họ tên thật", "Legal name"),
    "kind": ("Cá nhân hay thương hiệu", "Person or brand"), "platform": ("Nền tảng", "Platform"),
    "channel": ("Kênh (link, @tên)", "Channel (link, @name)"),
    "native_id": ("Mã kênh", "Channel id"), "followers": ("Người theo dõi", "Followers"),
    "network": ("Mạng lưới", "Network"), "topics": ("Chủ đề", "Topics"),
    "languages": ("Ngôn ngữ", "Languages"), "home": ("Nơi ở", "Home place"),
    "phone": ("Điện thoại, liên hệ", "Telephone, contact"), "email": ("Email", "E-mail"),
    "fee": ("Báo giá", "Fee"), "notes": ("Ghi chú", "Notes"),
}  # fmt: skip
STATES: Final = {
    "mapping": ("Chờ ghép cột", "Columns to map"), "reading": ("Đang đọc", "Being read"),
    "preview": ("Chờ bạn xem", "Waits for you"), "importing": ("Đang nhập", "Being entered"),
    "done": ("Đã nhập", "Entered"), "undoing": ("Đang hoàn tác", "Being taken back"),
    "undone": ("Đã hoàn tác", "Taken back"), "refused": ("Không đọc được", "Cannot be read"),
}  # fmt: skip


def field_named(field: str, lang: Lang) -> str:
    """Return what a field of a roster is called.

    Examples
    --------
    >>> field_named("channel:tiktok", "vi"), field_named("fee", "en")
    ('Kênh TikTok', 'Fee')
    """
    name, _, platform = field.partition(":")
    if platform:
        called = PLATFORMS[platform]
        words = {"channel": (f"Kênh {called}", f"{called} channel"),
                 "followers": (f"Người theo dõi {called}", f"{called} followers")}  # fmt: skip
        return say(lang, *words[name])
    return say(lang, *FIELDS[name])


def fields_named(lang: Lang) -> list[tuple[str, str]]:
    """Return every field that a column may hold, with its name."""
    held = [*FIELDS, *(f"{name}:{p}" for name in ("channel", "followers") for p in PLATFORMS)]
    return [(field, field_named(field, lang)) for field in held]
