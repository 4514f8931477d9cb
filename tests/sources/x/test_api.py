from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from lantoa.core.columns import rows_of
from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, NOT_APPLICABLE, State, exact
from lantoa.sources.adapter import Head
from lantoa.sources.x import ADAPTERS
from lantoa.sources.x.api import records
from tests.sources.mangled import CONTEXT, holds, mangled

SAMPLE = Path(__file__).parents[3] / ".." / "shared" / "samples" / "x-api-v2.jsonl"
METRICS = {
    "retweet_count": 5,
    "reply_count": 3,
    "like_count": 120,
    "quote_count": 7,
    "bookmark_count": 2,
    "impression_count": 250,
}
TWEET: dict[str, Any] = {
    "id": "1711641827109257216",
    "text": "Chào #HàGiang",
    "author_id": "1001",
    "created_at": "2023-10-10T07:57:53.000Z",
    "public_metrics": METRICS,
    "entities": {"hashtags": [{"start": 5, "end": 13, "tag": "HàGiang"}]},
    "attachments": {"media_keys": ["3_1"]},
}
REPOST = {
    "id": "1711641827109257300",
    "text": "RT @anexample: Chào",
    "author_id": "1002",
    "public_metrics": METRICS,
    "referenced_tweets": [{"type": "retweeted", "id": TWEET["id"]}],
}
PAGE: dict[str, Any] = {
    "data": [TWEET, REPOST],
    "includes": {
        "users": [
            {"id": "1001", "username": "AnExample", "name": "An", "verified": True,
             "public_metrics": {"followers_count": 50, "following_count": 5, "tweet_count": 9}},
        ],
        "tweets": [TWEET, TWEET | {"id": "1711641827109257111", "attachments": None}],
        "media": [{"media_key": "3_1", "type": "photo"}],
    },
    "errors": [
        {"title": "Forbidden", "detail": "User has been suspended: [binh].", "resource_id": "binh",
         "resource_type": "user", "type": "https://api.twitter.com/2/problems/x"},
        {"title": "Not Found Error", "value": "12", "parameter": "id"},
    ],
    "meta": {"result_count": 2},
    "__twarc": {"retrieved_at": "2023-10-11T08:00:00+00:00", "version": "2.5.0"},
}  # fmt: skip


def read(**changes):
    return records(PAGE | changes, CONTEXT)


def test_a_page_gives_the_posts_asked_for_and_those_they_point_to_once_each():
    found = read()
    assert [post.post_key for post in found.posts] == [
        "x:1711641827109257216", "x:1711641827109257300", "x:1711641827109257111",
    ]  # fmt: skip
    assert [count.post_key for count in found.counts] == [post.post_key for post in found.posts]


def test_a_post_has_its_numbers_author_and_time():
    found = read()
    post, count, channel = found.posts[0], found.counts[0], found.channels[0]
    assert (post.channel_key, post.handle, post.kind) == ("x:1001", "anexample", "image")
    assert (post.hashtags, post.published_source) == (("HàGiang",), "platform")
    assert (count.views, count.likes, count.comments) == (exact(250), exact(120), exact(3))
    assert (count.saves, count.reposts, count.shares) == (exact(2), exact(5), NOT_APPLICABLE)
    assert (count.method, count.metric_def) == ("public_api", "x")
    assert (channel.followers, channel.posts, channel.verified) == (exact(50), exact(9), True)


def test_a_page_of_twarc_says_when_it_was_seen_and_another_does_not():
    seen = read().counts[0]
    assert (seen.seen_at, seen.seen_source) == (datetime(2023, 10, 11, 8, tzinfo=UTC), "row")
    seen = read(__twarc=None).counts[0]
    assert (seen.seen_at, seen.seen_source) == (CONTEXT.seen_at, "given")


def test_a_repost_has_no_numbers_of_its_own():
    count = read().counts[1]
    assert {count.views, count.likes, count.comments, count.saves, count.reposts} == {
        NOT_APPLICABLE
    }


def test_an_old_page_without_impressions_has_absent_views():
    old = {key: METRICS[key] for key in ("retweet_count", "like_count", "reply_count")}
    count = read(data=[TWEET | {"public_metrics": old}], includes=None).counts[0]
    assert (count.views, count.saves, count.likes) == (ABSENT, ABSENT, exact(120))


def test_every_error_of_a_page_is_a_refused_part_and_the_rest_is_kept():
    assert read().refused == (
        ("errors", "Forbidden User has been suspended: [binh]. (user binh)"),
        ("errors", "Not Found Error (id 12)"),
    )


def test_a_broken_post_is_refused_and_its_neighbours_are_kept():
    found = read(data=[TWEET | {"id": 1.7e18}, "text", REPOST], errors=None, includes=None)
    assert [post.post_key for post in found.posts] == ["x:1711641827109257300"]
    assert [field for field, _ in found.refused] == ["data[1]", "data[0].id"]


def test_a_page_with_a_refused_part_counts_as_one_payload():
    rows = rows_of([(1, "", read())], [])
    assert (rows.read, len(rows.quarantined)) == (1, 2)


def test_a_page_without_results_is_no_error():
    assert records({"meta": {"result_count": 0}}, CONTEXT).posts == ()


def test_a_page_that_is_only_an_error_is_refused_with_its_words():
    with pytest.raises(Unreadable, match="Too Many Requests"):
        records({"title": "Too Many Requests", "status": 429}, CONTEXT)
    found = records({"errors": [{"message": "Could not authenticate you", "code": 32}]}, CONTEXT)
    assert found.refused == (("errors", "Could not authenticate you"),)


def test_users_asked_for_are_channels():
    found = records({"data": [{"id": "1001", "username": "AnExample", "name": "An"}]}, CONTEXT)
    assert [channel.channel_key for channel in found.channels] == ["x:1001"]


def test_a_single_post_is_a_page_of_one():
    flat = TWEET | {"author": PAGE["includes"]["users"][0], "__twarc": PAGE["__twarc"]}
    found = records(flat, CONTEXT)
    assert (found.posts[0].handle, found.counts[0].seen_source) == ("anexample", "row")
    assert records({"data": TWEET}, CONTEXT).posts[0].post_key == "x:1711641827109257216"


def test_media_that_are_not_on_the_page_leave_the_kind_open():
    assert read(includes=None).posts[0].kind is None


def test_a_count_beyond_64_bits_is_an_error():
    huge = TWEET | {"public_metrics": METRICS | {"like_count": 2**63}}
    assert read(data=[huge]).counts[0].likes == ERROR


@pytest.mark.parametrize("payload", [[], "page", {}, {"data": 5}, {"data": {}, "includes": 5}])
def test_what_is_no_page_is_refused_or_empty(payload):
    holds(records, payload)


@pytest.mark.parametrize(
    "payload",
    [PAGE, {"meta": {"result_count": 0}}, {"data": TWEET}, TWEET, {"errors": PAGE["errors"]}],
)
@pytest.mark.parametrize("shape", ["lines", "json"])
def test_pages_are_known_by_their_content(payload, shape):
    document = payload if shape == "json" else None
    head = Head(name="a", shape=shape, payloads=(payload,), document=document)
    assert [(a.name, a.shape) for a in ADAPTERS if a.recognises(head)] == [("x-api-v2", shape)]


@pytest.mark.parametrize(
    "payload",
    [
        {"data": [{"id": "1_2", "message": "a", "created_time": "2026-01-01T00:00:00+0000"}]},
        {"data": [{"id": "1", "text": "a", "timestamp": "2026-01-01", "username": "an.example"}]},
        {"kind": "youtube#videoListResponse", "items": [{"id": "a"}]},
        {"error": {"message": "a", "code": 190}},
        {"data": {"videos": [{"id": 1}], "has_more": True}, "error": {"code": "ok"}},
    ],
    ids=["graph", "threads", "youtube", "graph error", "tiktok"],
)
def test_replies_of_other_platforms_are_not_taken_for_pages(payload):
    head = Head(name="a", shape="json", payloads=(payload,), document=payload)
    assert not [a for a in ADAPTERS if a.recognises(head)]


@given(mangled(PAGE))
def test_a_page_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)


def test_nothing_of_real_pages_is_lost():
    if not SAMPLE.exists():
        pytest.skip("the folder of real samples is not here")
    pages = [json.loads(text) for text in SAMPLE.read_text(encoding="utf-8").splitlines()]
    found = [records(page, CONTEXT) for page in pages]
    named = {
        tweet["id"] for page in pages for tweet in (*page["data"], *page["includes"]["tweets"])
    }
    posts = [post.post_key for one in found for post in one.posts]
    assert sorted(posts) == sorted(f"x:{number}" for number in named)
    assert (len(pages), len(posts)) == (2, 276)
    assert sum(len(one.counts) for one in found) == 276
    assert sum(len(one.channels) for one in found) == 289
    assert [len(one.refused) for one in found] == [1, 0]
    states = Counter(count.likes.state for one in found for count in one.counts)
    assert states == {State.EXACT: 131, State.NOT_APPLICABLE: 145}
    assert {count.views.state for one in found for count in one.counts} == {
        State.ABSENT, State.NOT_APPLICABLE,
    }  # fmt: skip
    assert {count.seen_source for one in found for count in one.counts} == {"row"}
