"""One captured video: what becomes of each part, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, Metric, Records, State, exact
from lantoa.sources.tiktok.captured import ADAPTERS, records
from tests.sources.tiktok.invented import CONTEXT, ID, SEEN_MS, UPLOADED, head, item, line

(ADAPTER,) = ADAPTERS


def read(data: dict[str, Any] | None = None, **changes: Any) -> Records:
    return records(line(data, **changes), CONTEXT)


def test_a_video_becomes_a_post_a_count_and_a_channel():
    found = read()
    (post,), (count,), (channel,) = found.posts, found.counts, found.channels
    assert found.refused == ()
    assert post.post_key == count.post_key == f"tiktok:{ID}"
    assert (post.channel_key, post.handle) == ("tiktok:6800000001", "an.example")
    assert post.url == f"https://www.tiktok.com/@an.example/video/{ID}"
    assert (post.kind, post.duration_s, post.region) == ("video", 31.0, "VN")
    assert post.hashtags == ("HàGiang", "fyp")
    assert post.assets == ("sound:7000000001",)
    assert (post.is_ad, post.is_paid_partnership) == (False, None)
    assert post.published_at == datetime.fromtimestamp(UPLOADED + 9, UTC)
    assert post.published_source == "platform"
    assert (count.method, count.metric_def, count.seen_source) == ("web_capture", "tiktok", "row")
    assert count.views == Metric(541_200, 100, State.ROUNDED)
    assert count.likes == exact(999)
    assert (count.shares, count.saves, count.reposts) == (exact(0), exact(17), ABSENT)
    assert channel.followers == Metric(12_300, 100, State.ROUNDED)
    assert channel.likes == Metric(1_200_000, 100_000, State.ROUNDED)
    assert (channel.posts, channel.name) == (exact(40), "An Ví Dụ")


def test_a_video_seen_again_was_seen_at_its_last_update():
    found = read(last_updated=SEEN_MS + 5_000)
    assert found.counts[0].seen_at == datetime.fromtimestamp(0, UTC) + timedelta(
        milliseconds=SEEN_MS + 5_000
    )
    assert records(line(timestamp_collected=...), CONTEXT).counts[0].seen_at == CONTEXT.seen_at


def test_exact_counts_are_preferred_one_by_one_where_they_can_be_read():
    exacts = {
        "playCount": "541234",
        "diggCount": "viele",
        "commentCount": "-1",
        "repostCount": "2",
    }
    count = read(item(statsV2=exacts)).counts[0]
    assert count.views == exact(541_234)
    assert (count.likes, count.comments) == (exact(999), exact(3))
    assert (count.shares, count.reposts) == (exact(0), exact(2))


def test_a_count_that_cannot_be_read_is_an_error_and_a_missing_one_absent():
    count = read(item(stats={"playCount": 2**63, "diggCount": -5, "shareCount": None})).counts[0]
    assert (count.views, count.likes, count.shares) == (ERROR, ERROR, ABSENT)


def test_an_author_may_be_a_name_alone():
    data = item(author="An.Example", nickname="An", authorId="6800000001")
    assert read(data).channels[0].channel_key == "tiktok:6800000001"
    data.pop("authorId")
    channel = read(data).channels[0]
    assert (channel.channel_key, channel.name) == ("tiktok:@an.example", "An")


def test_a_ruined_author_id_is_refused_and_the_post_kept_under_the_handle():
    found = read(item(author={"id": 6.8e18, "uniqueId": "an"}))
    assert found.posts[0].channel_key == "tiktok:@an"
    assert [field for field, _ in found.refused] == ["author.id"]


def test_a_post_without_an_author_has_no_channel():
    found = read(item(author=...))
    assert (found.channels, found.posts[0].url) == ((), None)


def test_hashtags_come_from_the_caption_where_no_part_lists_them():
    assert read(item(textExtra=..., challenges=...)).posts[0].hashtags == ("HàGiang", "fyp")
    newer = item(
        desc=...,
        textExtra=...,
        challenges=...,
        contents=[{"desc": "#MùaThu", "textExtra": [{"hashtagName": "mùathu"}]}],
    )
    post = read(newer).posts[0]
    assert (post.text, post.hashtags) == ("#MùaThu", ("mùathu",))


def test_sounds_effects_and_templates_are_assets():
    data = item(
        effectStickers=[{"ID": "452175", "name": "x"}],
        anchors=[{"keyword": "CapCut", "extra": '{"template_id":"7299286607478181121"}'}],
    )
    assert read(data).posts[0].assets == (
        "sound:7000000001",
        "effect:452175",
        "template:7299286607478181121",
    )
    assert read(item(music={"id": ""})).posts[0].assets == ()


def test_a_picture_post_is_an_image_without_duration():
    post = read(item(imagePost={"images": []})).posts[0]
    assert (post.kind, post.duration_s) == ("image", None)
    assert post.url == f"https://www.tiktok.com/@an.example/photo/{ID}"


def test_an_advertisement_is_kept_and_marked():
    assert read(item(isAd=True, adAuthorization=True)).posts[0].is_ad is True


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"data": {"liveRoomInfo": {"x": 1}, "id": ID}}, "live room"),
        ({"data": {"cid": "1", "aweme_id": ID}}, "comment"),
        ({"data": {"uniqueId": "an"}}, "no video"),
        ({"data": 5}, "not an object"),
        ({"data": {}}, "nothing in it"),
        ({"source_platform": "instagram.com"}, "not TikTok"),
        ({"data": item(id=7.5e18)}, "floating-point"),
        ({"data": item(createTime=UPLOADED + 12 * 86_400)}, "fabricated or altered"),
        ({"data": item(createTime="soon")}, "not a time"),
        ({"data": item(textExtra="x")}, "not a list"),
        ({"timestamp_collected": "never"}, "not a time"),
    ],
)
def test_a_line_that_is_no_ordinary_video_is_refused_with_its_reason(changes, reason):
    with pytest.raises(Unreadable, match=reason):
        records(line(**changes), CONTEXT)


def test_lines_of_tiktok_videos_are_recognised_and_others_are_not():
    assert ADAPTER.recognises(head("lines", line()))
    assert not ADAPTER.recognises(head("lines", line({"cid": "1", "aweme_id": ID})))
    assert not ADAPTER.recognises(head("lines", line(source_platform="instagram.com")))
    assert not ADAPTER.recognises(head("table", {"id": "1"}))
