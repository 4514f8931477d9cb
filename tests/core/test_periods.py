"""Periods of a term: days of Vietnam, without gaps, with names that people say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import BadInput
from lantoa.core.periods import EVERY, Every, period_name, periods, today

_DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@given(
    every=st.sampled_from(EVERY), first=_DAYS, days=st.integers(0, 1500), grace=st.integers(0, 40)
)
def test_periods_are_the_term_without_gap_or_overlap(every: Every, first, days, grace):
    last = first + timedelta(days=days)
    found = periods(every, first, last, grace=grace)
    assert (found[0].first_day, found[-1].last_day) == (first, last)
    for before, after in pairwise(found):
        assert after.first_day == before.last_day + timedelta(days=1)
        assert before.ends_at == after.starts_at
    assert all(p.due - p.last_day == timedelta(days=grace) for p in found)
    names = [period_name(every, p.first_day, p.last_day) for p in found]
    assert len(set(names)) == len(names)


def test_a_day_begins_at_midnight_of_vietnam():
    (only,) = periods("once", date(2024, 9, 2), date(2024, 9, 2))
    assert only.holds(datetime(2024, 9, 1, 17, tzinfo=UTC))
    assert not only.holds(datetime(2024, 9, 2, 17, tzinfo=UTC))
    assert today(datetime(2024, 9, 1, 17, tzinfo=UTC)) == date(2024, 9, 2)


def test_a_term_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadInput, match="ends on or after"):
        periods("month", date(2024, 2, 1), date(2024, 1, 1))


def test_a_term_of_a_thousand_years_is_refused():
    with pytest.raises(BadInput, match="at most 600"):
        periods("month", date(2024, 1, 1), date(3024, 1, 1))


@pytest.mark.parametrize(
    ("every", "vi", "en"),
    [("month", "tháng 4/2026", "April 2026"), ("quarter", "quý II/2026", "Q2 2026"),
     ("half", "nửa đầu năm 2026", "first half of 2026"), ("year", "năm 2026", "2026"),
     ("once", "", "")],
)  # fmt: skip
def test_a_period_has_the_name_that_people_use(every, vi, en):
    days = date(2026, 4, 1), date(2026, 4, 30)
    assert period_name(every, *days) == vi
    assert period_name(every, *days, lang="en") == en
