from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Context, Head
from lantoa.sources.facebook import ADAPTERS
from lantoa.sources.facebook.business_suite import daily_records, records
from tests.sources.mangled import CONTEXT, holds, mangled

INSTAGRAM = {
    "Post ID": "17900000000000001",
    "Account ID": "17841400000000001",
    "Account username": "AnExample",
    "Account name": "An Example",
    "Description": "Chào #HàGiang",
    "Duration (sec)": "31",
    "Publish time": "03/27/2026 06:08",
    "Permalink": "https://www.instagram.com/reel/DcAwluvzFq6/",
    "Post type": "IG reel",
    "Data comment": "",
    "Date": "Lifetime",
    "Views": "900",
    "Likes": "50",
    "Shares": "3",
    "Comments": "",
    "Saves": "4",
    "Reach": "700",
}
FACEBOOK = {
    "Post ID": "122158000000000001",
    "Page ID": "100",
    "Page name": "An Example",
    "Title": "Chào",
    "Description": "Chào",
    "Publish time": "03/27/2026 06:08",
    "Permalink": "https://www.facebook.com/100/posts/122158000000000001",
    "Post type": "Photos",
    "Date": "Lifetime",
    "Views": "900",
    "Reactions": "60",
    "Comments": "5",
    "Shares": "3",
}


def recognised(columns, preamble=()):
    head = Head(name="a", shape="table", payloads=(), columns=tuple(columns), preamble=preamble)
    return [adapter.name for adapter in ADAPTERS if adapter.recognises(head)]


def test_an_instagram_row_is_a_post_with_its_count():
    found = records(INSTAGRAM, CONTEXT)
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.channel_key) == ("instagram:DcAwluvzFq6", "instagram:@anexample")
    assert (post.kind, post.duration_s, post.hashtags) == ("video", 31, ("HàGiang",))
    assert (count.views, count.likes, count.saves) == (exact(900), exact(50), exact(4))
    assert (count.comments, count.method) == (ABSENT, "studio_file")


def test_a_facebook_row_counts_all_reactions_and_has_no_saves():
    found = records(FACEBOOK, CONTEXT)
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.channel_key) == ("facebook:122158000000000001", "facebook:100")
    assert (post.text, post.kind) == ("Chào", "image")
    assert (count.likes, count.saves, count.metric_def) == (exact(60), NOT_APPLICABLE, "facebook")


def test_the_month_comes_first_and_the_zone_is_that_of_the_import():
    assert records(FACEBOOK, CONTEXT).posts[0].published_at == datetime(
        2026, 3, 26, 23, 8, tzinfo=UTC
    )
    utc = Context(seen_at=CONTEXT.seen_at, zone=UTC)
    post = records(FACEBOOK, utc).posts[0]
    assert post.published_at == datetime(2026, 3, 27, 6, 8, tzinfo=UTC)
    assert post.published_source == "file_local"


def test_an_id_ruined_by_a_spreadsheet_is_saved_by_the_permalink_or_refused():
    ruined = {"Post ID": "1.22158E+17"}
    assert records(FACEBOOK | ruined, CONTEXT).posts[0].post_key == "facebook:122158000000000001"
    assert records(INSTAGRAM | ruined, CONTEXT).posts[0].post_key == "instagram:DcAwluvzFq6"
    with pytest.raises(Unreadable, match="floating-point"):
        records(FACEBOOK | ruined | {"Permalink": ""}, CONTEXT)
    with pytest.raises(Unreadable, match="floating-point"):
        records(INSTAGRAM | ruined | {"Permalink": ""}, CONTEXT)


def test_numbers_of_one_day_are_refused_and_the_post_is_kept():
    found = records(FACEBOOK | {"Date": "03/28/2026"}, CONTEXT)
    assert (len(found.posts), found.counts) == (1, ())
    assert found.refused == (("Date", "numbers of one day (03/28/2026), not of the post's life"),)


def test_a_thirteenth_month_is_listed_and_the_numbers_are_kept():
    found = records(FACEBOOK | {"Publish time": "27/03/2026 06:08"}, CONTEXT)
    assert (found.posts[0].published_at, len(found.counts)) == (None, 1)
    assert found.refused[0][0] == "Publish time"


def test_the_content_tables_are_recognised_also_in_vietnamese():
    assert recognised(INSTAGRAM) == recognised(FACEBOOK) == ["business-suite"]
    vietnamese = ["ID bài viết", "ID Trang", "Thời gian đăng", "Liên kết vĩnh viễn", "Lượt xem"]
    assert recognised(vietnamese) == ["business-suite"]


def test_a_table_of_days_is_recognised_and_each_day_refused():
    assert recognised(["Date", "Primary"], ("sep=,", "Views")) == ["business-suite-daily"]
    with pytest.raises(Unreadable, match="a day of the account, not a post"):
        daily_records({"Date": "2026-08-22T00:00:00", "Primary": "5"}, CONTEXT)


def test_other_tables_are_not_taken():
    assert recognised(["id", "text", "date", "views"]) == []
    assert recognised(["Date", "Video Views"]) == []


@given(mangled(INSTAGRAM))
def test_an_instagram_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(FACEBOOK))
def test_a_facebook_row_with_anything_in_any_cell_is_kept_or_refused(payload):
    holds(records, payload)
