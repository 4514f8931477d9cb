"""Ids, times and counts out of payloads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, State, exact
from lantoa.sources.values import (
    channel_key,
    duration_s,
    instant,
    metric,
    native_id,
    text_or_none,
    web_rounded,
)

VIETNAM = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    "value", ["7.5E+18", "7.506832745952218e+18", "1,22158E+17", 7.5e18, "12.0"], ids=repr
)
def test_an_id_ruined_by_a_float_column_is_refused(value):
    with pytest.raises(Unreadable, match="floating-point"):
        native_id(value, "music_id")


@pytest.mark.parametrize("value", [None, "", "  ", True])
def test_no_id_is_refused(value):
    with pytest.raises(Unreadable, match="no id"):
        native_id(value)


def test_an_id_of_nineteen_digits_keeps_all_of_them():
    assert native_id(7506832681780355748) == "7506832681780355748"
    assert native_id(" -abc_DEF1234") == "-abc_DEF1234"


@pytest.mark.parametrize(
    "value",
    [
        1747820685, "1747820685", 1747820685000, "1747820685000", 1747820685.0,
        1747820685000000, "1747820685000000000", "2025-05-21T09:44:45Z",
        "2025-05-21T09:44:45.000Z", "2025-05-21T09:44:45+0000", "2025-05-21 16:44:45+07:00",
        '"2025-05-21T09:44:45.000Z"', "2025-05-21 05:44:45 EDT", "2025-05-21 04:44:45 EST",
        "Wed May 21 09:44:45 +0000 2025", "Wed, 21 May 2025 09:44:45 +0000",
        "2025-05-21 16:44:45", "2025/05/21 16:44:45",
    ],
    ids=repr,
)  # fmt: skip
def test_one_instant_in_every_usual_spelling(value):
    assert instant(value, zone=VIETNAM) == datetime(2025, 5, 21, 9, 44, 45, tzinfo=UTC)


def test_a_day_is_its_first_instant_in_the_given_zone():
    midnight = datetime(2026, 9, 19, 17, tzinfo=UTC)
    assert instant("Sep 20, 2026", zone=VIETNAM) == midnight
    assert instant("20260920", zone=VIETNAM) == midnight


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2025-05-21 09:44:45", "no zone"),
        ("7 days ago", "unknown now"),
        ("3 ngày trước", "unknown now"),
        ("05/06/2026 06:08", "day and month"),
        ("August 31", "not a time"),
        ("2025-02-30", "not a time"),
        (0, "plausible"),
        (10**300, "not a time"),
        (float("nan"), "not a time"),
        (True, "no time"),
        ("", "no time"),
        ("1999-01-01T00:00Z", "plausible"),
    ],
)
def test_a_time_that_cannot_be_known_is_refused_with_its_reason(value, reason):
    with pytest.raises(Unreadable, match=reason):
        instant(value)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("00:31", 31), ("0:00:41", 41), ("1:02:03", 3723), ("PT9M5S", 545), ("P1DT2H", 93_600),
     (15, 15), ("12.5", 12.5), (None, None), ("", None)],
)  # fmt: skip
def test_a_length_in_every_usual_spelling(value, seconds):
    assert duration_s(value) == seconds


@pytest.mark.parametrize("value", ["-3", "x", "P", True, 10**9, "1e400"])
def test_what_is_no_length_is_refused(value):
    with pytest.raises(Unreadable):
        duration_s(value)


@pytest.mark.parametrize("value", [None, "", -1, "-1", -1.0, "-1.0"], ids=repr)
def test_a_count_that_is_not_known_is_absent(value):
    assert metric(value) is ABSENT


@pytest.mark.parametrize(
    "value", [-5, 2**63, "9" * 25, True, [], {}, "Share", 1.5, float("inf")], ids=repr
)
def test_a_count_that_cannot_be_read_is_an_error_and_never_a_number(value):
    assert metric(value) is ERROR


def test_counts_come_as_numbers_and_as_text():
    assert metric(97723) == metric("97723") == exact(97723)
    assert metric("541.2K").step == 100
    assert metric("1,2 Tr", style="vi").value == 1_200_000


@pytest.mark.parametrize(
    ("value", "step"),
    [(9999, 1), (541_200, 100), (541_234, 1), (1_400_000, 100_000), (1_234_500, 100)],
)
def test_a_web_count_that_may_be_rounded_is_held_as_rounded(value, step):
    found = web_rounded(exact(value))
    assert (found.value, found.step) == (value, step)
    assert found.state is (State.EXACT if step == 1 else State.ROUNDED)


def test_text_loses_nul_and_lone_surrogates_and_nothing_else():
    assert text_or_none("a\x00b") == "ab"
    assert text_or_none("a\ud800b") == "a?b"
    assert text_or_none("hai\ndòng 👩‍👩‍👧") == "hai\ndòng 👩‍👩‍👧"
    assert text_or_none("") == ""
    assert text_or_none(None) is None


def test_a_channel_goes_by_its_id_and_only_without_one_by_its_handle():
    assert channel_key("tiktok", "123", "an.example") == "tiktok:123"
    assert channel_key("tiktok", None, "@An.Example") == "tiktok:@an.example"
    assert channel_key("tiktok", "", None) is None


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.none(), st.booleans()))
def test_no_value_makes_these_fail_in_another_way(value):
    for read in (native_id, instant, duration_s):
        try:
            read(value)
        except Unreadable:
            pass
    metric(value)
    text_or_none(value)
