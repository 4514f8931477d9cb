from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, HIDDEN, exact, rounded
from lantoa.sources.adapter import Head
from lantoa.sources.instagram.ids import shortcode_of
from lantoa.sources.threads import ADAPTERS
from lantoa.sources.threads.web import records
from tests.sources.mangled import CONTEXT, holds, mangled

PK = 3823000000000000123
CODE = shortcode_of(PK)
POST = {
    "pk": str(PK),
    "id": f"{PK}_1001",
    "code": CODE,
    "taken_at": 1770000000,
    "media_type": 19,
    "caption": {"text": "Chào #HàGiang"},
    "user": {"pk": "1001", "username": "an.example", "full_name": "An", "is_verified": True},
    "like_count": 120,
    "like_and_view_counts_disabled": False,
    "text_post_app_info": {
        "direct_reply_count": 3,
        "repost_count": 5,
        "quote_count": 7,
        "reshare_count": 9,
    },
    "is_paid_partnership": None,
}


def line(data, **meta):
    return {
        "timestamp_collected": 1770006989000,
        "source_platform": "threads.net",
        "data": data,
    } | meta


def read(**changes):
    return records(line(POST | changes), CONTEXT)


def test_a_line_is_a_post_with_its_count():
    found = read()
    post, count, channel = found.posts[0], found.counts[0], found.channels[0]
    assert (post.post_key, post.channel_key) == (f"threads:{CODE}", "threads:1001")
    assert (post.kind, post.hashtags) == ("text", ("HàGiang",))
    assert post.published_at == datetime.fromtimestamp(1770000000, UTC)
    assert (count.likes, count.comments, count.shares) == (exact(120), exact(3), exact(9))
    assert (count.views, count.saves, count.metric_def) == (ABSENT, ABSENT, "threads")
    assert (channel.handle, channel.verified) == ("an.example", True)


def test_quotes_are_not_added_to_reposts():
    assert read().counts[0].reposts == exact(5)


def test_hidden_likes_are_hidden():
    assert read(like_and_view_counts_disabled=True, like_count=3).counts[0].likes == HIDDEN


def test_round_counts_may_have_been_rounded_and_huge_ones_are_errors():
    assert read(like_count=45_600).counts[0].likes == rounded(45_600, 100)
    assert read(like_count=2**64).counts[0].likes == ERROR


def test_the_number_alone_gives_the_same_key():
    assert read(code=None).posts[0].post_key == f"threads:{CODE}"


def test_missing_counts_are_absent():
    count = read(text_post_app_info=None, like_count=None).counts[0]
    assert {count.likes, count.comments, count.shares, count.reposts} == {ABSENT}


def test_a_post_without_a_time_has_that_of_its_number():
    assert read(taken_at=None).posts[0].published_source == "id_derived"


def test_a_post_of_nobody_is_kept():
    found = read(user=None)
    assert (found.channels, found.posts[0].channel_key) == ((), None)


@pytest.mark.parametrize("field", ["caption", "user", "text_post_app_info"])
def test_a_field_of_another_type_is_named(field):
    with pytest.raises(Unreadable) as refused:
        read(**{field: 5})
    assert refused.value.field == field


def test_the_file_is_known_by_its_content_alone():
    for name in ("threads.net", "threads.com", "www.threads.com"):
        head = Head(name="a", shape="lines", payloads=(line(POST, source_platform=name),))
        assert [a.name for a in ADAPTERS if a.recognises(head)] == ["zeeschuimer.threads"]
    kept = POST | {
        "__import_meta": {"source_platform": "threads.net", "last_updated": 1770009999000}
    }
    head = Head(name="a", shape="lines", payloads=(kept,))
    assert [a.name for a in ADAPTERS if a.recognises(head)] == ["4cat.threads"]
    assert records(kept, CONTEXT).counts[0].seen_at == datetime.fromtimestamp(1770009999, UTC)


@given(mangled(line(POST)))
def test_a_post_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)
