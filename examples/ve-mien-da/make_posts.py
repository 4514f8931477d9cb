"""Make posts.csv anew: invented posts about real places, read at two instants.

uv run python examples/ve-mien-da/make_posts.py
"""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np

SEED: Final = 20260901
POSTS: Final = 240
_FIRST: Final = datetime(2026, 9, 1, 6, 0)  # noqa: DTZ001  # the file holds local times
_SEEN: Final = (datetime(2026, 9, 8, 9, 0), datetime(2026, 9, 16, 9, 0))  # noqa: DTZ001
_HEAD: Final = ("id", "kênh", "đăng lúc", "xem lúc", "lời đăng", "lượt xem")
CAPTIONS: Final = (
    (30, "Mùa lúa chín ở Pù Luông, Bá Thước #VềMiềnLúa"),
    (26, "Đồng Văn, Hà Giang sáng nay mù sương #VềMiềnĐá"),
    (18, "cột cờ Lũng Cú giữa trời xanh #VềMiềnĐá #HaGiang"),
    (14, "Đứng ở Mã Pí Lèng nhìn xuống Nho Quế #VềMiềnĐá"),
    (12, "ha giang loop ngay thu hai #VeMienDa #meovac"),
    (10, "Hoàng Su Phì mùa vàng #VềMiềnĐá"),
    (10, "Đồng Văn hôm nay mưa nhẹ #VềMiềnĐá"),
    (9, "Vịt Cổ Lũng nướng, ai ăn rồi sẽ nhớ #VềMiềnLúa"),
    (8, "Từ Hà Nội vào xứ Thanh ngắm lúa #VềMiềnLúa"),
    (7, "Sầm Sơn, Thanh Hóa chiều gió #VềMiềnLúa"),
    (6, "Sapa cũng vàng rồi, Lào Cai ơi #VềMiềnLúa"),
    (6, "Mai Châu, Hòa Bình ngày về #VềMiềnLúa"),
    (5, "mù cang chải, Yên Bái mùa gặt #VềMiềnLúa"),
    (5, "TP.HCM nhớ miền đá #VềMiềnĐá"),
    (4, "Đà Nẵng gửi thương ra Hoàng Sa #VềMiềnĐá"),
    (4, "Gửi Trường Sa một nhành lúa #VềMiềnLúa"),
    (4, "Tam Cốc, Ninh Bình lúa hai bên sông #VềMiềnLúa"),
    (3, "An Giang mùa nước nổi cũng có lúa #VềMiềnLúa"),
    (3, "Huế mưa, nhớ nắng miền đá #VềMiềnĐá"),
    (3, "Nghệ An, Quế Phong mùa lúa #VềMiềnLúa"),
    (2, "Đà Lạt ghé chơi rồi lại về #VềMiềnĐá"),
    (2, "Gia Lai đá bazan #VềMiềnĐá"),
    (2, "Cao Bằng cũng là miền đá #VềMiềnĐá"),
    (2, "Quảng Ninh có đá giữa biển #VềMiềnĐá"),
    (45, "Vì một mùa vàng bình yên #VềMiềnLúa"),
)
"""How often, and what an invented person wrote."""


def main(folder: Path) -> None:
    """Write posts.csv into a folder."""
    rng = np.random.default_rng(SEED)
    often = np.array([number for number, _ in CAPTIONS], dtype=float)
    which = rng.choice(len(CAPTIONS), POSTS, p=often / often.sum())
    rows = []
    for n, chosen in enumerate(which):
        published = _FIRST + timedelta(minutes=int(rng.integers(0, 14 * 24 * 60 - 400)))
        views = int(rng.lognormal(8, 1.1))
        for seen in _SEEN:
            if seen > published:
                rows.append((
                    7_640_000_000_000_000_000 + n, f"nguoi{n % 150}.vidu",
                    f"{published:%d/%m/%Y %H:%M}", f"{seen:%d/%m/%Y %H:%M}",
                    CAPTIONS[chosen][1], views,
                ))  # fmt: skip
            views = int(views * (1 + rng.random()))
    with (folder / "posts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEAD)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(__file__).parent)
