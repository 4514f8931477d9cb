"""Rows that no careful reader may take for a post, each with the reason it is to be refused for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

AFTER_LINE: Final = 20
"""Lines of a capture that stand before its dirty ones: a file must still be recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dirty:
    """A row as it is written, and words of the reason that its quarantine has to give."""

    row: bytes
    what: str
    reason: str


def dirty_lines(uploaded_s: int, seen_ms: int) -> list[Dirty]:
    """Return dirty lines of a capture of TikTok by Zeeschuimer.

    Parameters
    ----------
    uploaded_s
        Upload second of the posts that they seem to be; no true post shares their ids.
    seen_ms
        When they were seen.
    """

    def line(number: int, odd: dict[str, Any] | None = None, **other: Any) -> bytes:
        native = str((uploaded_s << 32) | number)
        item = {"id": native, "desc": "dòng hỏng cố ý, mô phỏng", "createTime": uploaded_s + 9,
                "author": {"id": "6599999999999999999", "uniqueId": "dong.hong.mophong"},
                "stats": {"playCount": 1000 + number}, "video": {"duration": 9}}  # fmt: skip
        envelope = {"item_id": native, "timestamp_collected": seen_ms, "last_updated": seen_ms,
                    "source_platform": "tiktok.com", "user_agent": "mo-phong",
                    "data": item | (odd or {})}  # fmt: skip
        return json.dumps(envelope | other, ensure_ascii=False).encode() + b"\n"

    week_s = 14 * 86_400
    whole = line(1)
    rows = (
        (whole[: len(whole) * 3 // 5] + b"\n", "a line that breaks off", "not JSON"),
        (line(2).replace(b'"id": "7', b'"id": "7\xff\xfe', 1), "a line that is not UTF-8", "not UTF-8"),
        (line(3, {"id": 7.412345678901235e18}), "an id that a float column has ruined",
         "floating-point column"),
        (line(4, {"createTime": uploaded_s + week_s}), "an invented id: two weeks off its time",
         "fabricated or altered"),
        (line(5, {"createTime": 9_999_999_999}), "a time in the year 2286", "not a plausible time"),
        (line(6, last_updated=1), "read in the year 1970", "not a plausible time"),
        (line(7, {"liveRoom": {"title": "mô phỏng"}}), "a live room", "a live room"),
        (line(8, {"cid": "1"}), "a comment", "a comment"),
        (line(9, data={}), "nothing in it", "nothing in it"),
    )  # fmt: skip
    return [Dirty(row=row, what=what, reason=reason) for row, what, reason in rows]


def dirty_items() -> list[Dirty]:
    """Return dirty lines of a dump by Apify."""
    said = {"url": "https://www.tiktok.com/@khong.co.mophong/video/1", "error": "Post not found or private",
            "errorCode": "POST_NOT_FOUND_OR_PRIVATE"}  # fmt: skip
    row = json.dumps(said).encode() + b"\n"
    return [
        Dirty(row=row, what="an error instead of a post", reason="the vendor reports an error")
    ]


def dirty_cells() -> list[Dirty]:
    """Return dirty rows of a TikTok Studio table."""
    row = "Dòng hỏng cố ý (mô phỏng),,2024-09-01 08:00:00,1,2,3,4,5\n".encode()
    return [Dirty(row=row, what="a row without an address", reason="no address of a video")]
