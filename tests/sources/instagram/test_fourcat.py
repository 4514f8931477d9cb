from __future__ import annotations

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, HIDDEN, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Head
from lantoa.sources.instagram import ADAPTERS
from lantoa.sources.instagram.fourcat import records
from lantoa.sources.instagram.ids import shortcode_of
from tests.sources.mangled import CONTEXT, holds, mangled

CODE = shortcode_of(3823000000000000123)
ROW = {
    "id": CODE, "post_source_domain": "https://www.instagram.com/", "thread_id": CODE,
    "parent_id": CODE, "body": "Chào #HàGiang", "author": "an.example",
    "author_fullname": "An Example", "timestamp": "2026-02-02 13:40:00", "type": "video",
    "url": f"https://www.instagram.com/p/{CODE}", "hashtags": "HàGiang", "play_count": "4567",
    "likes_hidden": "no", "num_likes": "120", "num_comments": "3", "num_media": "1",
    "unix_timestamp": "1770000000",
}  # fmt: skip


def read(**changes):
    return records(ROW | changes, CONTEXT)


def test_a_row_is_a_post_seen_when_its_file_was():
    found = read()
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.channel_key) == (f"instagram:{CODE}", "instagram:@an.example")
    assert post.published_at is not None
    assert post.published_at.timestamp() == 1770000000
    assert (count.seen_at, count.seen_source) == (CONTEXT.seen_at, "given")
    assert (count.views, count.likes, count.comments) == (exact(4567), exact(120), exact(3))
    assert count.method == "web_capture"


def test_hidden_likes_are_hidden():
    found = read(likes_hidden="yes", num_likes="3").counts[0]
    assert (found.likes, found.views) == (HIDDEN, HIDDEN)


def test_minus_one_comments_are_not_known():
    assert read(num_comments="-1").counts[0].comments == ABSENT


def test_several_media_are_a_carousel_whatever_its_type_says():
    found = read(num_media="4", type="photo", play_count="")
    assert found.posts[0].kind == "carousel"
    assert found.counts[0].views == NOT_APPLICABLE


def test_a_type_that_4cat_does_not_know_is_not_guessed():
    assert read(type="unknown").posts[0].kind is None


def test_a_comment_in_the_table_is_refused():
    with pytest.raises(Unreadable, match="comment"):
        read(type="comment")


def test_a_shortcode_lost_in_a_spreadsheet_is_found_in_the_address():
    assert read(id="").posts[0].post_key == f"instagram:{CODE}"


def test_the_table_is_known_by_its_columns():
    head = Head(name="a.csv", shape="table", payloads=(ROW,), columns=tuple(ROW))
    assert [a.name for a in ADAPTERS if a.recognises(head)] == ["4cat.instagram"]


@given(mangled(ROW))
def test_a_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(records, payload)
