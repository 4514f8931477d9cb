from __future__ import annotations

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, HIDDEN, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Head
from lantoa.sources.instagram import ADAPTERS
from lantoa.sources.instagram.apify import records, table_records
from lantoa.sources.instagram.ids import shortcode_of
from tests.sources.mangled import CONTEXT, holds, mangled

PK = 3823000000000000123
CODE = shortcode_of(PK)
POST = {
    "id": str(PK), "type": "Video", "shortCode": CODE, "caption": "Chào #HàGiang",
    "hashtags": ["HàGiang"], "mentions": [], "url": f"https://www.instagram.com/p/{CODE}/",
    "commentsCount": 3, "likesCount": 120, "videoViewCount": 184, "videoPlayCount": 693,
    "timestamp": "2026-02-02T02:40:00.000Z", "ownerUsername": "an.example", "ownerId": "1001",
    "ownerFullName": "An Example", "productType": "clips", "paidPartnership": False,
    "coauthorProducers": [{"id": "1002", "username": "binh.example", "is_verified": True}],
    "videoDuration": 37.1, "musicInfo": {"audio_id": "777", "artist_name": "An Example"},
}  # fmt: skip
ROW = {
    "id": "3.82E+18", "type": "Video", "shortCode": CODE, "caption": "Chào #HàGiang",
    "hashtags/0": "HàGiang", "url": POST["url"], "commentsCount": "3", "likesCount": "120",
    "videoViewCount": "184", "videoPlayCount": "693", "timestamp": "2026-02-02T02:40:00.000Z",
    "ownerUsername": "an.example", "ownerId": "1001", "ownerFullName": "An Example",
    "productType": "clips", "paidPartnership": "false", "coauthorProducers/0/id": "1002",
    "coauthorProducers/0/username": "binh.example", "coauthorProducers/0/is_verified": "true",
    "videoDuration": "37.1", "musicInfo.audio_id": "777", "error": "",
}  # fmt: skip
PROFILE = {
    "id": "1001", "username": "an.example", "fullName": "An Example", "followersCount": 1234,
    "followsCount": 10, "postsCount": 77, "verified": False, "latestPosts": [POST, {"type": "Image"}],
}  # fmt: skip


def read(**changes):
    return records(POST | changes, CONTEXT)


def test_an_item_is_a_post_with_plays_as_views():
    found = read()
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.channel_key) == (f"instagram:{CODE}", "instagram:1001")
    assert (post.kind, post.coauthors, post.assets) == (
        "video",
        ("instagram:1002",),
        ("sound:777",),
    )
    assert (count.views, count.likes, count.comments) == (exact(693), exact(120), exact(3))
    assert (count.method, count.seen_source) == ("vendor_file", "given")


def test_a_table_with_flattened_columns_says_the_same():
    assert table_records(ROW, CONTEXT) == read()


@pytest.mark.parametrize("value", [-1, "-1", -1.0], ids=["int", "text", "float"])
def test_minus_one_likes_are_hidden(value):
    assert read(likesCount=value).counts[0].likes == HIDDEN


def test_missing_likes_are_absent():
    assert read(likesCount=None).counts[0].likes == ABSENT


def test_a_sidecar_is_a_carousel_without_views():
    found = read(type="Sidecar", productType=None, videoPlayCount=None, videoViewCount=None)
    assert found.posts[0].kind == "carousel"
    assert found.counts[0].views == NOT_APPLICABLE


@pytest.mark.parametrize(
    "row",
    [
        {"url": "https://www.instagram.com/p/x/", "error": "not_found",
         "errorDescription": "Post does not exist"},
        {"#error": True, "inputUrl": "https://www.instagram.com/p/x/"},
        POST | {"errorCode": "blocked\x00\ud83d"},
    ],
)  # fmt: skip
def test_a_row_that_reports_an_error_is_refused_with_its_words(row):
    with pytest.raises(Unreadable, match="the scraper reports") as refused:
        records(row, CONTEXT)
    assert "\x00" not in refused.value.reason
    refused.value.reason.encode()


def test_a_profile_gives_its_channel_and_its_latest_posts():
    found = records(PROFILE, CONTEXT)
    assert found.channels[0].followers == exact(1234)
    assert found.channels[0].posts == exact(77)
    assert [post.post_key for post in found.posts] == [f"instagram:{CODE}"]
    assert [field for field, _ in found.refused] == ["latestPosts.id"]


@pytest.mark.parametrize(
    "head",
    [
        Head(name="a", shape="json", payloads=({"error": "x"}, POST), document=[{}, POST]),
        Head(name="a", shape="lines", payloads=({"error": "x"}, POST)),
        Head(name="a", shape="table", payloads=(ROW,), columns=tuple(ROW)),
        Head(name="a", shape="lines", payloads=(PROFILE,)),
    ],
)
def test_each_shape_of_a_dump_is_known(head):
    found = [a for a in ADAPTERS if a.recognises(head)]
    assert [(a.name, a.shape) for a in found] == [("apify.instagram", head.shape)]


@given(mangled(POST))
def test_an_item_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(PROFILE))
def test_a_profile_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(ROW))
def test_a_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(table_records, payload)
