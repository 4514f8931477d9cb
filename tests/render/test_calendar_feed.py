"""A feed parses back, in the zone of Vietnam, with ids that stay and a sequence that grows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from lantoa.render.calendar_feed import Entry, calendar_text


def _read(text: bytes) -> Any:
    return Calendar.from_ical(text)


CHANGED = datetime(2026, 9, 1, 3, tzinfo=UTC)


def entry(**more: Any) -> Entry:
    held: dict[str, Any] = {"uid": "due-1@lantoa", "title": "Nộp tệp, bộ 2; quý III\2026",
                            "day": date(2026, 9, 30), "changed_at": CHANGED}  # fmt: skip
    return Entry(**held | more)


def test_a_term_is_whole_days_and_what_falls_due_is_at_nine_in_vietnam():
    term = entry(uid="term", last_day=date(2027, 12, 31))
    text = calendar_text("Thỏa thuận", [term, entry(remind_days=3)])
    read = _read(text)
    long, due = read.walk("VEVENT")
    assert (long["DTSTART"].dt, long["DTEND"].dt) == (date(2026, 9, 30), date(2028, 1, 1))
    assert due["DTSTART"].dt.isoformat() == "2026-09-30T09:00:00+07:00"
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20260930T090000" in text
    (alarm,) = due.walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(days=3)


def test_the_zone_is_written_out():
    (zone,) = _read(calendar_text("x", [])).walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Ho_Chi_Minh"
    (standard,) = zone.walk("STANDARD")
    assert standard["TZOFFSETTO"].to_ical() == "+0700"


def test_a_change_keeps_the_id_and_raises_the_sequence():
    before, after = (
        _read(calendar_text("x", [entry(sequence=n)])).walk("VEVENT")[0] for n in (0, 1)
    )
    assert before["UID"] == after["UID"]
    assert (int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (0, 1)


def test_what_is_called_off_says_so_and_reminds_nobody():
    (one,) = _read(calendar_text("x", [entry(cancelled=True, remind_days=3)])).walk("VEVENT")
    assert one["STATUS"] == "CANCELLED"
    assert not one.walk("VALARM")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_any_title_comes_back_as_it_was(title):
    text = calendar_text("x", [entry(title=title)])
    (one,) = _read(text).walk("VEVENT")
    assert str(one["SUMMARY"]) == title
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
