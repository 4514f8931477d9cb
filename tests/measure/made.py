"""Small lakes made by hand: posts and counts as rows, and the Arrow tables that hold them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Any

import pyarrow as pa

from lantoa.core.campaign import Campaign
from lantoa.core.records import METRICS, Metric, State, exact
from lantoa.core.text import hashtag_key, plain_key
from lantoa.lake.schemas import COUNTS, POSTS

Row = dict[str, Any]
Lake = dict[str, pa.Table]
HANOI = "Asia/Ho_Chi_Minh"


def at(text: str) -> datetime:
    """Return an instant: ``26 14:00`` is 26 August 2026, 14:00 in Vietnam."""
    day, _, clock = text.partition(" ")
    hour, _, rest = (clock or "12:00").partition(":")
    minute, _, second = rest.partition(":")
    month, number = (9, int(day) - 31) if int(day) > 31 else (8, int(day))
    local = datetime(2026, month, number, int(hour), int(minute), int(second or 0), tzinfo=UTC)
    return datetime.fromtimestamp(local.timestamp() - 7 * 3600, UTC)


def number_of(*said: object) -> int:
    """Return 64 bits over what was said."""
    digest = blake2b(repr(said).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def post(name: str, published: str | None = "26", **more: Any) -> Row:
    """Return one row of posts, of a TikTok post with hashtag ngayhoi by channel 1."""
    tags = tuple(more.pop("tags", ("NgàyHội",)))
    platform = more.pop("platform", "tiktok")
    keys = [hashtag_key(tag) for tag in tags]
    said: Row = {
        "platform": platform,
        "post_key": f"{platform}:{name}",
        "channel_key": f"{platform}:1",
        "handle": "an.example",
        "kind": "video",
        "text": "Một ngày vui #NgàyHội",
        "url": f"https://example.vn/{name}",
        "published_at": None if published is None else at(published),
        "published_source": "platform",
        "duration_s": 12.5,
        "hashtags": list(tags),
        "hashtag_keys": keys,
        "hashtag_plain_keys": [plain_key(key) for key in keys],
        "assets": [],
        "coauthors": [],
        "is_ad": None,
        "is_paid_partnership": None,
        "region": "VN",
    }
    place = {"batch_id": more.pop("batch", 1), "line": 1, "member": ""}
    seen = at(more.pop("seen", "27"))
    said |= more
    return place | said | {
        "key_hash": number_of(said["post_key"]), "version": number_of(said), "seen_at": seen,
    }  # fmt: skip


def count(name: str, seen: str = "45", **more: Any) -> Row:
    """Return one row of counts; metrics as numbers, ``Metric`` or left out (absent)."""
    platform = more.pop("platform", "tiktok")
    said: Row = {
        "platform": platform,
        "post_key": f"{platform}:{name}",
        "seen_at": at(seen),
        "seen_source": more.pop("seen_source", "row"),
        "method": more.pop("method", "web_capture"),
        "metric_def": more.pop("metric_def", platform),
    }
    version = more.pop("version", 0)
    place = {"batch_id": more.pop("batch", 1), "line": 1, "member": ""}
    for metric in METRICS:
        given = more.pop(metric, None)
        held = given if isinstance(given, Metric) else exact(given)
        said |= {
            metric: held.value,
            f"{metric}_step": held.step,
            f"{metric}_state": int(held.state),
        }
    row_hash = more.pop("row_hash", None) or number_of(said)
    assert not more, more
    return place | said | {
        "key_hash": number_of(said["post_key"]), "row_hash": row_hash, "version": version,
    }  # fmt: skip


def lake_of(posts: list[Row], counts: list[Row]) -> Lake:
    """Return the tables of a lake."""
    return {
        "posts": pa.Table.from_pylist(posts, schema=POSTS),
        "counts": pa.Table.from_pylist(counts, schema=COUNTS),
    }


def campaign(**more: Any) -> Campaign:
    """Return a campaign of 26 to 29 August 2026 in Vietnam, hashtag NgàyHội."""
    said: Row = {
        "id": "ngay-hoi",
        "name": "Ngày hội",
        "zone": HANOI,
        "first_day": date(2026, 8, 26),
        "last_day": date(2026, 8, 29),
        "hashtags": ("NgàyHội",),
    }
    return Campaign(**(said | more))


HIDDEN = Metric(None, None, State.HIDDEN)
ABSENT = Metric(None, None, State.ABSENT)
BROKEN = Metric(None, None, State.ERROR)
