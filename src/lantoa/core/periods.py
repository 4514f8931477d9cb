"""The periods in which something is owed: months, quarters, years, whole days of Vietnam."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from lantoa.core.campaign import day_start
from lantoa.core.errors import BadInput

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

ZONE: Final = "Asia/Ho_Chi_Minh"
"""Terms, periods and due days are days of this zone."""

Every = Literal["once", "month", "quarter", "half", "year"]
EVERY: Final[tuple[Every, ...]] = ("once", "month", "quarter", "half", "year")
_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_MOST: Final = 600
_ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days in which something is owed, both included, and the day on which it is due."""

    first_day: date
    last_day: date
    due: date

    @property
    def starts_at(self) -> datetime:
        """First instant of it, UTC."""
        return day_start(self.first_day, ZONE)

    @property
    def ends_at(self) -> datetime:
        """First instant after it, UTC."""
        return day_start(self.last_day + timedelta(days=1), ZONE)

    def holds(self, instant: datetime) -> bool:
        """Whether an instant lies in it."""
        return self.starts_at <= instant < self.ends_at


def today(now: datetime) -> date:
    """Return the day that `now` is in Vietnam.

    Examples
    --------
    >>> from datetime import UTC
    >>> today(datetime(2026, 9, 15, 17, tzinfo=UTC))
    datetime.date(2026, 9, 16)
    """
    return now.astimezone(ZoneInfo(ZONE)).date()


def periods(
    every: Every, first_day: date, last_day: date, *, grace: int = 0
) -> tuple[Period, ...]:
    """Cut a term into periods of the calendar.

    Parameters
    ----------
    every
        ``once`` is the whole term; the others are months, quarters, halves and years of the
        calendar, cut off where the term begins and ends.
    first_day, last_day
        The term, both days included.
    grace
        Days after a period's last day by which its proof is due, from 0.

    Returns
    -------
    tuple of Period
        In order, without gaps, together exactly the term.

    Raises
    ------
    BadInput
        The term ends before it begins, or would have more than 600 periods.

    Examples
    --------
    >>> [str(p.due) for p in periods("quarter", date(2024, 5, 24), date(2024, 12, 31))]
    ['2024-06-30', '2024-09-30', '2024-12-31']
    """
    if last_day < first_day:
        raise BadInput("a term ends on or after the day on which it begins")
    if (last_day - first_day).days > _MOST * 31:
        raise BadInput(f"a term has at most {_MOST} periods: make it shorter")
    found: list[Period] = []
    begun = first_day
    while begun <= last_day:
        end = min(_last_day_of(every, begun) or last_day, last_day)
        found.append(
            Period(first_day=begun, last_day=end, due=end + timedelta(days=max(grace, 0)))
        )
        if len(found) > _MOST:
            raise BadInput(f"a term has at most {_MOST} periods: make it shorter")
        begun = end + timedelta(days=1)
    return tuple(found)


def _last_day_of(every: Every, day: date) -> date | None:
    """Return the last day of the calendar's month, quarter, half or year that holds `day`."""
    months = _MONTHS.get(every)
    if months is None:
        return None
    month = (day.month - 1) // months * months + months
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def period_name(every: Every, first_day: date, last_day: date, lang: Lang = "vi") -> str:
    """Return the name of a period as people say it; "" for a whole term.

    Examples
    --------
    >>> period_name("quarter", date(2026, 4, 1), date(2026, 6, 30))
    'quý II/2026'
    >>> period_name("month", date(2024, 9, 1), date(2024, 9, 30), "en")
    'September 2024'
    """
    year = last_day.year
    if every == "month":
        month = first_day.month
        return f"tháng {month}/{year}" if lang == "vi" else f"{calendar.month_name[month]} {year}"
    if every == "quarter":
        number = (last_day.month - 1) // 3
        return f"quý {_ROMAN[number]}/{year}" if lang == "vi" else f"Q{number + 1} {year}"
    if every == "half":
        number = 1 if last_day.month <= 6 else 2
        if lang == "vi":
            return f"nửa {'đầu' if number == 1 else 'cuối'} năm {year}"
        return f"{'first' if number == 1 else 'second'} half of {year}"
    if every == "year":
        return f"năm {year}" if lang == "vi" else f"{year}"
    return ""
