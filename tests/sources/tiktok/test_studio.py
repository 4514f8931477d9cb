"""TikTok Studio's table of an account's own videos."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, exact
from lantoa.sources.adapter import Context
from lantoa.sources.tiktok.studio import ADAPTERS, records
from tests.sources.tiktok.invented import CONTEXT, ID, UPLOADED, head

(ADAPTER,) = ADAPTERS
UPLOAD = datetime.fromtimestamp(UPLOADED, UTC)  # 26 August 2025, 09:20 UTC
LINK = f"https://www.tiktok.com/@an.example/video/{ID}"
NO_ZONE = Context(CONTEXT.seen_at)


def row(**changes: Any) -> dict[str, Any]:
    cells = {
        "Video title": "Chào #HàGiang", "Video link": LINK, "Post time": "August 26",
        "Total likes": "18,400", "Total comments": "undefined", "Total shares": "0",
        "Total views": "541200", "Add to favorites": "12",
    }  # fmt: skip
    return cells | changes


def test_totals_are_exact_and_the_address_tells_id_and_account():
    found = records(row(), CONTEXT)
    (post,), (count,), (channel,) = found.posts, found.counts, found.channels
    assert (post.post_key, post.channel_key) == (f"tiktok:{ID}", "tiktok:@an.example")
    assert (post.hashtags, channel.handle) == (("HàGiang",), "an.example")
    assert count.method == "studio_file"
    assert (count.views, count.likes) == (exact(541_200), exact(18_400))
    assert (count.comments, count.shares, count.saves) == (ABSENT, exact(0), exact(12))


def test_vietnamese_headings_say_the_same():
    cells = {
        "Tiêu đề video": "Chào #HàGiang", "Liên kết video": LINK, "Thời gian đăng": "26 tháng 8",
        "Tổng số lượt thích": "18.400", "Tổng số bình luận": "-", "Tổng số lượt chia sẻ": "0",
        "TỔNG SỐ LƯỢT XEM": "541.200", "Thêm vào Mục yêu thích": "12",
    }  # fmt: skip
    assert records(cells, CONTEXT) == records(row(), CONTEXT)
    assert ADAPTER.recognises(head("table", cells))


def test_a_day_without_a_year_is_dated_by_the_id():
    post = records(row(), CONTEXT).posts[0]
    assert (post.published_at, post.published_source) == (UPLOAD, "id_derived")


def test_a_full_time_is_local_to_the_files_zone():
    post = records(row(**{"Post time": "2025-08-26 16:20:30"}), CONTEXT).posts[0]
    assert (post.published_at, post.published_source) == (
        datetime(2025, 8, 26, 9, 20, 30, tzinfo=UTC),
        "file_local",
    )
    unknown = records(row(**{"Post time": "2025-08-26 16:20:30"}), NO_ZONE).posts[0]
    assert unknown.published_source == "id_derived"


def test_a_scheduled_video_keeps_the_day_of_the_file():
    post = records(row(**{"Post time": "Aug 30, 2025"}), CONTEXT).posts[0]
    assert post.published_at == datetime(2025, 8, 29, 17, tzinfo=UTC)
    assert post.published_source == "file_local"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Video link": ""}, "no address of a video"),
        ({"Video link": "https://vm.tiktok.com/ZMabc/"}, "no address of a video"),
        ({"Post time": "June 1"}, "fabricated or altered"),
        ({"Post time": "soon"}, "not a day"),
    ],
)
def test_a_row_that_cannot_be_placed_is_refused(changes: dict[str, str], reason: str):
    with pytest.raises(Unreadable, match=reason):
        records(row(**changes), CONTEXT)


def test_a_negative_total_is_an_error_not_zero():
    assert records(row(**{"Total shares": "-3"}), CONTEXT).counts[0].shares == ERROR


def test_only_the_table_of_videos_is_recognised():
    assert ADAPTER.recognises(head("table", row()))
    overview = {"Date": "August 31", "Video Views": "1", "Likes": "2"}
    assert not ADAPTER.recognises(head("table", overview))
    elsewhere = row(**{"Video link": "https://www.example.vn/1"})
    assert not ADAPTER.recognises(head("table", elsewhere))
