"""Ids of X posts, and the instant that they hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.values import native_id

_ID: Final = re.compile(r"[1-9]\d{0,18}", re.ASCII)
_EPOCH: Final = datetime(2010, 11, 4, 1, 42, 54, 657_000, tzinfo=UTC)
_FIRST_DATED: Final = 29_700_859_247


def post_id(value: Any, field: str) -> str:
    """Return the id of a post.

    Raises
    ------
    Unreadable
        It is missing, ruined by a float, or no number.
    """
    text = native_id(value, field)
    if not _ID.fullmatch(text):
        raise Unreadable(field, f"not the id of a post: {text[:40]!r}")
    return text


def posted_at(number: str) -> datetime | None:
    """Return when the post with this id was made, in UTC, to the millisecond.

    ``None`` for posts older than November 2010, whose ids hold no time.

    Examples
    --------
    >>> posted_at("1440717170493689866").isoformat(timespec="seconds")
    '2021-09-22T16:38:35+00:00'
    """
    if int(number) < _FIRST_DATED:
        return None
    return _EPOCH + timedelta(milliseconds=int(number) >> 22)
