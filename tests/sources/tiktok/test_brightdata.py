"""Bright Data's rows of TikTok posts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, exact
from lantoa.sources.tiktok.brightdata import ADAPTERS, records
from tests.sources.tiktok.invented import CONTEXT, ID, head

JSON, LINES, TABLE = ADAPTERS


def row(**changes: Any) -> dict[str, Any]:
    cells = {
        "url": f"https://www.tiktok.com/@an.example/video/{ID}", "post_id": ID,
        "description": '"Chào #HàGiang"', "create_time": '"2025-08-26T09:20:04.000Z"',
        "share_count": "2", "collect_count": "null", "comment_count": "1", "play_count": "77",
        "digg_count": "5", "video_duration": "12", "hashtags": '["#HàGiang","#thu"]',
        "profile_id": "6800000001", "profile_username": "An fin███", "is_verified": "true",
        "profile_url": "https://www.tiktok.com/@an.example", "profile_followers": "40",
        "music": '{"id":"7000000001"}', "timestamp": '"2025-09-01T00:00:00.000Z"',
        "error": "null", "error_code": "",
    }  # fmt: skip
    return cells | changes


def test_quoted_cells_lists_and_nulls_are_read():
    found = records(row(), CONTEXT)
    (post,), (count,), (channel,) = found.posts, found.counts, found.channels
    assert post.published_at == datetime(2025, 8, 26, 9, 20, 4, tzinfo=UTC)
    assert (post.text, post.hashtags) == ("Chào #HàGiang", ("HàGiang", "thu"))
    assert (post.handle, post.assets) == ("an.example", ("sound:7000000001",))
    assert (count.saves, count.likes) == (ABSENT, exact(5))
    assert (count.seen_at, count.seen_source) == (datetime(2025, 9, 1, tzinfo=UTC), "row")
    assert (channel.name, channel.verified) == ("An fin███", True)


def test_without_a_timestamp_the_context_says_when():
    assert records(row(timestamp="null"), CONTEXT).counts[0].seen_source == "given"


def test_a_row_that_is_an_error_names_it():
    with pytest.raises(Unreadable, match="dead_page"):
        records(row(error_code="dead_page"), CONTEXT)


def test_text_that_only_looks_like_json_stays_text():
    assert records(row(description="[thu] mùa"), CONTEXT).posts[0].text == "[thu] mùa"


def test_each_shape_is_recognised_by_its_own_adapter():
    assert TABLE.recognises(head("table", row()))
    assert LINES.recognises(head("lines", row()))
    assert JSON.recognises(head("json", document=[row()]))
    assert not JSON.recognises(head("json", document={"post_id": 1}))
