"""Invented TikTok payloads that the tests of this folder start from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from lantoa.sources.adapter import Context, Head

UPLOADED = 1_756_200_000
SEEN_MS = 1_757_300_000_123
VIETNAM = timezone(timedelta(hours=7))
CONTEXT = Context(datetime(2025, 9, 10, tzinfo=UTC), "given", VIETNAM)


def id_at(second: int, rest: int = 77) -> str:
    return str((second << 32) | rest)


ID = id_at(UPLOADED)


def item(**changes: Any) -> dict[str, Any]:
    whole = {
        "id": ID,
        "desc": "Chào mùa thu #HàGiang #fyp",
        "createTime": UPLOADED + 9,
        "author": {"id": "6800000001", "uniqueId": "An.Example", "nickname": "An Ví Dụ",
                   "verified": False},
        "authorStats": {"followerCount": 12_300, "followingCount": 7, "videoCount": 40,
                        "heartCount": 1_200_000},
        "stats": {"playCount": 541_200, "diggCount": 999, "commentCount": 3, "shareCount": 0,
                  "collectCount": "17"},
        "music": {"id": "7000000001", "title": "nhạc nền"},
        "video": {"duration": 31},
        "textExtra": [{"hashtagName": "HàGiang"}, {"hashtagName": "fyp"}],
        "challenges": [{"id": "1", "title": "HàGiang"}],
        "isAd": False,
        "locationCreated": "VN",
    }  # fmt: skip
    whole.update(changes)
    return {key: value for key, value in whole.items() if value is not ...}


def line(data: Any = None, **changes: Any) -> dict[str, Any]:
    whole = {
        "item_id": ID,
        "timestamp_collected": SEEN_MS,
        "source_platform": "tiktok.com",
        "data": item() if data is None else data,
    }
    whole.update(changes)
    return {key: value for key, value in whole.items() if value is not ...}


def head(shape: Any, *payloads: dict[str, Any], document: Any = None) -> Head:
    columns = tuple(payloads[0]) if shape == "table" and payloads else ()
    return Head(name="file", shape=shape, payloads=payloads, columns=columns, document=document)
