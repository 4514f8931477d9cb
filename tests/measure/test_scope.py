"""Which posts are in a campaign's scope, and the reason why others are not."""

from __future__ import annotations

from lantoa.core.campaign import DeclaredChannel
from tests.measure.made import campaign, lake_of, post


def scope(board, posts, its):
    return board(lake_of(posts, []), its)["posts"].passport.scope


def test_both_first_and_last_day_are_inside_in_the_campaigns_own_zone(board) -> None:
    posts = [
        post("before", "25 23:59:59"),
        post("first", "26 00:00:00"),
        post("last", "29 23:59:59"),
        post("after", "30 00:00:00"),
    ]
    found = scope(board, posts, campaign())
    assert found.inside == 2
    assert found.outside_by == {"before": 1, "after": 1}


def test_each_post_outside_has_its_first_reason_and_time_comes_first(board) -> None:
    posts = [
        post("a"),
        post("b", None, tags=()),
        post("c", "20", tags=()),
        post("d", tags=("khác",)),
        post("e", tags=()),
    ]
    found = scope(board, posts, campaign())
    assert (found.seen, found.inside) == (5, 1)
    assert found.inside_by == {"hashtag": 1}
    assert found.outside_by == {"time_unknown": 1, "before": 1, "no_match": 2}


def test_hashtags_ignore_case_and_unicode_form_and_diacritics_only_where_asked(board) -> None:
    posts = [
        post("a", tags=("NGÀYHỘI",)),
        post("b", tags=("NgàyHội",)),
        post("c", tags=("ngayhoi",)),
    ]
    assert scope(board, posts, campaign()).inside == 2
    assert scope(board, posts, campaign(ignore_diacritics=True)).inside == 3


def test_an_asset_brings_a_post_in_and_a_hashtag_is_the_first_reason(board) -> None:
    posts = [
        post("a", assets=["sound:1"], tags=()),
        post("b", assets=["sound:1"]),
        post("c", assets=["sound:12"], tags=()),
    ]
    found = scope(board, posts, campaign(assets=("sound:1",)))
    assert found.inside_by == {"hashtag": 1, "asset": 1}
    assert found.outside_by == {"no_match": 1}


def test_every_post_takes_all_of_the_days_and_still_says_why(board) -> None:
    posts = [post("a"), post("b", tags=()), post("c", "20")]
    found = scope(board, posts, campaign(every_post=True))
    assert found.inside_by == {"hashtag": 1, "every_post": 1}
    assert found.outside_by == {"before": 1}


def test_a_hostile_hashtag_is_only_text(board) -> None:
    nasty = "a'); DROP TABLE posts; --\\'\"%_"
    posts = [post("a", tags=(nasty,)), post("b")]
    assert scope(board, posts, campaign(hashtags=(nasty,))).inside == 1


def test_roles_follow_ids_and_handles_only_where_no_id_is_declared(board) -> None:
    channels = (
        DeclaredChannel(platform="tiktok", role="kol", channel_id="1", handle="an.example"),
        DeclaredChannel(platform="tiktok", role="official", handle="BINH.example"),
    )
    posts = [
        post("a", channel_key="tiktok:1", handle="renamed"),
        post("b", channel_key="tiktok:9", handle="an.example"),
        post("c", channel_key="tiktok:@an.example", handle="an.example"),
        post("d", channel_key="tiktok:4", handle="binh.example"),
        post("e", channel_key=None, handle=None),
        post("f", channel_key="tiktok:5", handle=None),
    ]
    rows = board(lake_of(posts, []), campaign(channels=channels))["posts_by_role"].rows
    assert {row["key"]: row["value"] for row in rows} == {"kol": 2, "official": 1, "public": 3}


def test_the_rule_says_in_words_what_is_in(board) -> None:
    its = campaign(assets=("sound:1",), ignore_diacritics=True)
    found = board(lake_of([], []), its, lang="en")["posts"].passport.scope
    assert found.rule == (
        "Posts with hashtag #NgàyHội (diacritics ignored) or using sound:1, "
        "published 26 Aug 2026 to 29 Aug 2026 (Asia/Ho_Chi_Minh)"
    )


def test_a_board_of_some_channels_is_about_their_posts_alone_and_says_so(board) -> None:
    posts = [
        post("a", channel_key="tiktok:1"),
        post("b", channel_key="tiktok:2"),
        post("c", channel_key="tiktok:1", tags=()),
    ]
    only = (DeclaredChannel(platform="tiktok", role="kol", channel_id="1"),)
    found = scope(board, posts, campaign(only=only))
    assert (found.seen, found.inside) == (3, 1)
    assert found.outside_by == {"no_match": 1, "other_channel": 1}
