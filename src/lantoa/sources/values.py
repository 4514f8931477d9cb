"""What adapters share: reading ids, times and counts out of payloads, and keys made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.numbers import LARGEST, count_of
from lantoa.core.records import ABSENT, ERROR, Metric, exact, rounded

_RUINED: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE]\+?\d+|\d+\.0+")
_EARLIEST: Final = datetime(2004, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)
_ZONES: Final = {"UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
                 "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "ICT": 7}  # fmt: skip
_RELATIVE: Final = re.compile(
    r"\b(ago|trước|yesterday|hôm qua|vừa xong|just now)\b", re.IGNORECASE
)
_DAY_OR_MONTH: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b.*", re.DOTALL)
_WRITTEN: Final = ("%b %d, %Y", "%B %d, %Y", "%b %d, %Y %H:%M", "%Y/%m/%d", "%Y/%m/%d %H:%M",
                   "%Y/%m/%d %H:%M:%S", "%a %b %d %H:%M:%S %z %Y")  # fmt: skip
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)")
_PERIOD: Final = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_LONGEST_S: Final = 30 * 86_400


def native_id(value: Any, field: str = "id") -> str:
    """Return an id as text.

    Raises
    ------
    Unreadable
        It is missing, or a spreadsheet or a float column has ruined it (``7.5E+18``).
    """
    if isinstance(value, bool) or value is None or value == "":
        raise Unreadable(field, "no id")
    if isinstance(value, (Mapping, list, tuple)):
        raise Unreadable(field, "not an id")
    if isinstance(value, float):
        raise Unreadable(field, f"the id went through a floating-point column: {value!r}")
    text = str(value).strip()
    if not text:
        raise Unreadable(field, "no id")
    if _RUINED.fullmatch(text):
        raise Unreadable(field, f"the id went through a floating-point column: {text}")
    return text


def instant(value: Any, field: str = "time", *, zone: tzinfo | None = None) -> datetime:
    """Return an instant, in UTC, from seconds, milliseconds or the usual spellings of a time.

    Parameters
    ----------
    value
        Epoch seconds or milliseconds (number or digits; also micro- and nanoseconds), ISO 8601,
        ``2023-01-02 10:11:12 EST``, ``Tue Oct 10 07:57:53 +0000 2023``,
        ``Tue, 10 Oct 2023 07:57:53 +0000`` or ``Sep 20, 2026``. Where day and month could be
        taken for each other (``05/06/2026``) it is refused.
    zone
        Zone of spellings that name none.

    Raises
    ------
    Unreadable
        Not a time, without a zone where `zone` is ``None``, or before 2004 or after 2100.
    """
    if isinstance(value, bool) or value is None or value == "":
        raise Unreadable(field, "no time")
    if isinstance(value, (Mapping, list, tuple)):
        raise Unreadable(field, "not a time")
    try:
        found = _epoch(value) or _spelled(str(value).strip().strip('"'))
    except (ValueError, OverflowError, OSError):
        raise Unreadable(field, _no_time(str(value)[:40])) from None
    if found.tzinfo is None:
        if zone is None:
            raise Unreadable(field, f"the time names no zone: {str(value)[:40]!r}")
        found = found.replace(tzinfo=zone)
    try:
        found = found.astimezone(UTC)
    except OverflowError:
        raise Unreadable(field, f"not a plausible time: {str(value)[:40]!r}") from None
    if not _EARLIEST <= found < _LATEST:
        raise Unreadable(field, f"not a plausible time: {str(value)[:40]!r}")
    return found


def _no_time(shown: str) -> str:
    if _RELATIVE.search(shown):
        return f"a time told from an unknown now: {shown!r}"
    if _DAY_OR_MONTH.fullmatch(shown.strip()):
        return f"day and month cannot be told apart: {shown!r}; a mapping can name the format"
    return f"not a time: {shown!r}"


def _epoch(value: Any) -> datetime | None:
    if isinstance(value, str):
        stripped = value.strip().strip('"')
        if not re.fullmatch(r"[0-9]{9,19}(\.[0-9]+)?", stripped) or len(stripped) == 14:
            return None
        value = float(stripped) if "." in stripped else int(stripped)
    if not isinstance(value, (int, float)):
        return None
    epoch = datetime.fromtimestamp(0, UTC)
    if value >= 100_000_000_000_000_000:
        return epoch + timedelta(microseconds=value // 1000)
    if value >= 100_000_000_000_000:
        return epoch + timedelta(microseconds=value)
    if value >= 100_000_000_000:
        return epoch + timedelta(milliseconds=value)
    return epoch + timedelta(seconds=value)


def _spelled(text: str) -> datetime:
    before, _, name = text.rpartition(" ")
    if name.upper() in _ZONES:
        zone = timezone(timedelta(hours=_ZONES[name.upper()]))
        return datetime.fromisoformat(before).replace(tzinfo=zone)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for written in _WRITTEN:
        try:
            return datetime.strptime(text, written)  # noqa: DTZ007  # the caller adds the zone
        except ValueError:
            continue
    if "," not in text:
        raise ValueError(text)
    return parsedate_to_datetime(text)


def duration_s(value: Any, field: str = "duration") -> float | None:
    """Return a length in seconds, ``None`` where it is missing.

    Parameters
    ----------
    value
        Seconds (number or digits), ``00:31``, ``0:00:41`` or ``PT9M5S``.

    Raises
    ------
    Unreadable
        Not a length, below zero, or over 30 days.

    Examples
    --------
    >>> duration_s("01:05"), duration_s("PT9M5S"), duration_s("")
    (65.0, 545.0, None)
    """
    if value is None or value == "":
        return None
    found = None if isinstance(value, bool) else _length_s(str(value).strip())
    if found is None or not 0 <= found <= _LONGEST_S:
        raise Unreadable(field, f"not a length of time: {str(value)[:40]!r}")
    return found


def _length_s(text: str) -> float | None:
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = match.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
    if len(text) > 1 and (match := _PERIOD.fullmatch(text)):
        days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
        return days * 86_400 + hours * 3600 + minutes * 60 + seconds
    return float(text) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", text) else None


def metric(value: Any, **style: Any) -> Metric:
    """Return a count as a metric: ABSENT where missing, ERROR where it cannot be read.

    -1 is what several tools write for "not known", so it is ABSENT. A number beyond 64 bits is
    no count, so it is ERROR.
    """
    if value is None or value in (-1, "-1", "-1.0", ""):
        return ABSENT
    if type(value) is int:
        return exact(value) if 0 <= value <= LARGEST else ERROR
    if not isinstance(value, (str, float)):
        return ERROR
    try:
        return count_of(value, **style)
    except Unreadable:
        return ERROR


def web_rounded(shown: Metric) -> Metric:
    """Return a web count with the rounding that its value is compatible with.

    Web pages of TikTok and Instagram show counts from 10,000 up with one decimal of K, M or B.
    A value that is a multiple of that step cannot be told from a rounded one, so it is held as
    rounded: its interval is then wider than it may need to be, never narrower.
    """
    value = shown.value
    if value is None or shown.step != 1 or value < 10_000:
        return shown
    step = 100 if value < 10**6 else 10**5 if value < 10**9 else 10**8
    while step > 100 and value % step:
        step //= 1000
    return rounded(value, step) if value % step == 0 else shown


def text_or_none(value: Any) -> str | None:
    """Return `value` as text without NUL, ``None`` where it is missing; empty text stays empty."""
    if value is None:
        return None
    text = value if isinstance(value, str) else str(value)
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text.encode("utf-8", "replace").decode() if not text.isprintable() else text


def channel_key(platform: str, user_id: Any, handle: str | None) -> str | None:
    """Return the key of a channel, by user id or, weaker, by handle."""
    if user_id not in (None, ""):
        return f"{platform}:{native_id(user_id, 'user id')}"
    return f"{platform}:@{handle.lower().lstrip('@')}" if handle else None
