"""What invented people write and are called: everything here is made up, and says so."""

from __future__ import annotations

from typing import Final

MARK: Final = "mô phỏng"
"""Stands in every file, name and biography: nobody here exists."""
SPOKEN: Final = (
    "Sáng nay cả khu phố mình treo cờ từ sớm 🇻🇳",
    "Lá cờ đỏ trước hiên nhà bà ngoại ❤️",
    "Đi chợ về thấy cờ bay khắp ngõ, tự nhiên vui lạ",
    "Lớp mình xếp hình lá cờ trên sân trường",
    "Chú bộ đội bế em bé xem duyệt binh",
    "Biến hình áo dài đỏ sao vàng cùng mẫu mới ✨",
    "Hát cùng cả xóm tối nay",
    "Bốn thế hệ nhà mình chụp chung một khung hình 👨‍👩‍👧‍👦",
    "Cầu Long Biên sáng mùng hai tháng chín",
    "Quê mình mùa này lúa chín và cờ đỏ",
    "Xe máy, cờ và gió: một vòng quanh hồ",
    "Ông kể chuyện ngày ấy ở Quảng trường Ba Đình",
    "Vẽ cờ lên má cho cả nhóm",
    "Bếp nhà mình nấu món gì ngày Tết Độc lập?",
    "Ngư dân treo cờ trước chuyến ra khơi",
    "Một phút nghe Tiến quân ca ở sân trường cũ",
    "Tự tay may lá cờ đầu tiên 🧵",
    "Lên cột cờ Lũng Cú đón bình minh",
    "Nhảy cùng trend, lần thứ mười hai mới đúng nhịp 😅",
    "Con gái hỏi vì sao ngôi sao có năm cánh",
    "Cả công ty mặc áo cờ đỏ sao vàng đi làm",
    "Đêm pháo hoa nhìn từ sân thượng",
    "Hậu trường quay clip: mưa, cười và cờ",
    "Gửi lời chào từ một người xa quê",
    "",
)
"""No quotation mark, backslash or line end in any of them: they go into JSON and CSV as they are."""
EXTRA_TAGS: Final = (
    "xuhuong", "fyp", "vietnam", "trending", "quockhanh", "tựhàoviệtnam", "xuhuongtiktok", "capcut",
    "cờđỏsaovàng", "29", "hanoi", "saigon", "giađình", "mùathu", "áodài", "viral", "🇻🇳", "nhacviet",
    "learnontiktok", "dulichviet",
)  # fmt: skip
FAMILIES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
GIVEN: Final = (
    ("An", "an"), ("Bảo", "bao"), ("Bình", "binh"), ("Chi", "chi"), ("Cúc", "cuc"), ("Dũng", "dung"),
    ("Giang", "giang"), ("Hà", "ha"), ("Hạnh", "hanh"), ("Khánh", "khanh"), ("Lâm", "lam"),
    ("Linh", "linh"), ("Mai", "mai"), ("Minh", "minh"), ("Nam", "nam"), ("Nga", "nga"),
    ("Ngọc", "ngoc"), ("Phúc", "phuc"), ("Quỳnh", "quynh"), ("Sơn", "son"), ("Tâm", "tam"),
    ("Thảo", "thao"), ("Trang", "trang"), ("Tuấn", "tuan"), ("Uyên", "uyen"), ("Vân", "van"),
)  # fmt: skip
PAPERS: Final = (
    ("Báo Ví Dụ", "bao.example.vn"), ("Đài Ví Dụ", "dai.example.vn"),
    ("Tin Ví Dụ 24h", "tin.example.vn"), ("Tạp chí Mô Phỏng", "tapchi.example.vn"),
)  # fmt: skip
HEADLINES: Final = (
    "Phố phường rợp cờ đỏ", "Người trẻ hưởng ứng chiến dịch trên mạng",
    "Những video được xem nhiều trong tuần", "Nghệ sĩ cùng người dân hướng về lá cờ",
    "Một mẫu dựng video, vạn cách kể chuyện", "Học sinh xếp hình lá cờ trên sân trường",
)  # fmt: skip


def handle_of(number: int) -> str:
    """Return the user name of an invented member of the public."""
    return f"{GIVEN[number % len(GIVEN)][1]}{number}.mophong"


def name_of(number: int) -> str:
    """Return the name of an invented member of the public."""
    return f"{FAMILIES[number % len(FAMILIES)]} {GIVEN[number % len(GIVEN)][0]} ({MARK})"
