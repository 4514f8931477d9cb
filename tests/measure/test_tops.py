"""The posts and channels with most views."""

from __future__ import annotations

from lantoa.core.records import rounded
from tests.measure.made import campaign, count, lake_of, post


def test_ten_posts_with_most_views_and_ties_by_key(board) -> None:
    names = [f"p{n:02}" for n in range(12)]
    lake = lake_of(
        [post(name) for name in names],
        [count(name, views=5 if name < "p11" else rounded(12_000, 1_000)) for name in names],
    )
    rows = board(lake, campaign())["top_posts"].rows
    assert [row["key"] for row in rows] == ["tiktok:p11", *(f"tiktok:p{n:02}" for n in range(9))]
    assert rows[0]["lower"], rows[0]["upper"] == (11_500, 12_999)
    assert rows[0]["url"] == "https://example.vn/p11"
    assert rows[0]["label"] == "@an.example · tiktok:p11"
    assert rows[0]["seen_at"].startswith("2026-09-14T05:00:00")


def test_channels_add_the_posts_of_the_scope_and_the_unsigned_belong_to_none(board) -> None:
    lake = lake_of(
        [post("a"), post("b"), post("c", channel_key="tiktok:2", handle="binh.example"),
         post("d", channel_key=None, handle=None), post("e", "20")],
        [count("a", views=4), count("b", views=5), count("c", views=8), count("d", views=99),
         count("e", views=1_000)],
    )  # fmt: skip
    rows = board(lake, campaign())["top_channels"].rows
    assert [(r["key"], r["value"], r["posts"], r["handle"]) for r in rows] == [
        ("tiktok:1", 9, 2, "an.example"),
        ("tiktok:2", 8, 1, "binh.example"),
    ]


def test_a_scope_without_views_has_no_top(board) -> None:
    found = board(lake_of([post("a")], [count("a", likes=4)]), campaign(), lang="en")
    assert found["top_posts"].refused == "no post in the scope has views: missing is not zero"


def test_views_that_belong_to_no_known_channel_make_no_list_of_channels(board) -> None:
    lake = lake_of([post("a", channel_key=None, handle=None)], [count("a", views=4)])
    found = board(lake, campaign(), lang="en")
    assert found["top_channels"].refused == "no post with views has a known author"
    assert found["top_posts"].rows[0]["value"] == 4
