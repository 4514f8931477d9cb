"""YouTube Studio's ``Table data.csv``: one row a video, in English or Vietnamese.

The numbers are those of the period chosen in Studio, which the file does not name: export
"since published" for numbers of the whole life. "Comments added" is what came in that period and
is no count of a post's comments, so comments are ABSENT. A publishing day is midnight in the
zone of the import (Vietnam where none is given), since Studio shows days of the owner's zone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, Count, Post, Records
from lantoa.core.text import hashtags_in, plain_key
from lantoa.sources.shapes import words
from lantoa.sources.values import instant, metric
from lantoa.sources.youtube.resources import PLATFORM, address

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload

VIETNAM: Final = timezone(timedelta(hours=7))
_HEADINGS: Final = {
    "content": ("content", "noi dung", "video"),
    "title": ("video title", "tieu de video"),
    "published": ("video publish time", "thoi gian xuat ban video", "thoi diem xuat ban video",
                  "thoi gian dang video"),
    "duration": ("duration", "thoi luong"),
    "views": ("views", "luot xem", "so luot xem"),
    "likes": ("likes", "luot thich", "so luot thich"),
    "shares": ("shares", "luot chia se", "so luot chia se"),
}  # fmt: skip
_TOTAL: Final = frozenset(("total", "tong", "tong cong", "tong so"))
_VIDEO_ID: Final = re.compile(r"[A-Za-z0-9_-]{11}")
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ENGLISH_DAY: Final = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})")
_VIETNAMESE_DAY: Final = re.compile(r"(\d{1,2}) (?:thg|thang) (\d{1,2}),? (\d{4})")
_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})")


def is_table(head: Head) -> bool:
    """Return whether a table has the columns of YouTube Studio's videos."""
    if head.shape != "table":
        return False
    found = {_field_of(column) for column in head.columns}
    return {"content", "title", "published", "views"} <= found


def records(payload: Payload, context: Context) -> Records:
    """Return the post and the count of one row.

    Raises
    ------
    Unreadable
        The row is the total, or names no video.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    row = {_field_of(str(column)): value for column, value in payload.items()}
    found = _video(row.get("content"))
    text = words(row.get("title"), "Video title")
    published_at, refused = _published(row.get("published"), context)
    post = Post(
        platform=PLATFORM,
        post_key=f"{PLATFORM}:{found}",
        seen_at=context.seen_at,
        kind="video",
        text=text,
        url=address(found),
        published_at=published_at,
        published_source="file_local" if published_at else None,
        duration_s=_duration(row.get("duration")),
        hashtags=hashtags_in(text or ""),
    )
    count = Count(
        platform=PLATFORM,
        post_key=post.post_key,
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        method="studio_file",
        metric_def=PLATFORM,
        views=metric(row.get("views")),
        likes=metric(row.get("likes")),
        comments=ABSENT,
        shares=metric(row.get("shares")),
        saves=NOT_APPLICABLE,
        reposts=NOT_APPLICABLE,
    )
    return Records(posts=(post,), counts=(count,), refused=refused)


def day(text: str, zone: tzinfo | None) -> datetime:
    """Return the beginning of a day that Studio writes, in UTC.

    Raises
    ------
    Unreadable
        No day is written so, or none since 2004.

    Examples
    --------
    >>> day("Sep 20, 2026", None).isoformat()
    '2026-09-19T17:00:00+00:00'
    >>> day("20 thg 9, 2026", None).isoformat()
    '2026-09-19T17:00:00+00:00'
    """
    plain = " ".join(plain_key(text).split())
    try:
        if match := _ENGLISH_DAY.fullmatch(plain):
            found = datetime(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]), tzinfo=UTC)
        elif match := _VIETNAMESE_DAY.fullmatch(plain):
            found = datetime(int(match[3]), int(match[2]), int(match[1]), tzinfo=UTC)
        else:
            found = datetime.strptime(plain, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise Unreadable("Video publish time", f"not a day: {text[:40]!r}") from None
    local = found.replace(tzinfo=zone or VIETNAM)
    return instant(local.isoformat(), "Video publish time")


def _field_of(column: str) -> str:
    plain = " ".join(plain_key(column.strip("\ufeff")).split())
    return next((name for name, known in _HEADINGS.items() if plain in known), column)


def _video(value: Any) -> str:
    # Studio puts a space, spreadsheets an apostrophe, before an id that begins with a minus.
    found = (words(value, "Content") or "").strip().lstrip("'")
    if plain_key(found) in _TOTAL:
        raise Unreadable("Content", "the total row of the table, not a post")
    if not _VIDEO_ID.fullmatch(found):
        raise Unreadable("Content", f"not the id of a video: {found[:40]!r}")
    return found


def _published(
    value: Any, context: Context
) -> tuple[datetime | None, tuple[tuple[str, str], ...]]:
    text = (words(value, "Video publish time") or "").strip()
    if not text:
        return None, ()
    try:
        return day(text, context.zone), ()
    except Unreadable as wrong:
        return None, ((wrong.field, wrong.reason),)


def _duration(value: Any) -> float | None:
    text = (words(value, "Duration") or "").strip()
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return float((hours * 60 + minutes) * 60 + seconds) or None
    return float(text) or None if text.isascii() and text.isdigit() and len(text) < 9 else None
