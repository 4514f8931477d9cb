from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from lantoa.core.campaign import Campaign
from lantoa.core.figures import Figure, Part, Passport, Scope
from lantoa.measure.comparable import comparison

A = Campaign(
    id="a", name="A", zone="Asia/Ho_Chi_Minh", first_day=date(2024, 8, 26),
    last_day=date(2024, 9, 9), hashtags=("thunghiem",),
)  # fmt: skip
B = replace(A, id="b", first_day=date(2025, 8, 26), last_day=date(2025, 9, 9))


def made(
    value: Any, campaign: Campaign = A, *, days: float = 1, spread: int = 0, **more: Any
) -> Figure:
    read = campaign.ends_at + timedelta(days=days)
    passport: dict[str, Any] = {
        "definition": "views", "page": "", "as_of": (read, read),
        "scope": Scope(rule=more.pop("rule", "#thunghiem"), seen=9, inside=9),
        "parts": (Part(method=more.pop("method", "web_capture"), posts=9, value=value, lower=value,
                       metric_def=more.pop("metric_def", "tiktok"), upper=value),),
        "missing_share": more.pop("missing_share", 0.0), "version": more.pop("version", 1),
    }  # fmt: skip
    ends: dict[str, Any] = {"id": "views", "label": "views", "unit": "event", "value": value}
    if value is not None:
        ends |= {"lower": value - spread, "upper": value + spread}
    return Figure(
        **(ends | {"lower": None, "upper": None} | ends | more), passport=Passport(**passport)
    )


def test_two_alike_may_be_compared_with_an_interval_of_the_difference():
    found = comparison(made(1000, spread=10), made(1500, B, spread=20), (A, B))
    assert found.comparable
    assert found.reasons == found.warnings == ()
    assert (found.difference, found.difference_lower, found.difference_upper) == (500, 470, 530)
    assert found.ratio == 1.5
    assert found.ratio_lower == pytest.approx(1480 / 1010)
    assert found.ratio_upper == pytest.approx(1520 / 990)


def test_a_figure_equals_itself_without_a_warning():
    found = comparison(made(1000), made(1000), (A, A))
    assert found.comparable
    assert found.difference == 0
    assert found.warnings == ()


def test_overlapping_intervals_show_no_difference():
    found = comparison(made(1000, spread=100), made(1100, B, spread=100), (A, B))
    assert found.comparable
    assert any("chồng lên nhau" in w for w in found.warnings)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"id": "likes"}, "hai số liệu khác nhau"), ({"version": 2}, "định nghĩa khác"),
        ({"unit": "post"}, "định nghĩa khác"), ({"method": "owner_api"}, "cách lấy số"),
        ({"metric_def": "youtube"}, "nền tảng đếm"),
        ({"refused": "vì sao", "value": None}, "vì sao"),
    ],
)  # fmt: skip
def test_what_is_counted_otherwise_may_not_be_compared(other, told):
    value = other.pop("value", 1000)
    found = comparison(made(1000), made(value, B, **other), (A, B))
    assert not found.comparable
    assert any(told in reason for reason in found.reasons)
    assert found.difference is None
    assert found.ratio is None


def test_other_kinds_of_rules_may_not_be_compared():
    every = replace(B, hashtags=(), every_post=True)
    assert "quy tắc chọn bài" in comparison(made(1), made(1, B), (A, every)).reasons[0]
    plain = replace(B, ignore_diacritics=True)
    assert "phân biệt dấu" in comparison(made(1), made(1, B), (A, plain)).reasons[0]


def test_8400_on_one_day_and_602000_two_weeks_later_without_a_rule_show_no_growth():
    early, late = (
        replace(made(n, rule=""), id="posts", label="posts", unit="post") for n in (8_400, 602_000)
    )
    found = comparison(early, late)
    assert not found.comparable
    assert len(found.reasons) == 2
    assert "không nói bài nào được tính" in found.reasons[0]


def test_a_campaign_read_before_its_end_may_not_be_compared_with_a_finished_one():
    found = comparison(made(8_400, days=-13), made(602_000, B), (A, B), lang="en")
    assert not found.comparable
    assert any("before the last day was over" in r for r in found.reasons)


def test_reading_much_later_spoils_a_comparison_of_two_campaigns():
    found = comparison(made(1000, days=1), made(1500, B, days=20), (A, B))
    assert not found.comparable
    assert "đọc số cách ngày cuối 1,0 và 20,0 ngày" in found.reasons[0]


def test_two_looks_at_one_campaign_may_be_compared_and_are_warned_of():
    found = comparison(made(1000, days=1), made(1500, days=20), (A, A))
    assert found.comparable
    assert found.difference == 500
    assert any("đọc số cách ngày cuối" in w for w in found.warnings)


def test_reading_later_does_not_matter_to_posts():
    one, two = (replace(made(9, c, days=d), id="posts", unit="post") for c, d in ((A, 1), (B, 30)))
    assert comparison(one, two, (A, B)).comparable


def test_other_lengths_are_warned_of_with_numbers_a_day():
    longer = replace(B, last_day=B.last_day + timedelta(days=15))
    found = comparison(made(1500), made(6000, longer), (A, longer))
    assert found.comparable
    assert any("15 và 30 ngày; tính theo ngày: 100,0 và 200,0" in w for w in found.warnings)


def test_other_numbers_of_hashtags_and_missing_posts_are_warned_of():
    more = replace(B, hashtags=("một", "hai"))
    found = comparison(made(1000), made(1500, B, missing_share=0.3), (A, more))
    assert found.comparable
    assert len(found.warnings) == 2


def test_a_lower_bound_leaves_the_difference_open_above():
    found = comparison(made(1000), made(1500, B, upper=None), (A, B))
    assert found.comparable
    assert (found.difference_lower, found.difference_upper) == (500, None)
    assert any("chỉ có cận dưới" in w for w in found.warnings)


def test_a_series_is_no_number():
    series = made(None, rows=({"key": "2024-08-26", "value": 1},))
    assert "một dãy" in comparison(series, series, (A, A)).reasons[0]


def test_an_unknown_day_of_reading_is_said():
    found = comparison(
        replace(made(1), passport=replace(made(1).passport, as_of=None)), made(1), (A, A)
    )
    assert any("không rõ A" in w for w in found.warnings)


def test_nothing_over_nothing_has_no_ratio():
    assert comparison(made(0), made(0, B), (A, B)).ratio is None


def test_dates_of_the_tests_are_what_they_say():
    assert A.ends_at == datetime(2024, 9, 9, 17, tzinfo=UTC)
