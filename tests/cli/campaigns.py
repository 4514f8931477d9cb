"""Invented captures and campaigns for tests of whole commands."""

import json
from datetime import UTC, datetime, timedelta

START = datetime(2024, 8, 27, 3, tzinfo=UTC)

CAMPAIGN = """\
id = "co-do"
name = "Cờ đỏ sao vàng"
first_day = 2024-08-26
last_day = 2024-09-09
hashtags = ["codosaovang"]
claims = ["hơn 5 video", "99% tích cực"]

[[channels]]
platform = "tiktok"
handle = "kenh.1"
role = "kol"
"""


def tiktok_id(published, number=0):
    """An id whose upper half is the second of upload, as TikTok's are."""
    return str((int(published.timestamp()) << 32) + number)


def tiktok_item(
    number, *, seen_at=START + timedelta(days=20), views=1000, tag="CoDoSaoVang", **data
):
    """One line of Zeeschuimer: an invented video."""
    published = START + timedelta(hours=5 * number)
    item = {
        "id": tiktok_id(published, number),
        "desc": f"Video {number} #{tag}",
        "createTime": int(published.timestamp()) + 7,
        "author": {"id": str(9000 + number % 4), "uniqueId": f"kenh.{number % 4}", "nickname": "An Example"},
        "stats": {"playCount": views + number, "diggCount": 10, "commentCount": 2, "shareCount": 1, "collectCount": 3},
        "music": {"id": "7000000000000000001", "title": "Bài hát", "original": False},
        "challenges": [{"id": "1", "title": tag}],
        **data,
    }  # fmt: skip
    return {
        "nav_index": "1:1:1",
        "item_id": item["id"],
        "timestamp_collected": int(seen_at.timestamp() * 1000),
        "source_platform": "tiktok.com",
        "source_platform_url": "https://www.tiktok.com/",
        "source_url": "https://www.tiktok.com/tag/codosaovang",
        "user_agent": "Example",
        "data": item,
    }


def ndjson(path, items):
    """Write items as NDJSON; a text stands as it is."""
    lines = (i if isinstance(i, str) else json.dumps(i, ensure_ascii=False) for i in items)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
