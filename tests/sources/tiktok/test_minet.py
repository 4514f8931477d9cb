"""minet's table of TikTok videos."""

from __future__ import annotations

from lantoa.core.records import ABSENT, exact
from lantoa.sources.tiktok.minet import ADAPTERS, records
from tests.sources.tiktok.invented import CONTEXT, ID, UPLOADED, head

(ADAPTER,) = ADAPTERS
ROW = {
    "id": ID, "description": "Chào", "timestamp": str(UPLOADED + 4), "utc_time": "",
    "video_duration": "12", "author_id": "6800000001", "author_unique_id": "an.example",
    "author_nickname": "An", "author_verified": "false", "author_follower_count": "40",
    "author_following_count": "1", "author_heart_count": "7", "author_video_count": "2",
    "music_id": "7000000001", "digg_count": "5", "share_count": "", "comment_count": "0",
    "play_count": "77", "challenges_titles": "HàGiang|thu", "is_ad": "false",
}  # fmt: skip


def test_a_row_is_read_with_lists_joined_by_bars():
    found = records(ROW, CONTEXT)
    (post,), (count,), (channel,) = found.posts, found.counts, found.channels
    assert post.hashtags == ("HàGiang", "thu")
    assert (post.duration_s, post.is_ad) == (12.0, False)
    assert (count.method, count.likes, count.shares) == ("web_capture", exact(5), ABSENT)
    assert (channel.likes, channel.posts) == (exact(7), exact(2))


def test_the_spelled_time_is_utc():
    found = records(ROW | {"timestamp": "", "utc_time": "2025-08-26T09:20:04"}, CONTEXT)
    assert found.posts == records(ROW, CONTEXT).posts


def test_its_table_is_recognised():
    assert ADAPTER.recognises(head("table", ROW))
    assert not ADAPTER.recognises(head("table", {"id": "1", "description": "x"}))
