"""Counts as platforms write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import Unreadable
from lantoa.core.formats import number
from lantoa.core.numbers import LARGEST, count_of
from lantoa.core.records import ABSENT, State


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("541.2K", 541_200, 100),
        ("1.4M", 1_400_000, 100_000),
        ("1098", 1098, 1),
        ("18,400", 18_400, 1),
        ('"18,400"', 18_400, 1),
        ("1.250", 1250, 1),
        ("1.234.567", 1_234_567, 1),
        ("1'234'567", 1_234_567, 1),
        ("1,2 Tr", 1_200_000, 100_000),
        ("12,3 N", 12_300, 100),
        ("2 tỷ", 2_000_000_000, 1_000_000_000),
        ("1 triệu", 1_000_000, 1_000_000),
        ("1,5 nghìn", 1500, 100),
        ("3 videos", 3, 1),
        ("10,102 lượt xem", 10_102, 1),
        ("1.2K views", 1200, 100),
        ("１２３", 123, 1),
        ("１．２Ｋ", 1200, 100),
        ("٣", 3, 1),
        ("1\u00a0234", 1234, 1),
        ("4\u202f500", 4500, 1),
        ("10K+", 10_000, 1000),
        ("500+", 500, 100),
        ("7.0", 7, 1),
        ("+5", 5, 1),
    ],
)
def test_a_count_is_read_with_its_rounding_step(text, value, step):
    found = count_of(text)
    assert (found.value, found.step) == (value, step)
    assert found.state is (State.EXACT if step == 1 else State.ROUNDED)


@pytest.mark.parametrize(
    "text", ["", " ", "null", "None", "NaN", "undefined", "-", "n/a", "\u00a0"]
)
def test_a_word_for_nothing_is_absent_and_not_zero(text):
    assert count_of(text) is ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "Share", "1.2.3", "1.5", "5/10", "12:30", "2025-05-29", "5%", "12h", "7 days ago",
        "3 ngày trước", "7.5E+18", "1e5", "-7", "9" * 30, "9" * 200, "1,,2", "hơn 10K", "~5",
        "1.250K", "1,250K", "5 .",
    ],
)  # fmt: skip
def test_what_is_no_count_is_refused(text):
    with pytest.raises(Unreadable):
        count_of(text)


@pytest.mark.parametrize("number", [True, float("inf"), 1.5, -1, 1e30, 2**63, float(2**60)])
def test_a_number_that_no_count_can_be_is_refused(number):
    with pytest.raises(Unreadable):
        count_of(number)


def test_numbers_of_json_are_exact():
    assert count_of(7).value == 7
    assert count_of(7.0).value == 7
    assert count_of(LARGEST).value == LARGEST
    assert count_of(None) is ABSENT
    assert count_of(float("nan")) is ABSENT


def test_decimals_tell_that_2m_stands_for_2_0m():
    assert count_of("2M").step == 1_000_000
    assert count_of("2M", decimals=1).step == 100_000
    assert count_of("2.5M", decimals=1).step == 100_000
    assert count_of("2.25M", decimals=1).step == 10_000


def test_a_named_style_decides_what_the_text_leaves_open():
    assert count_of("1.250K", style="en").value == 1250
    assert count_of("1.250K", style="vi").value == 1_250_000
    with pytest.raises(Unreadable):
        count_of("1.250", style="en")
    with pytest.raises(Unreadable):
        count_of("541,2K", style="en")


def test_a_decomposed_suffix_is_read_as_well():
    assert count_of("1,2 trie\u0323\u0302u").value == 1_200_000


@given(st.integers(0, LARGEST), st.sampled_from(["en", "vi"]))
def test_a_grouped_whole_number_comes_back_exactly(number, style):
    shown = f"{number:,}" if style == "en" else f"{number:,}".replace(",", ".")
    assert count_of(shown, style=style).value == number
    assert count_of(shown).value == number


@given(
    st.integers(1, 999_999_999_999),
    st.sampled_from([("en", ("K", "M", "B")), ("vi", ("N", "Tr", "T"))]),
    st.sampled_from(["truncated", "rounded"]),
)
def test_a_shortened_number_lies_within_the_interval_of_what_is_shown(number, style, how):
    name, suffixes = style
    power = 3 if number >= 10**9 else 2 if number >= 10**6 else 1 if number >= 10**3 else 0
    unit = 1000**power
    tenth = unit // 10 or 1
    tenths = number // tenth if how == "truncated" else (number + tenth // 2) // tenth
    point = "." if name == "en" else ","
    shown = f"{tenths // 10}{point}{tenths % 10} {suffixes[power - 1]}" if power else str(number)
    found = count_of(shown, style=name)
    assert found.value is not None
    assert found.step is not None
    assert found.value - found.step // 2 <= number <= found.value + found.step - 1


@given(st.text(max_size=30))
def test_any_text_is_a_count_or_is_refused(text):
    try:
        found = count_of(text)
    except Unreadable:
        return
    assert found.value is None or 0 <= found.value <= LARGEST


@given(st.integers(0, LARGEST), st.sampled_from(["en", "vi"]))
def test_a_count_that_we_write_reads_back(value, style):
    assert count_of(number(value, style), style=style).value == value
