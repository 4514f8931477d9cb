"""Posts, authors, the six metrics and the engagement rate."""

from __future__ import annotations

import pytest

from lantoa.core.records import NOT_APPLICABLE, rounded
from tests.measure.made import ABSENT, BROKEN, HIDDEN, at, campaign, count, lake_of, post


def test_a_sum_of_rounded_numbers_holds_the_truth_whether_rounded_or_cut(board) -> None:
    lake = lake_of(
        [post("a"), post("b")],
        [count("a", views=rounded(541_200, 100)), count("b", views=1_000)],
    )
    views = board(lake, campaign())["views"]
    assert (views.value, views.lower, views.upper) == (542_200, 542_150, 542_299)
    assert views.passport.parts[0].states == {"rounded": 1, "exact": 1}


def test_only_the_last_count_of_a_post_counts_even_where_it_is_lower(board) -> None:
    lake = lake_of([post("a")], [count("a", "30", views=900), count("a", "31", views=850)])
    assert board(lake, campaign())["views"].value == 850


def test_of_two_counts_at_one_instant_the_larger_hash_is_taken_in_any_order(board) -> None:
    one = count("a", views=10, row_hash=5)
    two = count("a", views=20, row_hash=9)
    for counts in ([one, two], [two, one], [two, one, two, one]):
        assert board(lake_of([post("a")], counts), campaign())["views"].value == 20


def test_a_hidden_like_count_is_hidden_and_no_like_is_made_up(board) -> None:
    lake = lake_of(
        [post(name) for name in "abcde"],
        [
            count("a", likes=7),
            count("b", likes=HIDDEN),
            count("c", likes=ABSENT),
            count("d", likes=BROKEN),
        ],
    )
    likes = board(lake, campaign())["likes"]
    assert likes.value == 7
    assert likes.passport.missing == {"hidden": 1, "absent": 1, "error": 1, "no_count": 1}
    assert likes.passport.missing_share == pytest.approx(0.8)


def test_a_metric_that_no_post_has_is_refused_and_not_zero(board) -> None:
    lake = lake_of([post("a")], [count("a", views=5, saves=NOT_APPLICABLE)])
    saves = board(lake, campaign(), lang="en")["saves"]
    assert (saves.value, saves.lower, saves.upper) == (None, None, None)
    assert "no post in the scope has saves" in saves.refused
    assert saves.passport.missing == {"not_applicable": 1}


def test_a_true_zero_stays_zero(board) -> None:
    views = board(lake_of([post("a")], [count("a", views=0)]), campaign())["views"]
    assert (views.value, views.lower, views.upper, views.refused) == (0, 0, 0, "")


def test_methods_and_definitions_stand_side_by_side_and_are_never_added(board) -> None:
    lake = lake_of(
        [post("a"), post("b"), post("c", platform="instagram")],
        [
            count("a", views=100),
            count("b", views=200),
            count("a", "46", views=130, method="owner_api"),
            count("c", views=50, platform="instagram"),
        ],
    )
    views = board(lake, campaign(), lang="en")["views"]
    assert views.value == 300
    assert views.label == "Views (TikTok, web capture)"
    shown = [(p.method, p.metric_def, p.posts, p.value) for p in views.passport.parts]
    assert shown == [
        ("web_capture", "tiktok", 2, 300),
        ("owner_api", "tiktok", 1, 130),
        ("web_capture", "instagram", 1, 50),
    ]
    assert views.passport.missing == {}
    assert views.passport.missing_share == 0
    assert views.passport.elsewhere == {"instagram": 1}
    assert views.passport.about == 2


def test_posts_of_other_platforms_are_beside_and_only_posts_of_its_own_can_be_missing(
    board,
) -> None:
    lake = lake_of(
        [post("a"), post("b"), post("c"), post("d", platform="instagram"),
         post("e", platform="instagram"), post("f", platform="press"), post("g")],
        [
            count("g", views=9, likes=1, comments=1, shares=1),
            count("a", views=100, likes=1, comments=1, shares=1),
            count("b", views=200, likes=HIDDEN, comments=1, shares=1),
            count("c", views=7, method="vendor_file"),
            count("d", views=50, platform="instagram"),
            count("e", views=HIDDEN, platform="instagram"),
        ],
    )  # fmt: skip
    found = board(lake, campaign())
    others = {"instagram": 2, "press": 1}
    for figure_id, missing in (
        ("views", {"no_count": 1}),
        ("likes", {"hidden": 1, "no_count": 1}),
        ("engagement_rate", {"hidden": 1, "no_count": 1}),
        ("median_views", {"no_count": 1}),
        ("views_by_publication_day", {"no_count": 1}),
    ):
        its = found[figure_id].passport
        assert (its.missing, its.elsewhere, its.about) == (missing, others, 4), figure_id
        assert its.missing_share == pytest.approx(sum(missing.values()) / 4)
    by_platform = found["views_by_platform"].passport
    assert (by_platform.missing, by_platform.elsewhere) == ({"no_count": 2, "hidden": 1}, {})
    quality = {row["key"]: row for row in found["data_quality"].rows}
    assert quality["views instagram web_capture"]["value"] == 1 / 2
    assert quality["views tiktok web_capture"]["value"] == 3 / 4
    (day,) = (r for r in found["views_by_publication_day"].rows if r["posts"])
    assert (day["posts"], day["scope_posts"], day["elsewhere"]) == (3, 4, 3)


def test_with_as_many_posts_the_more_exact_method_is_shown(board) -> None:
    lake = lake_of(
        [post("a")],
        [count("a", views=3, method="by_hand"), count("a", views=4, method="owner_api")],
    )
    assert board(lake, campaign())["views"].value == 4


def test_a_part_without_any_value_gives_way_to_one_that_has_some(board) -> None:
    lake = lake_of(
        [post("a"), post("b")],
        [count("a"), count("b"), count("a", shares=4, method="vendor_file")],
    )
    shares = board(lake, campaign())["shares"]
    assert shares.value == 4
    assert [part.value for part in shares.passport.parts] == [4, None]


def test_no_post_in_scope_is_zero_posts_and_refused_metrics(board) -> None:
    lake = lake_of([post("a", tags=("khác",))], [count("a", views=5)])
    figures = board(lake, campaign())
    assert figures["posts"].value == 0
    assert figures["authors"].value == 0
    assert figures["views"].value is None
    assert figures["views"].refused == "không có bài nào trong phạm vi chiến dịch"
    assert figures["views"].passport.missing_share is None


def test_an_empty_lake_gives_a_board_too(board) -> None:
    figures = board(lake_of([], []), campaign())
    assert figures["posts"].value == 0
    assert figures["posts"].passport.as_of is None
    assert all(f.refused or f.value == 0 or f.rows for f in figures.values())


def test_posts_without_any_count_are_posts_whose_metrics_are_missing(board) -> None:
    figures = board(lake_of([post("a"), post("b")], []), campaign())
    assert figures["posts"].value == 2
    assert figures["views"].refused
    assert figures["views"].passport.missing == {"no_count": 2}


def test_authors_are_distinct_and_doubt_widens_their_interval(board) -> None:
    lake = lake_of(
        [
            post("a", channel_key="tiktok:1", handle="an.example"),
            post("b", channel_key="tiktok:1", handle="an.example"),
            post("c", channel_key="tiktok:@an.example", handle="an.example"),
            post("d", channel_key="tiktok:@binh.example", handle="binh.example"),
            post("e", channel_key=None, handle=None),
        ],
        [],
    )
    authors = board(lake, campaign())["authors"]
    assert (authors.value, authors.lower, authors.upper) == (3, 2, 4)
    assert authors.passport.missing == {"absent": 1}


def test_engagement_rests_on_posts_whose_one_count_has_all_four_numbers(board) -> None:
    lake = lake_of(
        [post("a"), post("b"), post("c"), post("d")],
        [
            count("a", views=1_000, likes=80, comments=15, shares=5, saves=999),
            count("b", views=rounded(1_000, 100), likes=50, comments=25, shares=25),
            count("c", views=1_000_000, likes=HIDDEN, comments=1, shares=1),
        ],
    )
    rate = board(lake, campaign())["engagement_rate"]
    assert rate.value == 200 / 2_000
    assert (rate.lower, rate.upper) == (200 / 2_099, 200 / 1_950)
    assert rate.passport.missing == {"hidden": 1, "no_count": 1}


def test_engagement_over_no_views_is_refused(board) -> None:
    lake = lake_of([post("a")], [count("a", views=0, likes=1, comments=0, shares=0)])
    rate = board(lake, campaign(), lang="en")["engagement_rate"]
    assert rate.value is None
    assert "add up to 0" in rate.refused


def test_a_number_no_platform_has_is_an_error_and_does_not_break_the_sum(board) -> None:
    lake = lake_of([post("a"), post("b")], [count("a", views=2**63 - 1), count("b", views=6)])
    views = board(lake, campaign())["views"]
    assert views.value == 6
    assert views.passport.missing == {"error": 1}


def test_the_passport_says_when_the_counts_were_seen(board) -> None:
    lake = lake_of(
        [post("a"), post("b")],
        [count("a", "28", views=1), count("a", "30", views=2), count("b", "29", views=3)],
    )
    views = board(lake, campaign())["views"]
    assert views.passport.as_of == (at("29"), at("30"))
    assert (views.passport.definition, views.passport.version) == ("views", 1)
    assert views.passport.page == "docs/measures/views.md"
