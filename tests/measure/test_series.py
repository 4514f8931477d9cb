"""Figures that are rows: by day, platform, hashtag, role and asset, and what data there is."""

from __future__ import annotations

from lantoa.core.campaign import DeclaredChannel
from lantoa.core.records import rounded
from tests.measure.made import HIDDEN, campaign, count, lake_of, post


def values(figure):
    return {row["key"]: row["value"] for row in figure.rows}


def test_a_day_without_posts_is_a_true_zero_and_days_are_the_campaigns(board) -> None:
    lake = lake_of(
        [post("a", "26 00:00:00"), post("b", "26 23:59:59"), post("c", "28 06:59:59")],
        [count("a", views=rounded(1_200, 100)), count("b", views=5)],
    )
    figures = board(lake, campaign())
    assert values(figures["posts_by_day"]) == {
        "2026-08-26": 2, "2026-08-27": 0, "2026-08-28": 1, "2026-08-29": 0,
    }  # fmt: skip
    views = figures["views_by_publication_day"]
    # The post of the 28th has no count: its day is unknown; the days without posts are zero.
    assert values(views) == {
        "2026-08-26": 1_205, "2026-08-27": 0, "2026-08-28": None, "2026-08-29": 0,
    }  # fmt: skip
    assert {k: views.rows[0][k] for k in ("lower", "upper", "posts", "scope_posts")} == {
        "lower": 1_155, "upper": 1_304, "posts": 2, "scope_posts": 2,
    }  # fmt: skip
    assert views.value is None
    assert views.passport.missing == {"no_count": 1}


def test_each_platform_shows_its_own_best_part(board) -> None:
    lake = lake_of(
        [post("a"), post("b"), post("c", platform="instagram"), post("d", platform="x")],
        [
            count("a", views=100),
            count("b", views=200),
            count("c", views=30, platform="instagram", method="owner_api"),
        ],
    )
    figures = board(lake, campaign())
    assert values(figures["posts_by_platform"]) == {"instagram": 1, "tiktok": 2, "x": 1}
    views = figures["views_by_platform"]
    assert values(views) == {"instagram": 30, "tiktok": 300, "x": None}
    assert (views.rows[0]["method"], views.rows[0]["metric_def"]) == ("owner_api", "instagram")
    assert views.label == "Lượt xem theo nền tảng"


def test_a_post_with_two_hashtags_counts_under_each_and_the_passport_says_so(board) -> None:
    lake = lake_of(
        [post("a", tags=("NgàyHội", "áodài")), post("b"), post("c", tags=("AoDai",))],
        [count("a", views=rounded(10_000, 1_000)), count("b", views=7)],
    )
    its = campaign(hashtags=("NgàyHội", "#áodài", "ÁODÀI", "vắng"), ignore_diacritics=True)
    figures = board(lake, its, lang="en")
    assert values(figures["posts_by_hashtag"]) == {"#NgàyHội": 2, "#áodài": 2, "#vắng": 0}
    rows = figures["views_by_hashtag"].rows
    assert [(r["key"], r["value"], r["lower"], r["upper"], r["posts"]) for r in rows] == [
        ("#NgàyHội", 10_007, 9_507, 11_006, 2),
        ("#áodài", 10_000, 9_500, 10_999, 1),
        ("#vắng", 0, 0, 0, 0),
    ]
    assert any("do not add" in note for note in figures["views_by_hashtag"].passport.notes)


def test_a_campaign_without_hashtags_has_no_hashtag_figures(board) -> None:
    lake = lake_of([post("a")], [count("a", views=1)])
    figures = board(lake, campaign(hashtags=(), every_post=True))
    assert figures["posts_by_hashtag"].refused
    assert figures["views_by_hashtag"].refused == "chiến dịch không khai hashtag nào"
    assert figures["uses_of_asset"].refused


def test_views_by_role(board) -> None:
    channels = (DeclaredChannel(platform="tiktok", role="kol", channel_id="2"),)
    lake = lake_of(
        [post("a", channel_key="tiktok:2"), post("b"), post("c")],
        [count("a", views=50), count("b", views=1), count("c", views=HIDDEN)],
    )
    rows = board(lake, campaign(channels=channels))["views_by_role"].rows
    assert [(r["key"], r["value"], r["posts"], r["scope_posts"]) for r in rows] == [
        ("kol", 50, 1, 1),
        ("public", 1, 1, 2),
    ]


def test_uses_of_an_asset_count_posts_of_the_scope(board) -> None:
    lake = lake_of(
        [post("a", assets=["sound:1", "effect:2"]), post("b", assets=["sound:1"]),
         post("c", "20", assets=["sound:1"])],
        [],
    )  # fmt: skip
    its = campaign(assets=("sound:1", "effect:2"), asset_names=(("sound:1", "Bài hát"),))
    rows = board(lake, its)["uses_of_asset"].rows
    assert [(r["key"], r["label"], r["value"]) for r in rows] == [
        ("sound:1", "Bài hát", 2),
        ("effect:2", "effect:2", 1),
    ]


def test_data_quality_shows_each_metric_of_each_part(board) -> None:
    lake = lake_of(
        [post("a"), post("b"), post("c"), post("d")],
        [count("a", likes=1), count("b", likes=HIDDEN), count("c", method="by_hand", likes=3)],
    )
    rows = {row["key"]: row for row in board(lake, campaign())["data_quality"].rows}
    web = rows["likes tiktok web_capture"]
    assert (web["value"], web["exact"], web["hidden"], web["no_count"]) == (0.25, 1, 1, 2)
    assert rows["views tiktok web_capture"]["absent"] == 2
    assert rows["likes tiktok by_hand"]["no_count"] == 3
