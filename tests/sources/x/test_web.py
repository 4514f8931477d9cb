from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Head
from lantoa.sources.x import ADAPTERS
from lantoa.sources.x.web import records
from tests.sources.mangled import CONTEXT, holds, mangled

USER = {
    "rest_id": "1001",
    "is_blue_verified": True,
    "legacy": {
        "screen_name": "AnExample",
        "name": "An",
        "followers_count": 50,
        "friends_count": 5,
    },
}
TWEET: dict[str, Any] = {
    "rest_id": "1711641827109257216",
    "core": {"user_results": {"result": USER}},
    "legacy": {
        "full_text": "Chào #HàGiang",
        "created_at": "Tue Oct 10 07:57:53 +0000 2023",
        "favorite_count": 120,
        "retweet_count": 5,
        "reply_count": 3,
        "quote_count": 7,
        "bookmark_count": 2,
        "entities": {"hashtags": [{"text": "HàGiang"}], "media": [{"type": "photo"}]},
        "extended_entities": {"media": [{"type": "photo"}, {"type": "photo"}]},
    },
    "views": {"count": "250", "state": "EnabledWithCount"},
}
OTHER = TWEET | {"rest_id": "1711641827109257999"}


def line(data, **meta):
    return {"timestamp_collected": 1770006989000, "source_platform": "x.com", "data": data} | meta


def read(**changes):
    return records(line(TWEET | changes), CONTEXT)


def legacy(**changes):
    return read(legacy=TWEET["legacy"] | changes)


def test_a_line_is_a_post_with_its_count():
    found = read()
    post, count, channel = found.posts[0], found.counts[0], found.channels[0]
    assert (post.post_key, post.channel_key) == ("x:1711641827109257216", "x:1001")
    assert (post.kind, post.hashtags, post.text) == ("carousel", ("HàGiang",), "Chào #HàGiang")
    assert post.published_at == datetime(2023, 10, 10, 7, 57, 53, tzinfo=UTC)
    assert post.url == "https://x.com/i/status/1711641827109257216"
    assert (count.views, count.likes, count.comments) == (exact(250), exact(120), exact(3))
    assert (count.saves, count.reposts, count.shares) == (exact(2), exact(5), NOT_APPLICABLE)
    assert (count.method, count.metric_def) == ("web_capture", "x")
    assert (channel.handle, channel.followers, channel.verified) == ("anexample", exact(50), True)


def test_the_newer_place_of_the_user_name_is_read():
    user = {"rest_id": "1001", "core": {"screen_name": "AnExample", "name": "An"}, "legacy": {}}
    found = read(core={"user_results": {"result": user}})
    assert (found.posts[0].handle, found.channels[0].name) == ("anexample", "An")


@pytest.mark.parametrize(
    "views", [None, {"state": "Disabled", "count": "9"}, {"state": "Enabled"}]
)
def test_views_that_are_not_shown_are_absent(views):
    assert read(views=views).counts[0].views == ABSENT


def test_a_count_beyond_64_bits_is_an_error():
    assert legacy(favorite_count=2**80).counts[0].likes == ERROR


def test_a_long_post_is_read_whole():
    note = {"note_tweet_results": {"result": {
        "text": "Dài #MộtCâu", "entity_set": {"hashtags": [{"text": "MộtCâu"}]}}}}  # fmt: skip
    post = read(note_tweet=note).posts[0]
    assert (post.text, post.hashtags) == ("Dài #MộtCâu", ("HàGiang", "MộtCâu"))


def test_a_repost_has_no_numbers_of_its_own_and_the_original_is_read_too():
    found = legacy(retweeted_status_result={"result": {"tweet": OTHER}})
    repost, original = found.counts
    assert {repost.likes, repost.reposts, repost.views} == {NOT_APPLICABLE}
    assert (original.post_key, original.reposts) == ("x:1711641827109257999", exact(5))


def test_a_quoted_post_that_cannot_be_read_is_refused_and_the_quoting_one_kept():
    broken = OTHER | {"rest_id": "1.7E+18"}
    found = read(quoted_status_result={"result": broken})
    assert len(found.posts) == 1
    assert [field for field, _ in found.refused] == ["quoted_status_result.rest_id"]


def test_a_quoted_post_that_is_gone_is_nothing():
    found = read(quoted_status_result={"result": {"__typename": "TweetTombstone"}})
    assert (len(found.posts), found.refused) == (1, ())


def test_a_promoted_post_is_an_advertisement():
    assert read(promoted=True).posts[0].is_ad is True


def test_the_older_shape_is_read():
    old = {"id": 1711641827109257216, "type": "adaptive",
           "legacy": TWEET["legacy"] | {"id_str": "1711641827109257216", "user_id_str": "1001"},
           "user": {"id_str": "1001", "screen_name": "AnExample", "name": "An"}}  # fmt: skip
    found = records(line(old, source_platform="twitter.com"), CONTEXT)
    assert (found.posts[0].post_key, found.posts[0].handle) == (
        "x:1711641827109257216",
        "anexample",
    )


def test_a_post_without_a_time_has_that_of_its_id():
    assert legacy(created_at=None).posts[0].published_source == "id_derived"


@pytest.mark.parametrize(
    ("change", "field"),
    [({"legacy": None}, "legacy"), ({"rest_id": 1.7e18}, "rest_id"), ({"core": 1}, "core"),
     ({"views": []}, "views")],
)  # fmt: skip
def test_a_field_of_another_type_is_named(change, field):
    with pytest.raises(Unreadable) as refused:
        read(**change)
    assert refused.value.field == field


def test_the_file_is_known_by_its_content_alone():
    for name in ("x.com", "twitter.com"):
        head = Head(name="a", shape="lines", payloads=(line(TWEET, source_platform=name),))
        assert [a.name for a in ADAPTERS if a.recognises(head)] == ["zeeschuimer.x"]
    kept = TWEET | {"__import_meta": {"source_platform": "twitter.com"}}
    head = Head(name="a", shape="lines", payloads=(kept,))
    assert [a.name for a in ADAPTERS if a.recognises(head)] == ["4cat.x"]


@given(mangled(line(TWEET | {"quoted_status_result": {"result": OTHER}})))
def test_a_post_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)
