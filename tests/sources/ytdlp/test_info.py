from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Head
from lantoa.sources.ytdlp import ADAPTERS
from lantoa.sources.ytdlp.info import items, records
from tests.sources.mangled import ANYTHING, CONTEXT, holds, mangled

SECOND = 1_787_882_449
TIKTOK: dict[str, Any] = {
    "id": str(SECOND << 32 | 7),
    "extractor_key": "TikTok",
    "webpage_url": "https://www.tiktok.com/@anexample/video/1?x-signature=s",
    "title": "Chào…",
    "description": "Chào #HàGiang",
    "timestamp": SECOND + 9,
    "upload_date": "20260827",
    "uploader": "AnExample",
    "uploader_id": "6800000000000000001",
    "channel": "An Example",
    "channel_id": "MS4wExample",
    "view_count": 541_200,
    "like_count": 1001,
    "comment_count": 12,
    "repost_count": 5,
    "save_count": 3,
    "duration": 31,
    "epoch": 1_788_000_000,
}
YOUTUBE: dict[str, Any] = {
    "id": "-AbCdEfGh_1",
    "extractor_key": "Youtube",
    "webpage_url": "https://www.youtube.com/watch?v=-AbCdEfGh_1",
    "title": "Ngày hội",
    "description": "#HàGiang",
    "upload_date": "20260827",
    "uploader": "An Example",
    "uploader_id": "@AnExample",
    "channel": "An Example",
    "channel_id": "UCexample",
    "channel_follower_count": 10_700,
    "view_count": 1234,
    "like_count": None,
    "comment_count": 7,
    "live_status": "not_live",
    "comments": [
        {"id": "Ugx1", "text": "đẹp", "author_id": "UCbinh", "timestamp": SECOND + 60,
         "like_count": 2, "parent": "root"},
        {"id": "Ugx1.2", "text": "ừ", "parent": "Ugx1"},
        {"text": "không có id"},
    ],
}  # fmt: skip


def read(payload):
    return records(payload, CONTEXT)


def recognised(document):
    found = document if isinstance(document, list) else [document]
    payloads = tuple(one for one in found if isinstance(one, dict))
    head = Head(name="a", shape="json", payloads=payloads, document=document)
    return [adapter.name for adapter in ADAPTERS if adapter.recognises(head)]


def test_a_tiktok_video_counts_reposts_as_shares():
    found = read(TIKTOK)
    post, count = found.posts[0], found.counts[0]
    assert post.post_key == f"tiktok:{TIKTOK['id']}"
    assert (post.channel_key, post.handle) == ("tiktok:6800000000000000001", "anexample")
    assert (post.text, post.hashtags, post.duration_s) == ("Chào #HàGiang", ("HàGiang",), 31)
    assert (count.views.value, count.views.step) == (541_200, 100)
    assert (count.shares, count.saves, count.reposts) == (exact(5), exact(3), ABSENT)
    assert (count.method, count.metric_def) == ("web_capture", "tiktok")


def test_the_epoch_is_when_it_was_seen():
    count = read(TIKTOK).counts[0]
    assert (count.seen_at, count.seen_source) == (
        datetime.fromtimestamp(1_788_000_000, UTC),
        "row",
    )
    other = read({k: v for k, v in TIKTOK.items() if k != "epoch"}).counts[0]
    assert (other.seen_at, other.seen_source) == (CONTEXT.seen_at, "given")


def test_a_tiktok_id_that_contradicts_its_time_is_refused():
    with pytest.raises(Unreadable, match="fabricated or altered"):
        read(TIKTOK | {"timestamp": SECOND + 13 * 86_400})
    day_alone = {k: v for k, v in TIKTOK.items() if k != "timestamp"}
    post = read(
        day_alone | {"upload_date": f"{datetime.fromtimestamp(SECOND, UTC):%Y%m%d}"}
    ).posts[0]
    assert (post.published_at, post.published_source) == (
        datetime.fromtimestamp(SECOND, UTC),
        "id_derived",
    )
    with pytest.raises(Unreadable, match="fabricated or altered"):
        read(day_alone | {"upload_date": "20261231"})


def test_a_youtube_video_has_title_channel_and_comments():
    found = read(YOUTUBE)
    post, count, channel = found.posts[0], found.counts[0], found.channels[0]
    assert (post.text, post.channel_key) == ("Ngày hội\n#HàGiang", "youtube:UCexample")
    assert post.published_at == datetime(2026, 8, 27, tzinfo=UTC)
    assert (count.likes, count.shares, count.saves) == (ABSENT, NOT_APPLICABLE, NOT_APPLICABLE)
    assert (channel.handle, channel.followers.step) == ("anexample", 100)
    assert [one.parent_key for one in found.comments] == [None, "youtube:Ugx1"]
    assert found.refused == (("comments id", "no id"),)


@pytest.mark.parametrize(
    ("payload", "key", "channel"),
    [
        (
            {"extractor_key": "Instagram", "id": "DcAwluvzFq6", "uploader_id": "1001", "channel": "an"},
            "instagram:DcAwluvzFq6",
            "instagram:1001",
        ),
        (
            {"extractor_key": "Facebook", "id": "22222", "uploader_id": "100"},
            "facebook:22222",
            "facebook:100",
        ),
        (
            {"extractor_key": "Twitter", "id": "99", "uploader_id": "AnExample",
             "webpage_url": "https://x.com/AnExample/status/1711641827109257216/video/1"},
            "x:1711641827109257216",
            "x:@anexample",
        ),
    ],
)  # fmt: skip
def test_other_platforms_have_the_keys_of_their_other_sources(payload, key, channel):
    post = read({"webpage_url": "https://example.vn", "title": "a"} | payload).posts[0]
    assert (post.post_key, post.channel_key) == (key, channel)


def test_on_x_reposts_are_reposts():
    count = read({"extractor_key": "Twitter", "id": "9", "repost_count": 4, "url": "u"}).counts[0]
    assert (count.reposts, count.shares) == (exact(4), NOT_APPLICABLE)


def test_a_playlist_is_taken_apart_into_its_entries():
    entry = {"_type": "url", "ie_key": "Youtube", "id": "-AbCdEfGh_1", "url": "u", "title": "a"}
    playlist = {
        "_type": "playlist",
        "extractor_key": "YoutubeTab",
        "entries": [YOUTUBE, entry, None],
    }
    assert recognised(playlist) == ["ytdlp"]
    found = items(playlist)
    assert read(found[1]).counts == ()
    with pytest.raises(Unreadable, match="could not fetch"):
        read(found[2])
    whole = read(playlist)
    assert (len(whole.posts), len(whole.refused)) == (2, 2)


def test_the_description_of_a_playlist_holds_no_post():
    alone = {"_type": "playlist", "extractor_key": "YoutubeTab", "id": "PL1", "webpage_url": "u"}
    with pytest.raises(Unreadable, match="description of a playlist"):
        read(alone)


def test_a_platform_that_is_not_kept_is_refused_by_name():
    with pytest.raises(Unreadable, match="'Vimeo' is none of TikTok"):
        read({"extractor_key": "Vimeo", "id": "1", "webpage_url": "u"})


def test_only_documents_of_ytdlp_are_taken():
    assert recognised(TIKTOK) == recognised([TIKTOK, YOUTUBE]) == ["ytdlp"]
    assert recognised({"id": "1", "url": "u", "title": "a"}) == []
    assert recognised({"entries": [{"id": "1"}]}) == []


@given(mangled(TIKTOK))
def test_a_video_with_anything_in_any_field_is_kept_or_refused(payload):
    recognised(payload)
    holds(records, payload)


@given(mangled({"_type": "playlist", "entries": [YOUTUBE]}))
def test_a_playlist_with_anything_in_any_field_is_kept_or_refused(payload):
    for part in items(payload):
        holds(records, part)


@given(ANYTHING)
def test_anything_at_all_is_kept_or_refused(payload):
    holds(records, payload)
