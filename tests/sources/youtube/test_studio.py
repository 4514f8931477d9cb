from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Context, Head
from lantoa.sources.youtube import ADAPTERS
from lantoa.sources.youtube.studio import day, records
from tests.sources.mangled import CONTEXT, holds, mangled

ROW = {
    "Content": " -AbCdEfGh_1",
    "Video title": "Ngày hội #HàGiang",
    "Video publish time": "Sep 20, 2026",
    "Duration": "545",
    "Views": "1.250",
    "Watch time (hours)": "12.5",
    "Subscribers": "3",
    "Impressions": "9",
    "Likes": "40",
    "Comments added": "6",
    "Shares": "2",
}
VIETNAMESE = {
    "Nội dung": "-AbCdEfGh_1",
    "Tiêu đề video": "Ngày hội",
    "Thời gian xuất bản video": "20 thg 9, 2026",
    "Lượt xem": "1.250",
    "Lượt thích": "40",
}


def recognised(columns):
    head = Head(name="a", shape="table", payloads=(), columns=tuple(columns))
    return [adapter.name for adapter in ADAPTERS if adapter.recognises(head)]


def test_a_row_is_a_post_with_its_count():
    found = records(ROW, CONTEXT)
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.duration_s) == ("youtube:-AbCdEfGh_1", 545)
    assert post.hashtags == ("HàGiang",)
    assert (count.views, count.likes, count.shares) == (exact(1250), exact(40), exact(2))
    assert (count.saves, count.method) == (NOT_APPLICABLE, "studio_file")


def test_comments_added_in_a_period_are_no_comment_count():
    assert records(ROW, CONTEXT).counts[0].comments is ABSENT


def test_the_total_row_is_no_post():
    for word in ("Total", "Tổng", "TỔNG CỘNG"):
        with pytest.raises(Unreadable, match="the total row"):
            records(ROW | {"Content": word}, CONTEXT)


def test_an_id_that_a_spreadsheet_took_for_a_formula_is_refused():
    with pytest.raises(Unreadable, match="not the id of a video"):
        records(ROW | {"Content": "#NAME?"}, CONTEXT)


def test_vietnamese_headings_give_the_same():
    assert recognised(VIETNAMESE) == recognised(ROW) == ["studio.youtube"]
    found = records(VIETNAMESE, CONTEXT)
    assert found.posts[0].published_at == datetime(2026, 9, 19, 17, tzinfo=UTC)
    assert found.counts[0].views == exact(1250)


def test_a_publishing_day_begins_in_the_zone_of_the_import():
    west = Context(seen_at=CONTEXT.seen_at, zone=timezone(-timedelta(hours=7)))
    post = records(ROW, west).posts[0]
    assert post.published_at == datetime(2026, 9, 20, 7, tzinfo=UTC)
    assert post.published_source == "file_local"


@pytest.mark.parametrize("text", ["31 Foo 2026", "Feb 30, 2026", "Sep 20, 1066", "7 days ago"])
def test_an_unreadable_day_is_listed_and_the_numbers_are_kept(text):
    found = records(ROW | {"Video publish time": text}, CONTEXT)
    assert found.posts[0].published_at is None
    assert found.counts[0].likes == exact(40)
    assert found.refused[0][0] == "Video publish time"


def test_days_are_read_in_three_spellings():
    days = {day(text, UTC) for text in ("Sep 20, 2026", "20 thg 9 2026", "2026-09-20")}
    assert days == {datetime(2026, 9, 20, tzinfo=UTC)}


def test_a_number_that_is_a_word_is_an_error():
    assert records(ROW | {"Views": "nhiều"}, CONTEXT).counts[0].views is ERROR


def test_other_tables_are_not_taken():
    assert recognised(["id", "title", "views", "likes"]) == []
    assert recognised(["Content", "Views"]) == []


@given(mangled(ROW))
def test_a_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(records, payload)
