"""Apify's dumps of TikTok, nested and flattened."""

from __future__ import annotations

from typing import Any

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, exact
from lantoa.sources.tiktok.apify import ADAPTERS, items, records
from tests.sources.tiktok.invented import CONTEXT, ID, UPLOADED, head

JSON, LINES, TABLE = ADAPTERS


def dumped(**changes: Any) -> dict[str, Any]:
    found = {
        "id": ID, "text": "Chào #HàGiang", "createTime": UPLOADED + 4,
        "createTimeISO": "2025-08-26T09:20:04.000Z", "isAd": False, "isSponsored": True,
        "authorMeta": {"id": "6800000001", "name": "an.example", "nickName": "An", "verified": True,
                       "fans": 1200, "following": 3, "heart": 45, "video": 6},
        "musicMeta": {"musicId": "7000000001"}, "videoMeta": {"duration": 12},
        "webVideoUrl": f"https://www.tiktok.com/@an.example/video/{ID}",
        "diggCount": -1, "shareCount": 2, "playCount": 77, "collectCount": 5, "commentCount": 1,
        "hashtags": [{"id": "1", "name": "HàGiang"}, {"name": ""}], "isSlideshow": False,
    }  # fmt: skip
    return found | changes


FLAT = {
    "id": ID, "text": "Chào", "createTime": str(UPLOADED + 4), "authorMeta.id": "6800000001",
    "authorMeta.name": "an.example", "authorMeta.nickName": "An", "authorMeta.verified": "true",
    "authorMeta.fans": "1200", "authorMeta.following": "3", "authorMeta.heart": "45",
    "authorMeta.video": "6", "musicMeta.musicId": "7000000001", "videoMeta.duration": "12",
    "webVideoUrl": f"https://www.tiktok.com/@an.example/video/{ID}", "diggCount": "-1",
    "shareCount": "2", "playCount": "77", "collectCount": "5", "commentCount": "1",
    "hashtags.0.name": "HàGiang", "hashtags.1.name": "thu", "hashtags.2.name": "",
    "isSlideshow": "false", "isAd": "false", "isSponsored": "",
}  # fmt: skip


def test_an_item_is_read_and_hidden_likes_are_not_minus_one():
    found = records(dumped(), CONTEXT)
    (post,), (count,), (channel,) = found.posts, found.counts, found.channels
    assert (count.method, count.seen_source) == ("vendor_file", "given")
    assert (count.likes, count.saves, count.views) == (ABSENT, exact(5), exact(77))
    assert (post.hashtags, post.is_paid_partnership) == (("HàGiang",), True)
    assert (channel.followers, channel.posts, channel.likes) == (exact(1200), exact(6), exact(45))


def test_a_flattened_table_says_the_same():
    flat, nested = records(FLAT, CONTEXT), records(dumped(), CONTEXT)
    assert flat.counts == nested.counts
    assert flat.channels == nested.channels
    assert flat.posts[0].hashtags == ("HàGiang", "thu")
    slashes = {key.replace(".", "/"): value for key, value in FLAT.items()}
    assert records(slashes, CONTEXT) == records(FLAT, CONTEXT)


@pytest.mark.parametrize(
    "error", [{"error": "Post not found or private"}, {"errorCode": "POST_NOT_FOUND"}]
)
def test_a_row_that_is_an_error_names_it(error: dict[str, str]):
    with pytest.raises(Unreadable, match=next(iter(error.values()))):
        records({"url": "https://www.tiktok.com/@an/video/1", **error}, CONTEXT)


def test_an_invented_id_is_refused():
    with pytest.raises(Unreadable, match="fabricated or altered"):
        records(dumped(id="7412345678901234567", createTime=1_726_905_600), CONTEXT)


def test_a_document_is_an_array_a_wrapped_array_or_one_item():
    assert items([1, {"a": 1}]) == [1, {"a": 1}]
    assert items({"items": [{"a": 1}]}) == [{"a": 1}]
    assert items({"a": 1}) == [{"a": 1}]
    with pytest.raises(Unreadable, match="not an item"):
        records(items([1])[0], CONTEXT)


def test_each_shape_is_recognised_by_its_own_adapter():
    assert JSON.recognises(head("json", document=[dumped()]))
    assert LINES.recognises(head("lines", {"error": "x"}, dumped()))
    assert TABLE.recognises(head("table", FLAT))
    assert not TABLE.recognises(head("lines", dumped()))
    assert not JSON.recognises(head("json", document=[{"id": 1}]))
