"""Days as people's tables write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from lantoa.sources.tiktok.days import clock_of, nearest_day

NEAR = date(2026, 8, 30)


@pytest.mark.parametrize(
    "text",
    ["August 31", "Aug 31, 2026", "31 August 2026", "2026-08-31", "31/08/2026", "08/31/2026",
     "31 tháng 8", "31 thg 8, 2026", "31 Tháng 8 năm 2026", "August 31 10:05", "2026/8/31 9:00",
     "31 Aug 10:00"],
)  # fmt: skip
def test_a_day_is_read_in_the_spellings_of_studios(text: str):
    assert nearest_day(text, NEAR) == date(2026, 8, 31)


def test_a_missing_year_is_the_nearest_one():
    assert nearest_day("December 31", date(2026, 1, 2)) == date(2025, 12, 31)
    assert nearest_day("February 29", date(2025, 3, 1)) == date(2024, 2, 29)
    assert nearest_day("January 1", date(2025, 12, 30)) == date(2026, 1, 1)


def test_day_and_month_that_may_be_exchanged_are_those_nearest():
    assert nearest_day("02/09/2026", NEAR) == date(2026, 9, 2)
    assert nearest_day("02/09/2026", date(2026, 2, 8)) == date(2026, 2, 9)


@pytest.mark.parametrize("text", ["", "Total", "31/31/2026", "99 tháng 99", "Smarch 3"])
def test_what_names_no_day_gives_none(text: str):
    assert nearest_day(text, NEAR) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [("10:05", time(10, 5)), ("8:05:09 PM", time(20, 5, 9)), ("12:00 a.m.", time(0, 0)),
     ("25:00", None), ("none", None)],
)  # fmt: skip
def test_a_time_of_day_is_read_with_and_without_halves(text: str, clock: time | None):
    assert clock_of(text) == clock
