from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, HIDDEN, exact
from lantoa.sources.facebook.graph import items, records
from lantoa.sources.instagram.ids import pk_of
from tests.sources.mangled import CONTEXT, holds, mangled

MEDIA: dict[str, Any] = {
    "id": "17900000000000001",
    "media_type": "CAROUSEL_ALBUM",
    "caption": "Chào #HàGiang",
    "like_count": 5,
    "comments_count": 1,
    "permalink": "https://www.instagram.com/p/DcAwluvzFq6/",
    "timestamp": "2026-08-27T02:00:49+0000",
    "username": "AnExample",
    "comments": {
        "data": [
            {"id": "17900000000000007", "text": "đẹp", "timestamp": "2026-08-27T03:00:00+0000",
             "username": "binh", "like_count": 2,
             "replies": {"data": [{"id": "17900000000000008", "text": "cảm ơn"}]}},
        ]
    },
}  # fmt: skip
COMMENT: dict[str, Any] = {
    "id": "17900000000000007",
    "text": "đẹp",
    "timestamp": "2026-08-27T03:00:00+0000",
    "media": {"id": "17900000000000001"},
    "from": {"id": "17841400000000002", "username": "binh"},
}


def read(node):
    return records(node, CONTEXT)


def insight(name, value, period="lifetime", of="17900000000000001"):
    return {"name": name, "period": period, "values": [{"value": value}],
            "id": f"{of}/insights/{name}/{period}"}  # fmt: skip


def test_media_are_keyed_by_the_shortcode_in_their_address():
    found = read(MEDIA)
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.kind, post.handle) == (
        "instagram:DcAwluvzFq6",
        "carousel",
        "anexample",
    )
    assert post.channel_key == "instagram:@anexample"
    assert post.published_at == datetime(2026, 8, 27, 2, 0, 49, tzinfo=UTC)
    assert (count.likes, count.comments, count.views) == (exact(5), exact(1), ABSENT)
    assert (count.method, count.metric_def) == ("public_api", "instagram")


def test_the_number_in_ig_id_is_the_same_post():
    node = {"id": "17900000000000001", "media_type": "VIDEO", "ig_id": str(pk_of("DcAwluvzFq6"))}
    assert read(node).posts[0].post_key == "instagram:DcAwluvzFq6"


def test_without_a_shortcode_the_graph_id_is_the_key():
    found = read({"id": "17900000000000001", "media_type": "IMAGE", "like_count": 3})
    assert (
        found.posts[0].post_key == found.counts[0].post_key == "instagram:graph-17900000000000001"
    )
    assert found.posts[0].published_at is None


def test_comments_and_their_replies_come_with_the_media():
    top, reply = read(MEDIA).comments
    assert (top.post_key, top.likes, top.replies) == ("instagram:DcAwluvzFq6", exact(2), exact(1))
    assert reply.parent_key == top.comment_key == "instagram:17900000000000007"


def test_likes_left_out_are_hidden_only_where_the_reply_shows_that_they_were_asked():
    silent = {k: v for k, v in MEDIA.items() if k not in ("like_count", "comments")}
    asked = items({"data": [MEDIA, silent]})
    assert [read(one).counts[0].likes for one in asked] == [exact(5), HIDDEN]
    assert read(items({"data": [silent]})[0]).counts[0].likes is ABSENT


def test_insights_in_the_media_join_its_count():
    found = [
        insight("views", 900),
        insight("saved", 4),
        insight("shares", 2),
        insight("reach", 700),
    ]
    count = read(MEDIA | {"insights": {"data": found}}).counts[0]
    assert (count.views, count.saves, count.shares) == (exact(900), exact(4), exact(2))
    assert (count.likes, count.method) == (exact(5), "owner_api")


def test_insights_of_several_media_are_one_payload_each():
    found = items({"data": [insight("views", 9), insight("saved", 1),
                            insight("views", 7, of="17900000000000002")]})  # fmt: skip
    assert len(found) == 2
    count = read(found[0]).counts[0]
    assert count.post_key == "instagram:graph-17900000000000001"
    assert (count.views, count.saves, count.likes) == (exact(9), exact(1), ABSENT)


def test_the_newer_total_value_is_read():
    one = {"name": "views", "period": "lifetime", "total_value": {"value": 11},
           "id": "17900000000000001/insights/views/lifetime"}  # fmt: skip
    assert read(items({"data": [one]})[0]).counts[0].views == exact(11)


def test_insights_of_days_and_of_other_measures_are_refused():
    with pytest.raises(Unreadable, match=r"of an account by day \(reach\)"):
        read(items({"data": [insight("reach", 1, period="day")]})[0])
    with pytest.raises(Unreadable, match=r"none is a count kept here \(impressions\)"):
        read(items({"data": [insight("impressions", 1)]})[0])


def test_a_story_is_a_story_and_named_by_its_number():
    number = pk_of("DcAwluvzFq6")
    link = f"https://instagram.com/stories/anexample/{number}"
    node = {"id": "17900000000000001", "media_type": "IMAGE", "permalink": link}
    post = read(node).posts[0]
    assert (post.kind, post.post_key, post.url) == ("story", "instagram:DcAwluvzFq6", link)
    bare = {"id": "17900000000000001", "media_type": "IMAGE", "reply.edge": "stories"}
    assert read(bare).posts[0].kind == "story"


def test_a_comment_needs_its_media():
    assert read(COMMENT).comments[0].post_key == "instagram:graph-17900000000000001"
    alone = {k: v for k, v in COMMENT.items() if k != "media"}
    with pytest.raises(Unreadable, match="names no media"):
        read(alone)
    edge = {"reply.edge": "comments", "reply.of": "17900000000000009"}
    assert read(alone | edge).comments[0].post_key == "instagram:graph-17900000000000009"


def test_an_account_is_keyed_by_instagrams_own_number_else_by_its_name():
    user = {"id": "17841400000000002", "username": "Binh", "followers_count": 3, "media_count": 4}
    channel = read(user).channels[0]
    assert (channel.channel_key, channel.followers, channel.posts) == (
        "instagram:@binh",
        exact(3),
        exact(4),
    )
    assert read(user | {"ig_id": 1001}).channels[0].channel_key == "instagram:1001"


def test_a_shortcode_that_contradicts_the_number_is_refused():
    with pytest.raises(Unreadable, match="different posts"):
        read(MEDIA | {"shortcode": "DcAwluvzFq6", "ig_id": "5"})


@given(mangled(MEDIA | {"insights": {"data": [insight("views", 900)]}, "owner": {"id": "17841"}}))
def test_media_with_anything_in_any_field_are_kept_or_refused(payload):
    holds(records, payload)


@given(mangled({"data": [insight("views", 900), insight("saved", {"a": 1})]}))
def test_insights_with_anything_in_any_field_are_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(COMMENT))
def test_a_comment_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)
