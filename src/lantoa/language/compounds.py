"""Vietnamese words of several syllables kept on one line, so that a title never breaks inside one.

Spaces stand between syllables, not between words, so a line that may break at any space breaks
inside words. Three signs tell where a word goes on: two syllables of a list of everyday compounds; a
capital in the middle of a title, which belongs to a proper name (Tổ quốc, Quốc khánh, Hồ Chí
Minh); and the end of the title, where a syllable alone on its line reads badly.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

JOINT: Final = "\u00a0"
_LONGEST: Final = 22
"""No run of joined syllables grows beyond this, so that none is wider than a phone's line."""
_PAIRS: Final = frozenset(
    "lá cờ|tổ quốc|đất nước|việt nam|quốc khánh|lan tỏa|lan toả|nghĩa vụ|quân sự|văn hóa|văn hoá|"
    "du lịch|thanh niên|học sinh|sinh viên|môi trường|chiến dịch|cộng đồng|hình ảnh|quê hương|"
    "gia đình|hạnh phúc|tự hào|yêu thương|biển đảo|trường sa|hoàng sa|kỷ niệm|kỉ niệm|mùa hè|"
    "tình nguyện|giáo dục|sức khỏe|sức khoẻ|giao thông|an toàn|an ninh|chuyển đổi|lễ hội|di sản|"
    "ẩm thực|nông thôn|thành phố|đồng bào|đoàn kết|độc lập|tự do|hòa bình|hoà bình|anh hùng|"
    "liệt sĩ|lịch sử|truyền thống|tương lai|trẻ em|phụ nữ|người dân|bầu cử|công dân|đại hội|"
    "chào mừng|hưởng ứng|cùng nhau|trách nhiệm|bảo vệ|phòng chống|không gian|thời gian|con người|"
    "áo dài|hoa sen|trung thu|giải phóng|thống nhất|cách mạng|bản sắc|sáng tạo|mô phỏng".split("|")
)


def kept_together(title: str) -> str:
    """Return a title whose words of several syllables hold together by no-break spaces.

    Examples
    --------
    >>> kept_together("Hướng về lá cờ Tổ quốc").replace(JOINT, "_")
    'Hướng về lá_cờ Tổ_quốc'
    >>> kept_together("Ngày hội sông").replace(JOINT, "_")
    'Ngày hội_sông'
    """
    syllables = title.split(" ")
    if len(syllables) < 3:
        return title
    made, run = syllables[0], len(syllables[0])
    for n, (one, two) in enumerate(pairwise(syllables), start=1):
        holds = _holds(one, two, first=n == 1, last=n == len(syllables) - 1)
        fits = run + 1 + len(two) <= _LONGEST
        made += (JOINT if holds and fits else " ") + two
        run = run + 1 + len(two) if holds and fits else len(two)
    return made


def _holds(one: str, two: str, *, first: bool, last: bool) -> bool:
    """Whether the second syllable belongs on the line of the first."""
    if not one or not two or re.search(r"[,.;:!?)]$", one):
        return False
    bare = re.sub(r"\W+$", "", two)
    plain = re.sub(r"^\W+", "", f"{one} {bare}").lower()
    named = one[:1].isupper() and not one.isupper() and two[:1].isalpha() and not first
    return plain in _PAIRS or named or (last and len(one) + len(two) < _LONGEST)
