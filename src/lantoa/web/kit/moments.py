"""Two instants as people write them: the day once where it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lantoa.core.formats import moment

if TYPE_CHECKING:
    from datetime import datetime

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
