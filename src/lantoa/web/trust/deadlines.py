"""By when a request about personal data is answered and done: working days of Việt Nam, then days.

Answer in 2 working days; do it in 10 days (see, correct), 15 (withdraw consent) or 20 (erase).
These numbers are of Decree 356/2025/NĐ-CP, article 5, as public registers give it; nobody here
has opened the gazette, so pages call them second hand, and they remind and never block.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

HOME: Final = ZoneInfo("Asia/Ho_Chi_Minh")
"""The zone in which a day begins and ends."""
ANSWER_IN: Final = 2
"""Working days."""
DONE_IN: Final = {"see": 10, "export": 10, "correct": 10, "withdraw": 15, "erase": 20}
"""Days, by kind of request."""
SOURCE: Final = "NĐ 356/2025/NĐ-CP, Đ5"


def answer_by(received_on: date) -> date:
    """Return the last day for an answer: the second working day after the request came.

    Examples
    --------
    >>> answer_by(date(2026, 11, 20)).isoformat()  # a Friday; Tuesday 24 November is a day off
    '2026-11-25'
    """
    day = received_on
    left = ANSWER_IN
    while left:
        day += timedelta(days=1)
        if is_working(day):
            left -= 1
    return day


def done_by(kind: str, received_on: date) -> date:
    """Return the last day for doing what was asked.

    Examples
    --------
    >>> done_by("erase", date(2026, 1, 1)).isoformat()
    '2026-01-21'
    """
    return received_on + timedelta(days=DONE_IN[kind])


def is_working(day: date) -> bool:
    """Whether public bodies of Việt Nam work on a day: no weekend, no public holiday.

    Days that a yearly decision swaps are known as far as the package of holidays knows them.
    """
    return bool(_calendar().is_working_day(day))


@lru_cache(maxsize=1)
def _calendar() -> Any:
    import holidays

    return holidays.country_holidays("VN")
