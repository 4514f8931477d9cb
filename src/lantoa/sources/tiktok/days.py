"""Days as a studio's tables write them: "August 31", "Sep 20, 2026", "31 tháng 8, 2026", "31/8/2026"."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

_ENGLISH: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_YEAR_FIRST: Final = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_YEAR_LAST: Final = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_MONTH_DAY: Final = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:\s*,?\s+(\d{4}))?\b(?!:)")
_DAY_MONTH: Final = re.compile(r"\b(\d{1,2})\s+([A-Za-z]{3,9})\.?(?:\s*,?\s+(\d{4}))?\b(?!:)")
_VIETNAMESE: Final = re.compile(
    r"\b(\d{1,2})\s+(?:tháng|thg|th)\.?\s*(\d{1,2})(?:\s*,?\s*(?:năm\s+)?(\d{4}))?\b(?!:)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?")


def nearest_day(text: str, near: date) -> date | None:
    """Return the day that `text` names, the one nearest to `near` where it leaves a choice.

    A choice is left where the year is missing, or where day and month may be exchanged.

    Returns
    -------
    date or None
        ``None`` where `text` names no day.

    Examples
    --------
    >>> nearest_day("August 31", date(2026, 9, 2))
    datetime.date(2026, 8, 31)
    >>> nearest_day("02/09/2026", date(2026, 9, 2))
    datetime.date(2026, 9, 2)
    """
    days = [
        day
        for year, month, day_of_month in _readings(text)
        for one in ((year,) if year else (near.year - 1, near.year, near.year + 1))
        if (day := _day(one, month, day_of_month))
    ]
    return min(days, key=lambda day: (abs(day - near), day), default=None)


def clock_of(text: str) -> time | None:
    """Return the time of day that `text` names, ``None`` where it names none.

    Examples
    --------
    >>> clock_of("Sep 20, 2026 8:05 PM")
    datetime.time(20, 5)
    """
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + (12 if found[4][0] in "Pp" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _readings(text: str) -> list[tuple[int | None, int, int]]:
    """All (year, month, day) that the text may mean."""
    if found := _YEAR_FIRST.search(text):
        return [(int(found[1]), int(found[2]), int(found[3]))]
    if found := _YEAR_LAST.search(text):
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        return [(year, one, two), (year, two, one)]
    if found := _VIETNAMESE.search(text):
        return [(_year(found[3]), int(found[2]), int(found[1]))]
    if (found := _MONTH_DAY.search(text)) and (month := _month(found[1])):
        return [(_year(found[3]), month, int(found[2]))]
    if (found := _DAY_MONTH.search(text)) and (month := _month(found[2])):
        return [(_year(found[3]), month, int(found[1]))]
    return []


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _month(name: str) -> int | None:
    short = name[:3].lower()
    return _ENGLISH.index(short) + 1 if short in _ENGLISH else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
