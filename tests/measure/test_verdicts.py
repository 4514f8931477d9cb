import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lantoa.core.campaign import Campaign
from lantoa.core.figures import Board, Figure, Part, Passport, Scope
from lantoa.language.claims import assertions_in
from lantoa.measure.verdict_words import WORDS
from lantoa.measure.verdicts import judge

CAMPAIGN = Campaign(
    id="an-example",
    name="An Example",
    zone="Asia/Ho_Chi_Minh",
    first_day=date(2024, 8, 26),
    last_day=date(2024, 9, 9),
    hashtags=("ThuNghiem",),
)
READ = datetime(2024, 9, 12, 3, tzinfo=UTC)


def made(figure_id: str, value: Any, lower: Any = None, upper: Any = None, **more: Any) -> Figure:
    passport: dict[str, Any] = {
        "definition": figure_id, "version": 1, "page": f"docs/measures/{figure_id}.md",
        "scope": Scope(rule="#ThuNghiem", seen=100, inside=100), "as_of": (READ, READ),
        "missing": more.pop("missing", {}), "missing_share": more.pop("missing_share", 0.0),
        "parts": more.pop("parts", ()), "elsewhere": more.pop("elsewhere", {}),
    }  # fmt: skip
    ends = {"lower": value if lower is None else lower, "upper": value if upper is None else upper}
    return Figure(id=figure_id, label=figure_id, value=value, unit=more.pop("unit", "event"),
                  passport=Passport(**passport), **(ends | more))  # fmt: skip


def unseen(lower: int = 0, upper: int | None = None, refused: str = "", later: int = 0) -> Figure:
    missing = {"published_later": later} if later else {}
    return replace(made("unseen_posts", lower, missing=missing), upper=upper, refused=refused)


def verdict(claim: str, *figures: Figure, campaign: Campaign = CAMPAIGN, lang: Any = "vi"):
    board = Board(
        campaign="an-example", name="An Example", state=1, state_digest="", figures=figures
    )
    return judge(claim, assertions_in(claim), board, campaign, lang=lang)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("hơn 50.000 video", "supported"), ("hơn 51.999 video", "supported"),
        ("hơn 52.000 video", "contradicted"), ("ít nhất 52.000 video", "supported"),
        ("đạt 52.000 video", "supported"), ("gần 55.000 video", "supported"),
        ("gần 52.000 video", "contradicted"), ("gần 60.000 video", "contradicted"),
        ("khoảng 50.000 video", "supported"), ("khoảng 60.000 video", "contradicted"),
        ("52.000 video", "supported"), ("53.000 video", "contradicted"),
        ("dưới 60.000 video", "supported"), ("dưới 52.000 video", "contradicted"),
        ("tối đa 52.000 video", "supported"), ("không quá 40.000 video", "contradicted"),
        ("từ 50.000 đến 60.000 video", "supported"), ("more than 50,000 videos", "supported"),
    ],
)  # fmt: skip
def test_bounds_are_judged_in_their_meaning_where_everything_was_seen(claim, expected):
    assert verdict(claim, made("posts", 52_000), unseen(0, 0)).verdict == expected


def test_fewer_captured_than_said_is_not_shown_while_unseen_posts_are_unknown():
    found = verdict("hơn 60.000 video", made("posts", 52_000), unseen(refused="chỉ có một lượt"))
    assert found.verdict == "not_shown"
    assert any("chỉ có một lượt" in m for m in found.missing)
    assert any("ít nhất 52.000" in m for m in found.missing)


def test_fewer_captured_than_said_is_contradicted_where_the_estimate_bounds_the_rest():
    assert (
        verdict("hơn 60.000 video", made("posts", 52_000), unseen(1_000, 5_000)).verdict
        == "contradicted"
    )


def test_the_estimate_may_leave_it_open_or_show_it():
    assert (
        verdict("hơn 60.000 video", made("posts", 52_000), unseen(1_000, 9_000)).verdict
        == "not_shown"
    )
    found = verdict("hơn 60.000 video", made("posts", 52_000), unseen(9_000, 12_000))
    assert found.verdict == "supported"
    assert "ước lượng" in found.parts[0]["why"]


def test_a_lower_bound_of_unseen_posts_never_contradicts():
    found = verdict("hơn 60.000 video", made("posts", 52_000), unseen(1_000, None))
    assert found.verdict == "not_shown"


def test_posts_published_too_late_for_the_estimate_leave_the_total_open():
    found = verdict("hơn 60.000 video", made("posts", 52_000), unseen(0, 100, later=7))
    assert found.verdict == "not_shown"
    assert any("7 bài đăng sau" in m for m in found.missing)


def test_more_captured_than_said_is_contradicted_whatever_was_missed():
    assert verdict("8.400 video", made("posts", 52_000)).verdict == "contradicted"
    assert verdict("dưới 50.000 video", made("posts", 52_000)).verdict == "contradicted"


def test_a_captured_number_said_as_the_whole_is_not_shown_where_more_posts_surely_exist():
    found = verdict("52.000 video", made("posts", 52_000), unseen(9_000, 12_000))
    assert found.verdict == "not_shown"
    assert "đã thu được 52.000" in found.missing[0]


def test_a_rounded_sum_decides_only_where_its_whole_interval_does():
    views = made("views", 800_000_000, 799_000_000, 801_000_000)
    assert verdict("khoảng 800 triệu lượt xem", views).verdict == "supported"
    assert verdict("hơn 799,5 triệu lượt xem", views, unseen(0, 0)).verdict == "not_shown"
    assert verdict("hơn 798 triệu lượt xem", views).verdict == "supported"


def test_a_sum_that_lacks_posts_is_a_lower_bound():
    views = made("views", 790_000_000, missing={"hidden": 40}, missing_share=0.001)
    found = verdict("hơn 800 triệu lượt xem", views, unseen(0, 0))
    assert found.verdict == "not_shown"
    assert any("40 bài không có số" in m for m in found.missing)
    assert verdict("khoảng 800 triệu lượt xem", views).verdict == "supported"


def test_a_sum_lacks_posts_of_other_platforms_only_where_the_sentence_means_all_of_them():
    views = made("views", 800_000_000, elsewhere={"instagram": 40})
    assert verdict("khoảng 800 triệu lượt xem", views, unseen(0, 0)).verdict == "not_shown"
    found = verdict("hơn 801 triệu lượt xem", views, unseen(0, 0))
    assert any("40 bài ở nền tảng khác" in m for m in found.missing)
    assert not any("không có số" in m for m in found.missing)
    rows = (
        {"key": "instagram", "value": 9, "lower": 9, "upper": 9, "posts": 40, "scope_posts": 40},
        {"key": "tiktok", "value": 800_000_000, "lower": 800_000_000, "upper": 800_000_000,
         "posts": 60, "scope_posts": 60},
    )  # fmt: skip
    split = replace(made("views_by_platform", None), rows=rows)
    on_tiktok = verdict("khoảng 800 triệu lượt xem trên TikTok", views, split, unseen(0, 0))
    assert on_tiktok.verdict == "supported"


def test_many_missing_posts_make_a_middle_number_undecided():
    views = made("views", 800_000_000, missing={"hidden": 40}, missing_share=0.4)
    assert verdict("khoảng 800 triệu lượt xem", views, unseen(0, 0)).verdict == "not_shown"


def test_a_sum_is_contradicted_only_where_even_the_greatest_posts_could_not_make_up_the_rest():
    views = made("views", 100_000_000)
    top = replace(made("top_posts", None), rows=({"key": "tiktok:1", "value": 1_000_000},))
    assert verdict("hơn 800 triệu lượt xem", views, unseen(0, 100), top).verdict == "contradicted"
    assert verdict("hơn 150 triệu lượt xem", views, unseen(0, 100), top).verdict == "not_shown"


def test_far_more_than_said_is_supported_and_noted():
    found = verdict("hơn 10.000 video", made("posts", 52_000))
    assert found.verdict == "supported"
    assert "gấp hơn hai lần" in found.parts[0]["why"]


def test_a_share_of_positive_posts_is_not_shown_while_nobody_has_read_a_sample():
    found = verdict("99% tích cực", made("posts", 52_000))
    assert found.verdict == "not_shown"
    assert "299" in found.missing[0]
    assert "random sample" in verdict("99% positive", made("posts", 52_000), lang="en").missing[0]


def test_a_rate_is_judged_by_its_own_interval():
    rate = made("engagement_rate", 0.0523, 0.0521, 0.0525, unit="ratio")
    assert verdict("tỷ lệ tương tác 5,2%", rate).verdict == "supported"
    assert verdict("tỷ lệ tương tác hơn 6%", rate).verdict == "contradicted"


def test_what_no_figure_counts_is_named():
    found = verdict("200.000 khung avatar", made("posts", 52_000))
    assert found.verdict == "not_shown"
    assert "khung avatar" in found.missing[0]
    assert verdict("hơn 5 lượt lưu", made("posts", 52_000)).verdict == "not_shown"


def test_a_refused_figure_shows_nothing_and_says_why():
    refused = replace(made("shares", None), refused="không bài nào có số chia sẻ")
    assert "không bài nào" in verdict("1 triệu lượt chia sẻ", refused).missing[0]


def test_a_sentence_without_a_number_is_not_shown():
    assert verdict("Chiến dịch rực rỡ", made("posts", 1)).missing == (
        "trong câu không có con số nào",
    )
    assert verdict("", made("posts", 1)).verdict == "not_shown"
    assert verdict("hàng triệu lượt xem", made("views", 5_000_000)).verdict == "not_shown"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("từ ngày 26/8 đến 9/9", "supported"), ("26/8–9/9/2024", "supported"),
        ("từ 26/8 đến 9/9/2023", "contradicted"), ("từ 25/8 đến 9/9", "contradicted"),
        ("từ 27/8 đến 9/9", "contradicted"), ("ngày 27/8", "not_shown"),
    ],
)  # fmt: skip
def test_a_period_is_held_against_the_days_of_the_campaign(claim, expected):
    assert verdict(claim, made("posts", 1)).verdict == expected


def test_numbers_of_a_part_of_the_campaign_are_not_shown():
    found = verdict("từ 27/8 đến 1/9 có hơn 10 video", made("posts", 52_000))
    assert found.verdict == "not_shown"


def test_an_as_of_day_needs_counts_of_that_day():
    views = made("views", 800_000_000)
    assert verdict("Tính đến ngày 12/9: hơn 700 triệu lượt xem", views).verdict == "supported"
    assert verdict("Tính đến ngày 1/9: hơn 700 triệu lượt xem", views).verdict == "not_shown"
    assert verdict("Tính đến ngày 30/9: hơn 700 triệu lượt xem", views).verdict == "supported"
    assert verdict("Tính đến ngày 30/9: khoảng 800 triệu lượt xem", views).verdict == "not_shown"


def test_posts_of_a_finished_campaign_may_be_counted_later():
    assert (
        verdict("Đến hết ngày 9/9 có hơn 50.000 video", made("posts", 52_000)).verdict
        == "supported"
    )


def test_one_contradicted_part_contradicts_and_one_open_part_leaves_open():
    posts, views = made("posts", 52_000), made("views", 800_000_000)
    every = "Từ 26/8 đến 9/9: hơn 50.000 video, khoảng 800 triệu lượt xem"
    assert verdict(every, posts, views).verdict == "supported"
    assert verdict(every + ", 99% tích cực", posts, views).verdict == "not_shown"
    assert verdict(every + ", 99% tích cực, dưới 10 video", posts, views).verdict == "contradicted"


def test_a_hashtag_of_another_campaign_is_not_shown():
    assert verdict("#ThuNghiem có hơn 50.000 video", made("posts", 52_000)).verdict == "supported"
    assert verdict("#thunghiem có hơn 50.000 video", made("posts", 52_000)).verdict == "supported"
    assert verdict("#KhacHan có hơn 50.000 video", made("posts", 52_000)).verdict == "not_shown"


def test_one_of_several_hashtags_is_judged_by_its_own_row():
    campaign = replace(CAMPAIGN, hashtags=("ThuNghiem", "Khác"))
    rows = ({"key": "#ThuNghiem", "value": 30_000, "lower": 30_000, "upper": 30_000},)
    by = replace(made("posts_by_hashtag", None), rows=rows)
    figures = made("posts", 52_000), by
    assert (
        verdict("#thunghiem có hơn 20.000 video", *figures, campaign=campaign).verdict
        == "supported"
    )
    assert (
        verdict("#thunghiem có hơn 40.000 video", *figures, campaign=campaign).verdict
        == "not_shown"
    )
    assert verdict("#khác có hơn 2 video", *figures, campaign=campaign).verdict == "not_shown"
    both = "#thunghiem #khác có hơn 40.000 video"
    assert verdict(both, *figures, campaign=campaign).verdict == "supported"


def test_one_platform_is_judged_by_its_own_row():
    rows = (
        {"key": "tiktok", "value": 30_000, "lower": 30_000, "upper": 30_000},
        {"key": "youtube", "value": 22_000, "lower": 22_000, "upper": 22_000},
    )
    figures = made("posts", 52_000), replace(made("posts_by_platform", None), rows=rows)
    assert verdict("hơn 20.000 video trên TikTok", *figures).verdict == "supported"
    assert verdict("hơn 40.000 video trên TikTok", *figures).verdict == "not_shown"
    assert verdict("hơn 5 video trên Facebook", *figures).verdict == "not_shown"


def test_uses_of_the_only_asset_are_judged_and_several_are_not_mixed():
    one = {"key": "sound:1", "value": 10_500, "lower": 10_500, "upper": 10_500}
    uses = replace(made("uses_of_asset", None), rows=(one,))
    assert verdict("hơn 10.000 lượt sử dụng mẫu", uses).verdict == "supported"
    many = replace(uses, rows=(one, one | {"key": "sound:2"}))
    assert verdict("hơn 10.000 lượt sử dụng mẫu", many).verdict == "not_shown"


def test_several_methods_are_judged_on_the_main_one_and_it_says_so():
    parts = tuple(
        Part(method=m, metric_def="tiktok", posts=1, value=5, lower=5, upper=5)
        for m in ("owner_api", "web_capture")
    )
    found = verdict("hơn 4 lượt xem", made("views", 5, parts=parts))
    assert "(API chủ kênh)" in found.parts[0]["why"]


def test_parts_hold_plain_numbers_that_a_json_reader_understands():
    part = verdict("hơn 50.000 video", made("posts", 52_000)).parts[0]
    assert part["said"] == "hơn 50.000 video"
    assert (part["bound"], part["figure"], part["value"]) == ("over", "posts", 52_000)
    assert {type(part[k]) for k in ("value", "lower", "upper")} == {int}


def test_an_empty_board_supports_and_contradicts_nothing():
    assert verdict("hơn 60.000 video, khoảng 800 triệu lượt xem").verdict == "not_shown"


def test_no_sentence_parts_a_number_from_its_percent_sign():
    assert not [text for pair in WORDS.values() for text in pair if re.search(r"\d\s%", text)]
