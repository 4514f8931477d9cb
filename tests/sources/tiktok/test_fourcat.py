"""4CAT's data sets of TikTok, as CSV and as NDJSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, exact
from lantoa.sources.tiktok.fourcat import ADAPTERS, line_records, records
from tests.sources.tiktok.invented import CONTEXT, ID, SEEN_MS, UPLOADED, head, item

TABLE, LINES = ADAPTERS
META = {"source_platform": "tiktok.com", "timestamp_collected": SEEN_MS, "item_id": ID}


def row(**changes: Any) -> dict[str, Any]:
    cells = {
        "collected_from_url": "https://www.tiktok.com/tag/fyp", "id": ID, "thread_id": ID,
        "author": "An.Example", "author_full": "An", "author_followers": "120",
        "author_likes": "5", "author_videos": "9", "body": "Chào #HàGiang",
        "timestamp": "2025-08-26 09:20:09", "unix_timestamp": str(UPLOADED + 9), "is_ad": "no",
        "is_paid_partnership": "yes", "music_id": "7000000001",
        "tiktok_url": f"https://www.tiktok.com/@an.example/video/{ID}", "likes": "12",
        "comments": "0", "shares": "", "plays": "541200", "hashtags": "HàGiang,fyp",
        "challenges": "fyp", "location_created": "VN",
    }  # fmt: skip
    return cells | changes


def test_a_row_is_read_and_saves_are_absent():
    found = records(row(), CONTEXT)
    (post,), (count,), (channel,) = found.posts, found.counts, found.channels
    assert post.hashtags == ("HàGiang", "fyp")
    assert (post.is_ad, post.is_paid_partnership) == (False, True)
    assert post.published_at == datetime.fromtimestamp(UPLOADED + 9, UTC)
    assert (count.seen_at, count.seen_source) == (CONTEXT.seen_at, "given")
    assert (count.comments, count.shares, count.saves) == (exact(0), ABSENT, ABSENT)
    assert count.views.step == 100
    assert (channel.followers, channel.posts) == (exact(120), exact(9))


def test_likes_that_an_account_gave_are_not_likes_that_it_has():
    assert records(row(), CONTEXT).channels[0].likes == ABSENT


def test_the_spelled_time_is_utc_where_the_number_is_missing():
    found = records(row(unix_timestamp="", timestamp="2025-08-26 09:20:09"), CONTEXT)
    assert found.posts[0].published_at == datetime(2025, 8, 26, 9, 20, 9, tzinfo=UTC)


def test_lines_are_mapped_items_or_the_platforms_own_with_their_time():
    mapped = line_records(row(__import_meta=META), CONTEXT)
    raw = line_records(item(__import_meta=META), CONTEXT)
    assert mapped.counts[0].seen_source == raw.counts[0].seen_source == "row"
    assert mapped.counts[0].seen_at == raw.counts[0].seen_at
    assert raw.counts[0].saves == exact(17)


def test_an_id_that_a_spreadsheet_ruined_is_refused():
    with pytest.raises(Unreadable, match="floating-point"):
        records(row(id="7.54282E+18"), CONTEXT)


def test_tables_and_lines_are_recognised():
    assert TABLE.recognises(head("table", row()))
    assert not TABLE.recognises(head("table", {"id": "1", "body": ""}))
    assert LINES.recognises(head("lines", row(__import_meta=META)))
    assert LINES.recognises(head("lines", item(__import_meta=META)))
    assert not LINES.recognises(head("lines", item()))
