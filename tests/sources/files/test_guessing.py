"""What columns hold."""

from __future__ import annotations

import pytest

from lantoa.sources.adapter import Head
from lantoa.sources.files.guessing import (
    Column,
    columns_of,
    fields_of,
    hours_from_upload,
    number_style,
    separator_of,
    time_format,
)


def column(*values: object, name: str = "c") -> Column:
    return Column(name, values, tuple(value for value in values if value is not None))


def field(name: str, *values: str) -> str | None:
    rows = tuple({name: value} for value in values)
    found = fields_of(columns_of(Head(name="x", shape="table", payloads=rows, columns=(name,))))
    return next(iter(found), None)


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("vid_nview", "541.2K", "views"), ("playCount", "5", "views"), ("Total views", "5", "views"),
        ("Số lượt xem", "1,2 Tr", "views"), ("diggCount", "5", "likes"), ("Lượt tim", "5", "likes"),
        ("commentCount", "5", "comments"), ("collect_count", "5", "saves"), ("Reposts", "5", "reposts"),
        ("user_nfollower", "17.4K", "followers"), ("Người theo dõi", "5", "followers"),
        ("vid_postTime", "2025-05-21 09:44:45", "published_at"), ("createTimeISO", "2025-05-21T09:44:45Z", "published_at"),
        ("Thời gian thu thập", "21/05/2025 10:00", "seen_at"), ("scraped_at", "1747820685", "seen_at"),
        ("Nội dung", "x", "text"), ("uniqueId", "an", "handle"), ("Thời lượng", "00:31", "duration"),
        ("Views", "hello", None), ("music_title", "x", None), ("post_id", "7.5E+18", None),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_name_and_its_values(name, value, wanted):
    assert field(name, value) == wanted


def test_the_style_of_numbers_is_the_one_that_reads_most():
    assert number_style(["541.2K", "30K"]) == ("en", 1)
    assert number_style(["1,2 Tr", "5"]) == ("vi", 1)
    assert number_style(["18,400.0", "5"]) == ("en", None)
    assert number_style(["18400", "5"]) == ("auto", None)


def test_the_format_of_a_time_is_found_where_one_is_needed():
    assert time_format(column("2025-05-21 09:44")) is None
    assert time_format(column("21/05/2025 09:44")) == "%d/%m/%Y %H:%M"
    assert time_format(column("05/21/2025")) == "%m/%d/%Y"
    assert time_format(column("09:44 21/05/2025")) == "%H:%M %d/%m/%Y"
    assert time_format(column("sometime")) is None


def test_ids_tell_the_zone_of_tiktok_times_past_blank_cells():
    ids = column(None, "7506832681780355748")
    assert hours_from_upload(ids, column("2025-01-01 00:00", "2025-05-21 09:44:50"), None) == 0
    assert hours_from_upload(ids, column(None, "21/05/2025 16:44"), "%d/%m/%Y %H:%M") == 7
    assert hours_from_upload(column("abc"), column("2025-05-21 09:44:50"), None) is None


def test_the_separator_is_the_mark_that_stands_most_often():
    assert separator_of(column("a; b", "c;d,e")) == ";"
    assert separator_of(column("a")) == ","
