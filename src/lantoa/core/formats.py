"""Numbers, days and instants written for people, in Vietnamese and English."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

    from lantoa.core.figures import Number

Lang = Literal["vi", "en"]
MINUS: Final = "\N{MINUS SIGN}"
"""A true minus; a hyphen is none."""


def number(value: Number | Decimal | None, lang: Lang = "vi", decimals: int = 0) -> str:
    """Return a number with its thousands apart, ``—`` where there is none.

    Examples
    --------
    >>> number(1234567.5, "vi", 1)
    '1.234.567,5'
    >>> number(-4871), number(None)
    ('−4.871', '—')
    """
    if value is None:
        return "—"
    exact = Decimal(value) if isinstance(value, int) else value  # a float would lose digits
    shown = f"{exact:z,.{decimals}f}".replace("-", MINUS)
    return shown if lang == "en" else shown.translate(str.maketrans(",.", ".,"))


def share(value: Number | None, lang: Lang = "vi", decimals: int = 1) -> str:
    """Return a share between 0 and 1 as a percentage.

    Examples
    --------
    >>> share(0.125), share(0.125, "en")
    ('12,5%', '12.5%')
    """
    if value is None:
        return "—"
    return number(value * 100, lang, decimals) + "%"


def day(value: date, lang: Lang = "vi") -> str:
    """Return a day: 26/8/2024 in Vietnamese, 26 Aug 2024 in English."""
    if lang == "vi":
        return f"{value.day}/{value.month}/{value.year}"
    return f"{value.day} {value:%b} {value.year}"


def moment(value: datetime | None, zone: str, lang: Lang = "vi") -> str:
    """Return an instant, to the minute, in `zone`."""
    if value is None:
        return "—"
    local = value.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M} {day(local, lang)}"
