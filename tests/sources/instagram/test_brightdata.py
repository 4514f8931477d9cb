from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, exact, rounded
from lantoa.sources.adapter import Head
from lantoa.sources.instagram import ADAPTERS
from lantoa.sources.instagram.brightdata import records, table_records
from lantoa.sources.instagram.ids import shortcode_of
from tests.sources.mangled import CONTEXT, holds, mangled

PK = 3823000000000000123
CODE = shortcode_of(PK)
POST = {
    "url": f"https://www.instagram.com/reel/{CODE}", "user_posted": "an.example",
    "user_posted_id": "1001", "description": "Chào #HàGiang", "hashtags": ["#HàGiang"],
    "num_comments": 3, "date_posted": "2026-02-02T02:40:00.000Z", "likes": 120, "photos": None,
    "post_id": str(PK), "pk": str(PK), "shortcode": CODE, "content_id": CODE,
    "content_type": "Reel", "video_view_count": 184, "video_play_count": 693,
    "product_type": "clips", "coauthor_producers": ["binh.example"], "followers": 20000,
    "posts_count": 77, "is_verified": False, "is_paid_partnership": False,
    "audio": {"audio_asset_id": "777"}, "videos_duration": [{"url": "x", "video_duration": 37.1}],
    "timestamp": "2026-02-09T10:00:00.000Z", "input": {"url": "x"},
}  # fmt: skip
ROW = {
    key: json.dumps(value, ensure_ascii=False) if not isinstance(value, bool) else str(value).lower()
    for key, value in POST.items()
}  # fmt: skip


def read(**changes):
    return records(POST | changes, CONTEXT)


def test_an_item_is_a_post_seen_when_it_was_collected():
    found = read()
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.channel_key) == (f"instagram:{CODE}", "instagram:1001")
    assert (post.kind, post.duration_s, post.assets) == ("video", 37.1, ("sound:777",))
    assert post.coauthors == ("instagram:@binh.example",)
    assert (count.views, count.likes, count.comments) == (exact(693), exact(120), exact(3))
    assert (count.method, count.seen_source) == ("vendor_file", "row")
    assert count.seen_at == datetime(2026, 2, 9, 10, tzinfo=UTC)
    assert found.channels[0].followers == rounded(20000, 100)


def test_a_table_of_quoted_cells_says_the_same():
    assert ROW["date_posted"] == '"2026-02-02T02:40:00.000Z"'
    assert ROW["photos"] == "null"
    assert table_records(ROW, CONTEXT) == read()


def test_literal_nulls_are_missing_and_not_zero():
    found = table_records(ROW | {"likes": "null", "num_comments": "null"}, CONTEXT).counts[0]
    assert (found.likes, found.comments) == (ABSENT, ABSENT)


def test_a_row_without_a_time_of_collection_has_that_of_its_file():
    assert read(timestamp=None).counts[0].seen_source == "given"


def test_a_reel_of_the_reels_dump_has_views_and_a_length():
    plain = {key: POST[key] for key in ("url", "user_posted", "date_posted", "num_comments",
                                        "shortcode", "likes")}  # fmt: skip
    found = records(plain | {"views": "1,234", "length": "12.5"}, CONTEXT)
    assert (found.posts[0].kind, found.posts[0].duration_s) == ("video", 12.5)
    assert found.counts[0].views == exact(1234)


def test_a_carousel_has_no_views():
    found = read(content_type="Carousel", video_view_count=None, video_play_count=None)
    assert found.counts[0].views == NOT_APPLICABLE


def test_a_number_ruined_by_a_spreadsheet_is_saved_by_the_shortcode():
    found = table_records(ROW | {"pk": "3.82E+18", "post_id": "3.82E+18"}, CONTEXT)
    assert found.posts[0].post_key == f"instagram:{CODE}"


def test_a_row_that_reports_an_error_is_refused_with_its_words():
    row = {"input": {"url": "x"}, "error": "Page not found", "error_code": "dead_page"}
    with pytest.raises(Unreadable, match="Page not found"):
        records(row, CONTEXT)
    with pytest.raises(Unreadable, match="post not found"):
        records({"warning": "post not found"}, CONTEXT)


@pytest.mark.parametrize(
    "head",
    [
        Head(name="a", shape="json", payloads=(), document=[{"error": "x"}, POST]),
        Head(name="a", shape="lines", payloads=(POST,)),
        Head(name="a", shape="table", payloads=(ROW,), columns=tuple(ROW)),
    ],
)
def test_each_shape_of_a_dump_is_known(head):
    found = [a for a in ADAPTERS if a.recognises(head)]
    assert [(a.name, a.shape) for a in found] == [("brightdata.instagram", head.shape)]


@given(mangled(POST))
def test_an_item_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(ROW))
def test_a_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(table_records, payload)
