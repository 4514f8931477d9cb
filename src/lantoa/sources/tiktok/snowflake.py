"""The upload second inside a TikTok id, and what it says of the time a source gives.

The upper 32 bits of a TikTok video id are the second of its upload. In 233 items of real
captures ``createTime - (id >> 32)`` was never negative, 5 to 16 seconds in the median, and
337,412 seconds (3.9 days) at most: videos that were scheduled, or processed late. TikTok's own
scheduler reaches 10 days ahead. A publicly circulating file of invented posts lies 12 days off.

So a post is held to be altered or invented where its time lies more than `SLACK` before the
upload or more than `LONGEST_WAIT` after it. Where the time is the upload second itself, the
source has worked it out from the id, and says nothing of its own.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from lantoa.core.errors import Unreadable

SLACK: Final = timedelta(minutes=1)
"""How long before its upload a post may seem to be published (clocks differ)."""
LONGEST_WAIT: Final = timedelta(days=10, hours=12)
"""How long after its upload a post may be published: ten days of scheduling, half a day more."""
EARLIEST: Final = 1_388_534_400
"""2014-01-01 UTC in seconds: before that there was no TikTok, nor what it grew from."""
LATEST: Final = 4_102_444_800
"""2100-01-01 UTC in seconds."""
_ID: Final = re.compile(r"[0-9]{1,19}")


def uploaded_second(native_id: str) -> int | None:
    """Return the upload second (UTC, since 1970) of a video id, ``None`` where it has none."""
    if not _ID.fullmatch(native_id):
        return None
    second = int(native_id) >> 32
    return second if EARLIEST <= second < LATEST else None


def published_from(native_id: str) -> datetime:
    """Return the upload second of a video id, the last resort where a source gives no time.

    Raises
    ------
    Unreadable
        The id is not TikTok's: no number, or its upper 32 bits are no time since 2014.

    Examples
    --------
    >>> published_from("7506832681780355748").isoformat()
    '2025-05-21T09:44:45+00:00'
    """
    second = uploaded_second(native_id)
    if second is None:
        raise Unreadable("id", f"not a TikTok video id, no upload time in it: {native_id[:40]!r}")
    return datetime.fromtimestamp(second, UTC)


def check(native_id: str, published_at: datetime) -> None:
    """Refuse a post whose time and id contradict each other.

    Raises
    ------
    Unreadable
        The id is not TikTok's, or `published_at` lies more than `SLACK` before the upload
        second of the id or more than `LONGEST_WAIT` after it: id or time are invented or were
        altered.

    Examples
    --------
    >>> check("7506832681780355748", datetime(2025, 5, 21, 9, 45, tzinfo=UTC))
    """
    uploaded = published_from(native_id)
    wait = published_at - uploaded
    if -SLACK <= wait <= LONGEST_WAIT:
        return
    days = abs(wait) / timedelta(days=1)
    side = "before" if wait < timedelta(0) else "after"
    raise Unreadable(
        "createTime",
        f"id or time is fabricated or altered: published {published_at:%Y-%m-%d %H:%M:%S}, "
        f"{days:,.1f} days {side} the upload that the id tells "
        f"({uploaded:%Y-%m-%d %H:%M:%S} UTC)",
    )


def dated(native_id: str, stated: datetime | None) -> tuple[datetime, str]:
    """Return when a video was published, and where that is known from.

    Parameters
    ----------
    stated
        What the source says, ``None`` where it says nothing.

    Returns
    -------
    tuple of datetime and str
        `stated` and ``platform``; or the upload second and ``id_derived`` where the source says
        nothing, or says exactly that second.

    Raises
    ------
    Unreadable
        As :func:`check`.
    """
    if stated is None:
        return published_from(native_id), "id_derived"
    check(native_id, stated)
    derived = stated == published_from(native_id)
    return stated, "id_derived" if derived else "platform"
