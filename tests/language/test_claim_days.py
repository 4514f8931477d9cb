from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.assertions import Day
from lantoa.core.formats import day
from lantoa.language.claim_days import days_in
from lantoa.language.claims import assertions_in
from lantoa.render.infographic_words import short_day


def only(claim: str):
    (found,) = assertions_in(claim)
    return found


@pytest.mark.parametrize(
    "claim",
    [
        "từ ngày 26/8 đến 9/9",
        "Từ 26/8 đến hết ngày 9/9",
        "26/8–9/9",
        "26/8 - 9/9",
        "từ ngày 26 tháng 8 đến ngày 9 tháng 9",
        "from 26 August to 9 September",
        "from 26th Aug until 9 Sept",
    ],
)
def test_a_period_is_read_in_many_spellings(claim):
    found = only(claim)
    assert (found.kind, found.first, found.last) == ("period", Day(26, 8), Day(9, 9))


@pytest.mark.parametrize(
    "claim",
    ["26/8–9/9/2024", "từ 26/8/2024 đến 9/9/2024", "2024-08-26 to 2024-09-09", "26.8.2024 - 9.9.2024",
     "26-8-2024 đến 9-9-2024", "from 26 August to 9 September 2024",
     "ngày 26 tháng 8 đến ngày 9 tháng 9 năm 2024"],
)  # fmt: skip
def test_the_year_of_the_last_day_serves_the_first_too(claim):
    found = only(claim)
    assert (found.first, found.last) == (Day(26, 8, 2024), Day(9, 9, 2024))


def test_a_period_over_new_year_begins_in_the_year_before():
    assert only("20/12–5/1/2025").first == Day(20, 12, 2024)


def test_a_period_within_one_month_may_name_it_once():
    found = only("từ 26 đến 30/8")
    assert (found.first, found.last) == (Day(26, 8), Day(30, 8))


@pytest.mark.parametrize(
    "claim", ["tính đến ngày 22/8", "đến hết ngày 22/8", "as of 22 August", "by 22/8"]
)
def test_an_as_of_day_is_told_from_a_period(claim):
    found = only(claim)
    assert (found.kind, found.last) == ("as_of", Day(22, 8))


def test_a_single_day_is_kept_as_a_day():
    assert only("trong ngày 30/8").kind == "day"


@pytest.mark.parametrize(
    "claim", ["chào mừng Quốc khánh 2/9", "79 năm Quốc khánh", "trong năm 2024", "in 2024"]
)
def test_feasts_and_years_assert_nothing(claim):
    assert assertions_in(claim) == ()


@pytest.mark.parametrize("claim", ["31/2", "45/8", "0/0", "26/13 đến 99/99"])
def test_a_day_that_does_not_exist_is_no_day_and_stays_unjudged_not_unseen(claim):
    found = assertions_in(claim)
    assert found
    assert all(a.kind == "number" and not a.counted for a in found)


def test_a_number_with_a_point_is_no_day():
    assert only("1.5 billion views").kind == "number"


def test_what_is_left_is_as_long_as_what_came():
    text = "từ ngày 26/8 đến 9/9 có 60.000 video"
    assert len(days_in(text)[1]) == len(text)


@given(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1)), st.sampled_from(["vi", "en"]))
def test_a_period_that_we_write_reads_back(one, two, lang):
    first, last = sorted((one, two))
    ((_, found),), left = days_in(f"{day(first, lang)} – {day(last, lang)}".lower())
    assert not left.strip()
    assert (found.kind, found.first, found.last) == (
        "period", (first.day, first.month, first.year), (last.day, last.month, last.year)
    )  # fmt: skip


@given(st.dates(date(1900, 1, 1)), st.sampled_from(["vi", "en"]))
def test_a_day_that_we_write_reads_back_with_and_without_its_year(value, lang):
    for text, year in ((day(value, lang), value.year), (short_day(value, lang), None)):
        ((_, found),), _ = days_in(text.lower())
        assert (found.kind, found.last) == ("day", (value.day, value.month, year))
