"""Other names by which people call units: short forms, older names, affectionate ones."""

from __future__ import annotations

from typing import Final

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "TP HCM": ("79@before", "79"), "TPHCM": ("79@before", "79"), "HCM": ("79@before", "79"),
    "HCMC": ("79@before", "79"), "Sài Gòn": ("79@before", "79"), "Saigon": ("79@before", "79"),
    "Ho Chi Minh City": ("79@before", "79"), "TP Hồ Chí Minh": ("79@before", "79"),
    "Thành phố Hồ Chí Minh": ("79@before", "79"), "Hòn ngọc Viễn Đông": ("79@before", "79"),
    "Thành phố mang tên Bác": ("79@before", "79"), "Sài thành": ("79@before", "79"),
    "Hà thành": ("01",), "Hà Nội phố": ("01",),
    "Thừa Thiên Huế": ("46",), "Thừa Thiên - Huế": ("46",), "TT Huế": ("46",),
    "BRVT": ("77@before",), "BR VT": ("77@before",),
    "xứ Thanh": ("38",), "xứ Nghệ": ("40",), "xứ Lạng": ("20",), "xứ Huế": ("46",),
    "Thành phố hoa phượng đỏ": ("31@before", "31"), "đất Cảng": ("31@before", "31"),
    "Đất Mũi Cà Mau": ("96@before", "96"),
    "Phan Rang": ("582@before",),
    "Đắc Lắc": ("66@before", "66"), "Đắc Nông": ("67@before",),
    "Buôn Mê Thuột": ("643@before",), "Ban Mê Thuột": ("643@before",), "Ban Mê": ("643@before",),
    "Phố Hội": ("503@before",), "thành phố ngàn hoa": ("672@before",),
    "Đảo Ngọc Phú Quốc": ("911@before", "31078"),
}  # fmt: skip
"""Name as people write it → keys of the units that it means, by their dates."""

SHOUTED: Final[dict[str, tuple[str, ...]]] = {
    "HN": ("01",), "SG": ("79@before", "79"), "ĐN": ("48@before", "48", "75@before", "75"),
    "BMT": ("643@before",),
}  # fmt: skip
"""Short forms that mean a place only in capitals; two of them mean two."""
