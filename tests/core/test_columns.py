"""Records laid out as columns."""

from datetime import UTC, datetime

from lantoa.core.columns import COUNT_COLUMNS, POST_COLUMNS, rows_of
from lantoa.core.records import HIDDEN, Count, Post, Quarantined, Records, exact, rounded

SEEN = datetime(2024, 9, 1, tzinfo=UTC)


def records(key="tiktok:1", **metrics):
    post = Post(platform="tiktok", post_key=key, seen_at=SEEN, hashtags=("CờĐỏ", "cờđỏ"))
    count = Count(
        platform="tiktok", post_key=key, seen_at=SEEN, seen_source="row", method="web_capture",
        metric_def="tiktok", **metrics,
    )  # fmt: skip
    return Records(posts=(post,), counts=(count,))


def test_every_column_is_there_and_equally_long():
    rows = rows_of([(1, "", records()), (2, "", records("tiktok:2"))], [])
    assert tuple(rows.posts) == POST_COLUMNS
    assert tuple(rows.counts) == COUNT_COLUMNS
    assert {len(c) for c in (*rows.posts.values(), *rows.counts.values())} == {2}
    assert rows.read == 2


def test_a_hidden_metric_has_no_value_and_a_rounded_one_keeps_its_step():
    counts = rows_of([(1, "", records(views=rounded(541_200, 100), likes=HIDDEN))], []).counts
    assert (counts["views"][0], counts["views_step"][0], counts["views_state"][0]) == (
        541_200,
        100,
        2,
    )
    assert (counts["likes"][0], counts["likes_state"][0]) == (None, 3)
    assert (counts["saves"][0], counts["saves_state"][0]) == (None, 0)


def test_hashtags_that_differ_in_case_alone_share_a_key():
    posts = rows_of([(1, "", records())], []).posts
    assert posts["hashtags"][0] == ("CờĐỏ", "cờđỏ")
    assert posts["hashtag_keys"][0] == ("cờđỏ",)
    assert posts["hashtag_plain_keys"][0] == ("codo",)


def test_a_count_knows_the_post_that_was_seen_with_it():
    alone = Records(counts=records(views=exact(1)).counts)
    rows = rows_of([(1, "", records()), (2, "", alone), (3, "", records("tiktok:3"))], [])
    assert rows.counts["post_row"] == (0, -1, 1)


def test_a_refused_part_is_in_quarantine_beside_the_rest_of_its_payload():
    given = Records(posts=records().posts, refused=(("errors", "not found"),))
    before = [Quarantined(line=1, field="", reason="not JSON")]
    rows = rows_of([(2, "", given)], before)
    assert rows.read == 2
    assert [(q.line, q.field) for q in rows.quarantined] == [(1, ""), (2, "errors")]
