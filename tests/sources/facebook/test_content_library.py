from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, exact
from lantoa.sources.adapter import Head
from lantoa.sources.facebook import ADAPTERS
from lantoa.sources.facebook.content_library import records
from tests.sources.mangled import CONTEXT, holds, mangled

ROW = {
    "id": "900000000000001",
    "text": "Chào #HàGiang",
    "creation_time": "2026-08-27T02:00:49+00:00",
    "content_type": "photos",
    "is_branded_content": "false",
    "mcl_url": "https://www.facebook.com/transparency/mcl/900000000000001",
    "post_owner.id": "800000000000001",
    "post_owner.type": "page",
    "post_owner.username": "AnExample",
    "surface.type": "page",
    "statistics.like_count": "10",
    "statistics.love_count": "3",
    "statistics.wow_count": "0",
    "statistics.haha_count": "0",
    "statistics.sad_count": "0",
    "statistics.angry_count": "1",
    "statistics.care_count": "2",
    "statistics.comment_count": "7",
    "statistics.share_count": "5",
    "statistics.views": "900",
    "statistics.views_date_last_refreshed": "2026-09-01T00:00:00+00:00",
}
INSTAGRAM = {
    "id": "900000000000002",
    "text": "Chào",
    "creation_time": "2026-08-27T02:00:49+00:00",
    "mcl_url": "https://x",
    "surface.type": "instagram_account",
    "post_owner.id": "800000000000002",
    "statistics.like_count": "10",
}


def test_a_row_is_a_post_with_its_count():
    found = records(ROW, CONTEXT)
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.channel_key) == (
        "facebook:mcl-900000000000001",
        "facebook:@anexample",
    )
    assert (post.kind, post.is_paid_partnership) == ("image", False)
    assert (count.views, count.comments, count.shares) == (exact(900), exact(7), exact(5))
    assert (count.method, count.metric_def) == ("public_api", "facebook.mcl")


def test_likes_on_facebook_are_all_reactions_and_unknown_where_one_is_missing():
    assert records(ROW, CONTEXT).counts[0].likes == exact(16)
    assert records(ROW | {"statistics.care_count": ""}, CONTEXT).counts[0].likes is ABSENT


def test_the_numbers_were_seen_when_the_library_refreshed_them():
    count = records(ROW, CONTEXT).counts[0]
    assert (count.seen_at, count.seen_source) == (datetime(2026, 9, 1, tzinfo=UTC), "row")
    other = records(ROW | {"statistics.views_date_last_refreshed": ""}, CONTEXT).counts[0]
    assert (other.seen_at, other.seen_source) == (CONTEXT.seen_at, "given")


def test_an_instagram_row_is_told_by_its_surface():
    found = records(INSTAGRAM, CONTEXT)
    assert found.posts[0].channel_key == "instagram:mcl-800000000000002"
    assert (found.counts[0].likes, found.counts[0].comments) == (exact(10), ABSENT)
    assert found.counts[0].metric_def == "instagram.mcl"


def test_a_row_that_names_no_platform_is_refused():
    with pytest.raises(Unreadable, match="Facebook or Instagram"):
        records(INSTAGRAM | {"surface.type": ""}, CONTEXT)


def test_the_table_is_recognised_by_its_columns():
    def recognised(*columns):
        head = Head(name="a", shape="table", payloads=(), columns=columns)
        return [adapter.name for adapter in ADAPTERS if adapter.recognises(head)]

    assert recognised(*ROW) == recognised(*INSTAGRAM) == ["mcl"]
    assert recognised("id", "text", "views") == []


@given(mangled(ROW))
def test_a_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(records, payload)
