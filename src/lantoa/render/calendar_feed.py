"""Days of agreements as iCalendar: terms, reviews, what falls due; subscribed to, never sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from lantoa.core.periods import ZONE

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOUR: Final = 9
_PRODUCT: Final = "-//Lan Toa//agreements//VI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One day in the calendar.

    Parameters
    ----------
    uid
        The same for as long as the thing is the same, whatever changes about it.
    sequence
        Grows with each change, from 0.
    last_day
        For a term: its last day, included. Other entries are of one day.
    """

    uid: str
    title: str
    day: date
    changed_at: datetime
    sequence: int = 0
    last_day: date | None = None
    text: str = ""
    url: str = ""
    cancelled: bool = False
    remind_days: int = 0
    """Days before, at nine in the morning of Vietnam, on which a calendar may remind; 0 never."""


def calendar_text(name: str, entries: Sequence[Entry], *, refresh_hours: int = 6) -> bytes:
    """Return an iCalendar file (RFC 5545) with the zone of Vietnam in it.

    A whole day is a day and no instant, so that it stands on the same day wherever it is read;
    what falls due carries the hour of the reminder in ``Asia/Ho_Chi_Minh``.
    """
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", ZONE)
    for header in ("refresh-interval", "x-published-ttl"):
        made.add(header, timedelta(hours=refresh_hours), parameters={"VALUE": "DURATION"})
    made.add_component(_zone())
    for entry in entries:
        made.add_component(_event(entry))
    text: bytes = made.to_ical()
    return text


def _zone() -> Timezone:
    # One offset since 1975 and no summer time: written out, so that no reader has to know it.
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001  # local by definition
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("summary", entry.title)
    if entry.last_day is not None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.last_day + timedelta(days=1))
    else:
        begin = datetime(entry.day.year, entry.day.month, entry.day.day, _HOUR,
                         tzinfo=ZoneInfo(ZONE))  # fmt: skip
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=30))
    if entry.text:
        event.add("description", entry.text)
    if entry.url:
        event.add("url", entry.url)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if entry.remind_days and not entry.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", -timedelta(days=entry.remind_days))
        event.add_component(alarm)
    return event
