"""Headings and cells of Meta's tables: found whatever their case, and in Vietnamese too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, Metric, State, exact
from lantoa.core.text import plain_key
from lantoa.sources.shapes import words
from lantoa.sources.values import instant, metric

VIETNAM: Final = timezone(timedelta(hours=7))
_AMERICAN: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{2})")

Headings = Mapping[str, tuple[str, ...]]


def fields_in(columns: Iterable[str], headings: Headings) -> dict[str, str]:
    """Return which column holds which field: {field: column}, the first spelling that is there.

    Examples
    --------
    >>> fields_in(["Post ID", "Lượt xem"], {"id": ("post id",), "views": ("views", "luot xem")})
    {'id': 'Post ID', 'views': 'Lượt xem'}
    """
    plain: dict[str, str] = {}
    for column in columns:
        plain.setdefault(" ".join(plain_key(str(column).strip("\ufeff")).split()), column)
    found = {}
    for field, spellings in headings.items():
        there = [plain[one] for one in spellings if one in plain]
        if there:
            found[field] = there[0]
    return found


def cells(payload: Any, headings: Headings) -> dict[str, Any]:
    """Return the cells of a row by field; fields whose column is missing are left out.

    Raises
    ------
    Unreadable
        `payload` is no row.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    return {field: payload[column] for field, column in fields_in(payload, headings).items()}


def cell(row: Mapping[str, Any], field: str) -> str | None:
    """Return a cell as text without space round it, ``None`` where it is missing or empty."""
    return (words(row.get(field), field) or "").strip() or None


def sum_of(row: Mapping[str, Any], fields: Iterable[str]) -> Metric:
    """Return the sum of the counts in `fields`, as far as the table has these columns.

    A column that is there with an empty cell leaves the sum unknown: missing is not zero.
    """
    parts = [metric(row[field]) for field in fields if field in row]
    known = [part.value for part in parts if part.value is not None]
    if not parts or len(known) < len(parts):
        return next((part for part in parts if part.value is None), ABSENT)
    if all(part.state is State.EXACT for part in parts):
        return exact(sum(known))
    steps = sum((part.step or 1) for part in parts if part.state is State.ROUNDED)
    return Metric(sum(known), steps, State.ROUNDED)


def american_time(text: str, field: str, zone: tzinfo | None) -> datetime:
    """Return a time written month first (``03/27/2026 06:08``), or as ISO 8601.

    Parameters
    ----------
    zone
        The zone of the file, Vietnam where ``None``.

    Raises
    ------
    Unreadable
        No time is written so, or none between 2004 and 2100.

    Examples
    --------
    >>> american_time("03/27/2026 06:08", "Publish time", None).isoformat()
    '2026-03-26T23:08:00+00:00'
    """
    match = _AMERICAN.fullmatch(" ".join(text.split()))
    if match is None:
        return instant(text, field, zone=zone or VIETNAM)
    month, day, year, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        found = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        raise Unreadable(field, f"not a time, month first: {text[:40]!r}") from None
    return instant(found.replace(tzinfo=zone or VIETNAM).isoformat(), field)


def clock_seconds(value: Any, field: str) -> float | None:
    """Return a length in seconds, from seconds or ``h:mm:ss``; ``None`` where none is readable.

    Examples
    --------
    >>> clock_seconds("00:31", "Video Length"), clock_seconds("12.5", "Duration (sec)")
    (31.0, 12.5)
    """
    text = (words(value, field) or "").strip()
    match = _CLOCK.fullmatch(text)
    if match:
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return float((hours * 60 + minutes) * 60 + seconds) or None
    if re.fullmatch(r"\d{1,8}(\.\d{1,6})?", text, re.ASCII):
        return float(text) or None
    return None
