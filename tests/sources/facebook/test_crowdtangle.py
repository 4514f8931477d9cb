from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Head
from lantoa.sources.facebook import ADAPTERS
from lantoa.sources.facebook.crowdtangle import records
from tests.sources.mangled import CONTEXT, holds, mangled

ROW = {
    "Page Name": "An Example",
    "User Name": "AnExample",
    "Facebook Id": "100",
    "Likes at Posting": "1,000",
    "Followers at Posting": "1,200",
    "Post Created": "2023-01-02 10:11:12 EST",
    "Type": "Native Video",
    "Total Interactions": "1,234",
    "Likes": "1,000",
    "Comments": "100",
    "Shares": "50",
    "Love": "40", "Wow": "10", "Haha": "9", "Sad": "8", "Angry": "7", "Care": "10",
    "Post Views": "20,000",
    "Video Length": "00:31",
    "URL": "https://www.facebook.com/100/posts/22222",
    "Message": "Chào #HàGiang",
    "Sponsor Id": "",
}  # fmt: skip
INSTAGRAM = {
    "Account": "An Example",
    "User Name": "AnExample",
    "Followers at Posting": "1200",
    "Post Created": "2023-07-02 10:11:12 EDT",
    "Type": "Photo",
    "Likes": "60",
    "Comments": "5",
    "Views": "0",
    "URL": "https://www.instagram.com/p/DcAwluvzFq6/",
    "Description": "Chào",
}


def recognised(columns):
    head = Head(name="a", shape="table", payloads=(), columns=tuple(columns))
    return [adapter.name for adapter in ADAPTERS if adapter.recognises(head)]


def test_a_row_is_a_post_with_its_count_and_its_channel():
    found = records(ROW, CONTEXT)
    post, count, channel = found.posts[0], found.counts[0], found.channels[0]
    assert (post.post_key, post.channel_key) == ("facebook:22222", "facebook:100")
    assert (post.kind, post.duration_s, post.hashtags) == ("video", 31, ("HàGiang",))
    assert (count.views, count.comments, count.shares) == (exact(20_000), exact(100), exact(50))
    assert (count.method, count.metric_def) == ("vendor_file", "facebook")
    assert (channel.followers, channel.likes) == (exact(1200), exact(1000))
    assert channel.seen_at == post.published_at


def test_likes_are_all_reactions():
    assert records(ROW, CONTEXT).counts[0].likes == exact(1084)


def test_a_table_with_likes_alone_has_its_own_definition():
    narrow = {key: ROW[key] for key in ("Post Created", "URL", "Likes", "Comments")}
    count = records(narrow, CONTEXT).counts[0]
    assert (count.likes, count.metric_def, count.shares) == (exact(1000), "facebook.likes", ABSENT)


def test_the_zone_at_the_end_of_a_time_is_read():
    winter = records(ROW, CONTEXT).posts[0].published_at
    summer = records(INSTAGRAM, CONTEXT).posts[0].published_at
    assert winter == datetime(2023, 1, 2, 15, 11, 12, tzinfo=UTC)
    assert summer == datetime(2023, 7, 2, 14, 11, 12, tzinfo=UTC)


def test_the_views_of_a_picture_are_not_applicable_and_not_zero():
    found = records(INSTAGRAM, CONTEXT)
    assert found.posts[0].post_key == "instagram:DcAwluvzFq6"
    assert found.posts[0].channel_key == "instagram:@anexample"
    assert (found.counts[0].views, found.counts[0].shares) == (NOT_APPLICABLE, NOT_APPLICABLE)
    assert found.counts[0].likes == exact(60)


def test_an_address_that_names_no_post_is_refused():
    with pytest.raises(Unreadable, match="the address names no post"):
        records(ROW | {"URL": "https://www.facebook.com/anexample"}, CONTEXT)


def test_the_tables_are_recognised():
    assert recognised(ROW) == recognised(INSTAGRAM) == ["crowdtangle"]
    assert recognised(["URL", "Likes", "Date"]) == []


@given(mangled(ROW))
def test_a_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(INSTAGRAM))
def test_an_instagram_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(records, payload)
