"""Figures by place: provinces that posts name, growth, and places that nobody shows."""

from __future__ import annotations

import pyarrow as pa
import pytest

from lantoa.core.campaign import DeclaredPlace
from lantoa.core.errors import MissingColumn
from lantoa.core.records import rounded
from tests.measure.made import campaign, count, lake_of, number_of, post

PLACES = (
    DeclaredPlace(name="Đồng Văn", unit="00721@2025-07-01"),
    DeclaredPlace(name="Mã Pí Lèng", unit="00769@2025-07-01", kind="đèo"),
    DeclaredPlace(name="Pù Luông", unit="14956@2025-07-01"),
)
PROVINCES = {"08@2025-07-01": "Tuyên Quang", "38@before": "Thanh Hóa", "01@before": "Hà Nội"}


def places(*rows):
    """A table of what posts name: (post, kind, place)."""
    return pa.table({
        "key_hash": pa.array([number_of(f"tiktok:{name}") for name, _, _ in rows], pa.int64()),
        "kind": pa.array([kind for _, kind, _ in rows], pa.string()),
        "place": pa.array([place for _, _, place in rows], pa.string()),
    })  # fmt: skip


def values(figure):
    return {row["label"]: row["value"] for row in figure.rows}


def lake(rows, posts=None, counts=()):
    posts = posts or [post("a"), post("b", channel_key="tiktok:2"), post("c", channel_key=None)]
    return lake_of(posts, list(counts)) | {"places": places(*rows)}


def test_a_post_counts_in_each_province_that_it_names_and_the_open_ones_stay_apart(board) -> None:
    rows = [
        ("a", "province", "08@2025-07-01"), ("a", "province", "38@before"),
        ("b", "province", "unresolved"), ("c", "province", "none"),
        ("a", "province", "08@2025-07-01"), ("elsewhere", "province", "01@before"),
    ]  # fmt: skip
    figures = board(lake(rows), campaign(places=PLACES), provinces=PROVINCES)
    assert values(figures["posts_by_province"]) == {
        "Hà Nội": 0, "Tuyên Quang": 1, "Thanh Hóa": 1, "Chưa rõ tỉnh nào": 1, "Không nêu nơi nào": 1,
    }  # fmt: skip
    assert any("không cộng" in note for note in figures["posts_by_province"].passport.notes)


def test_authors_by_province_know_that_an_unsigned_post_may_be_one_more(board) -> None:
    rows = [(name, "province", "38@before") for name in "abc"]
    figures = board(lake(rows), campaign(places=PLACES), provinces=PROVINCES)
    row = next(r for r in figures["authors_by_province"].rows if r["key"] == "38@before")
    assert (row["value"], row["lower"], row["upper"], row["posts"]) == (2, 2, 3, 3)


def test_views_keep_their_interval_and_what_is_missing_is_not_zero(board) -> None:
    rows = [("a", "province", "38@before"), ("b", "province", "08@2025-07-01")]
    counts = [count("a", views=rounded(1_200, 100))]
    figures = board(lake(rows, counts=counts), campaign(places=PLACES), provinces=PROVINCES)
    by = {row["key"]: row for row in figures["views_by_province"].rows}
    assert [by["38@before"][k] for k in ("value", "lower", "upper")] == [1_200, 1_150, 1_299]
    assert by["08@2025-07-01"]["value"] is None
    assert by["01@before"]["value"] == 0


def test_growth_goes_from_the_first_count_of_a_post_to_its_last(board) -> None:
    rows = [("a", "province", "38@before"), ("b", "province", "38@before")]
    counts = [
        count("a", "27", views=100), count("a", "28", views=150), count("a", "29", views=400),
        count("b", "29", views=7),
    ]  # fmt: skip
    figures = board(lake(rows, counts=counts), campaign(places=PLACES), provinces=PROVINCES)
    row = next(r for r in figures["views_gained_by_province"].rows if r["key"] == "38@before")
    assert (row["value"], row["posts"], row["scope_posts"]) == (300, 1, 2)


def test_growth_is_refused_where_no_post_was_counted_twice(board) -> None:
    rows = [("a", "province", "38@before")]
    made = lake(rows, counts=[count("a", views=3)])
    figure = board(made, campaign(places=PLACES), provinces=PROVINCES)["views_gained_by_province"]
    assert figure.refused == "không bài nào được đếm lượt xem ở hai thời điểm"


def test_a_gap_is_a_place_that_no_post_names_and_unclear_ones_widen_the_interval(board) -> None:
    rows = [("a", "shown", "0"), ("b", "perhaps", "2")]
    figures = board(lake(rows), campaign(places=PLACES), provinces=PROVINCES)
    gaps = figures["coverage_gaps"]
    assert (gaps.value, gaps.lower, gaps.upper, gaps.unit) == (2, 1, 2, "place")
    assert [(r["label"], r["value"], r["upper"]) for r in gaps.rows] == [
        ("Đồng Văn", 1, 1), ("Mã Pí Lèng", 0, 0), ("Pù Luông", 0, 1),
    ]  # fmt: skip


def test_a_campaign_without_places_has_no_figure_by_place(board) -> None:
    figures = board(lake_of([post("a")], []), campaign())
    assert not {"posts_by_province", "coverage_gaps"} & set(figures)


def test_a_table_without_its_columns_is_refused(board) -> None:
    made = lake_of([post("a")], []) | {"places": pa.table({"post": ["a"]})}
    with pytest.raises(MissingColumn, match="places lacks"):
        board(made, campaign(places=PLACES))
