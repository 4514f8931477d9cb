"""Instants and days as people write them: what two of them share is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lantoa.core.formats import day, moment

if TYPE_CHECKING:
    from datetime import date, datetime

    from lantoa.core.formats import Lang


def span(first: datetime | None, last: datetime | None, zone: str, lang: Lang) -> str:
    """Return the time from `first` to `last` in `zone`; "" where neither is known.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> span(datetime(2024, 9, 2, 1, tzinfo=UTC), datetime(2024, 9, 2, 2, tzinfo=UTC), "UTC", "vi")
    '01:00 – 02:00 2/9/2024'
    """
    ends = [t for t in (first, last) if t is not None]
    written = list(dict.fromkeys(moment(t, zone, lang) for t in ends))
    if len(written) < 2:
        return "".join(written)
    days = {t.astimezone(ZoneInfo(zone)).date() for t in ends}
    return f"{written[0][:5]} – {written[1]}" if len(days) == 1 else " – ".join(written)


def days_between(first: date, last: date, lang: Lang) -> str:
    """Return two days, the year of the first only where it is another.

    Examples
    --------
    >>> from datetime import date
    >>> days_between(date(2024, 8, 26), date(2024, 9, 9), "vi")
    '26/8 – 9/9/2024'
    """
    begun = day(first, lang)
    if first == last:
        return begun
    if first.year == last.year:
        begun = begun.removesuffix(str(first.year)).rstrip("/ ")
    return f"{begun} – {day(last, lang)}"


def moment_spoken(value: datetime | None, zone: str, lang: Lang) -> str:
    """Return an instant as a sentence says it; tables use the shorter ``moment``.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> moment_spoken(datetime(2024, 9, 16, 1, tzinfo=UTC), "Asia/Ho_Chi_Minh", "vi")
    '8:00 ngày 16/9/2024'
    """
    if value is None:
        return moment(value, zone, lang)
    local = value.astimezone(ZoneInfo(zone))
    joint = "ngày" if lang == "vi" else "on"
    return f"{local.hour}:{local:%M} {joint} {day(local, lang)}"
