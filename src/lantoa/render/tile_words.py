"""What the tile map says, in Vietnamese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

_WORDS: Final = {
    "heading": ("Số bài nêu tên", "Posts that name it"),
    "none": ("chưa bài nào", "no post"),
    "from": ("từ {low}", "{low} and more"),
    "tile": ("{name}: {posts} bài", "{name}: {posts} posts"),
    "gap": ("có nơi muốn có mà chưa ai đăng", "a place wanted there is shown by nobody"),
    "ring": (
        "Vòng tròn ở góc ô: có nơi muốn có mà chưa ai đăng",
        "A ring at a tile's corner: a place wanted there is shown by nobody",
    ),
    "scheme": (
        ("Sơ đồ ô, không theo tỷ lệ và không phải bản đồ địa giới. Hoàng Sa thuộc thành phố "
         "Đà Nẵng, Trường Sa thuộc tỉnh Khánh Hòa; mỗi nơi một ô riêng"),
        ("A scheme of tiles, not to scale and no map of borders. Hoàng Sa belongs to the city of "
         "Đà Nẵng, Trường Sa to the province of Khánh Hòa; each has a tile of its own"),
    ),
    "blank": (
        "Sơ đồ ô 34 tỉnh, thành và hai quần đảo Hoàng Sa, Trường Sa",
        "Tiles of the 34 provinces and of the archipelagos Hoàng Sa and Trường Sa",
    ),
    "finding": (
        "Nêu nhiều nhất là {name}: {posts} bài. {provinces} trên 34 tỉnh, thành có bài nêu tên; {open} bài chưa rõ tỉnh nào.",
        "Named most: {name}, {posts} posts. {provinces} of 34 provinces are named; of {open} posts the province is unclear.",
    ),
    "nowhere": (
        "Chưa bài nào nêu rõ một tỉnh, thành nào.",
        "No post names any province clearly.",
    ),
    "other_provinces": (
        "sơ đồ ô vẽ 34 tỉnh, thành hiện nay; chiến dịch này chọn tỉnh, thành của thời ấy",
        "the tile map draws the 34 provinces of today; this campaign chose those of its time",
    ),
}  # fmt: skip


def words(key: str, lang: Lang, **parts: str) -> str:
    """Return a phrase with its parts filled in."""
    return _WORDS[key][0 if lang == "vi" else 1].format(**parts)
