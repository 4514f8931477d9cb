from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, exact
from lantoa.sources.facebook.graph import items, records
from tests.sources.mangled import CONTEXT, holds, mangled

POST: dict[str, Any] = {
    "id": "100_22222",
    "message": "Chào #HàGiang",
    "created_time": "2026-08-27T02:00:49+0000",
    "permalink_url": "https://www.facebook.com/100/posts/22222/",
    "attachments": {"data": [{"media_type": "album"}]},
    "shares": {"count": 5},
    "reactions": {"data": [], "summary": {"total_count": 82}},
    "like": {"summary": {"total_count": 78}},
    "comments": {
        "summary": {"total_count": 12},
        "data": [
            {"id": "100_22222_33333", "message": "đẹp", "likes": 1, "from": {"id": "7", "name": "B"},
             "created_time": "2026-08-27T03:00:00+0000"},
        ],
    },
}  # fmt: skip
COMMENT: dict[str, Any] = {
    "id": "22222_33333",
    "comment_count": 1,
    "like_count": 2,
    "message": "đẹp",
    "created_time": "2026-08-27T03:00:00+0000",
}


def read(node):
    return records(node, CONTEXT)


def test_a_post_is_read_with_its_count_and_the_comments_in_it():
    found = read(POST)
    post, count, comment = found.posts[0], found.counts[0], found.comments[0]
    assert (post.post_key, post.channel_key, post.kind) == (
        "facebook:22222",
        "facebook:100",
        "carousel",
    )
    assert post.published_at == datetime(2026, 8, 27, 2, 0, 49, tzinfo=UTC)
    assert post.hashtags == ("HàGiang",)
    assert (count.likes, count.comments, count.shares) == (exact(82), exact(12), exact(5))
    assert (count.views, count.saves) == (ABSENT, NOT_APPLICABLE)
    assert (count.method, count.metric_def) == ("public_api", "facebook")
    assert (comment.comment_key, comment.post_key) == ("facebook:22222_33333", "facebook:22222")
    assert (comment.likes, comment.channel_key) == (exact(1), "facebook:7")


def test_shares_left_out_are_absent_and_not_zero():
    node = {key: value for key, value in POST.items() if key != "shares"}
    assert read(node).counts[0].shares is ABSENT


def test_likes_without_the_other_reactions_have_their_own_definition():
    node = {key: value for key, value in POST.items() if key != "reactions"}
    count = read(node | {"likes": {"summary": {"total_count": 78}}}).counts[0]
    assert (count.likes, count.metric_def) == (exact(78), "facebook.likes")


def test_a_post_asked_without_numbers_has_no_count():
    found = read({"id": "100_22222", "message": "a", "created_time": POST["created_time"]})
    assert (len(found.posts), found.counts) == (1, ())


def test_insights_inside_a_post_make_its_numbers_the_owners():
    insights = [
        {"name": "post_media_view", "period": "lifetime", "values": [{"value": 900}]},
        {"name": "post_reactions_by_type_total", "period": "lifetime",
         "values": [{"value": {"like": 3, "love": 2}}]},
    ]  # fmt: skip
    node = {k: v for k, v in POST.items() if k != "reactions"} | {"insights": {"data": insights}}
    count = read(node).counts[0]
    assert (count.views, count.likes, count.method) == (exact(900), exact(5), "owner_api")


def test_insights_alone_are_a_count_of_the_post_they_name():
    node = {"name": "post_media_view", "period": "lifetime", "values": [{"value": 900}],
            "id": "100_22222/insights/post_media_view/lifetime"}  # fmt: skip
    (payload,) = items({"data": [node]})
    found = read(payload)
    assert found.posts == ()
    assert (found.counts[0].post_key, found.counts[0].views) == ("facebook:22222", exact(900))


def test_a_post_in_a_group_is_not_the_groups():
    url = "https://www.facebook.com/groups/100/permalink/22222/"
    assert read(POST | {"permalink_url": url}).posts[0].channel_key is None
    assert (
        read(POST | {"permalink_url": url, "from": {"id": "7"}}).posts[0].channel_key
        == "facebook:7"
    )


def test_a_comment_belongs_to_the_post_in_its_id():
    comment = read(COMMENT).comments[0]
    assert (comment.comment_key, comment.post_key) == ("facebook:22222_33333", "facebook:22222")
    assert (comment.likes, comment.replies) == (exact(2), exact(1))


def test_a_comment_without_an_id_is_named_by_its_address():
    base = "https://www.facebook.com/100/posts/22222/?comment_id=33333&reply_comment_id=44444"
    node = {key: value for key, value in COMMENT.items() if key != "id"}
    comment = read(node | {"permalink_url": base}).comments[0]
    assert (comment.comment_key, comment.parent_key) == (
        "facebook:22222_44444",
        "facebook:22222_33333",
    )


def test_on_the_comments_edge_what_looks_like_a_post_is_a_comment():
    node = {"id": "22222_33333", "message": "đẹp", "created_time": "2026-08-27T03:00:00+0000"}
    url = "https://graph.facebook.com/v26.0/100_22222/comments?access_token=x"
    (payload,) = items({"data": [node], "paging": {"next": url}})
    assert (read(payload).posts, len(read(payload).comments)) == ((), 1)


def test_a_bad_comment_does_not_cost_the_post():
    bad = POST | {"comments": {"data": [{"message": "no id"}]}}
    found = read(bad)
    assert len(found.posts) == 1
    assert found.refused == (("comments id", "no id"),)


def test_videos_photos_and_live_videos_are_posts():
    video = {"id": "44444", "title": "Ngày hội", "description": "#HàGiang", "length": 12.5, "views": 8,
             "permalink_url": "/anexample/videos/44444/", "created_time": POST["created_time"]}  # fmt: skip
    found = read(video)
    assert (found.posts[0].post_key, found.posts[0].duration_s) == ("facebook:44444", 12.5)
    assert found.posts[0].url == "https://www.facebook.com/anexample/videos/44444/"
    assert found.counts[0].views == exact(8)
    photo = {"id": "55555", "created_time": POST["created_time"], "name": "chú thích",
             "link": "https://www.facebook.com/anexample/photos/a.1/55555/?type=3"}  # fmt: skip
    assert (read(photo).posts[0].kind, read(photo).posts[0].text) == ("image", "chú thích")
    live = {"id": "66666", "live_views": 3, "permalink_url": "/anexample/videos/44444/",
            "creation_time": POST["created_time"], "title": "Trực tiếp"}  # fmt: skip
    assert (read(live).posts[0].post_key, read(live).posts[0].kind) == ("facebook:44444", "live")
    assert read(live).counts == ()


def test_a_page_is_a_channel_and_its_fans_are_likes():
    page = {"id": "100", "name": "An Example", "username": "AnExample", "fan_count": 7,
            "followers_count": 9, "verification_status": "blue_verified"}  # fmt: skip
    channel = read(page).channels[0]
    assert (channel.channel_key, channel.handle, channel.verified) == (
        "facebook:100",
        "anexample",
        True,
    )
    assert (channel.likes, channel.followers) == (exact(7), exact(9))


def test_an_id_that_went_through_a_float_is_refused():
    with pytest.raises(Unreadable):
        read(POST | {"id": 1.0e17})


@given(mangled(POST))
def test_a_post_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(COMMENT | {"from": {"id": "7"}, "parent": {"id": "22222_1"}, "permalink_url": "x"}))
def test_a_comment_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)
