"""How views are spread: median and the share of the largest posts."""

from __future__ import annotations

import pytest

from lantoa.core.records import rounded
from tests.measure.made import campaign, count, lake_of, post


def figures(board, views):
    names = [f"p{n}" for n in range(len(views))]
    counts = [count(name, views=v) for name, v in zip(names, views, strict=True)]
    return board(lake_of([post(name) for name in names], counts), campaign())


def test_the_median_of_an_odd_number_is_the_middle_one(board) -> None:
    median = figures(board, [1, 900, rounded(200, 100), 3, 1_000])["median_views"]
    assert (median.value, median.lower, median.upper) == (200, 150, 299)


def test_the_median_of_an_even_number_is_between_the_middle_two(board) -> None:
    assert figures(board, [1, 4, 9, 100])["median_views"].value == 6.5
    assert figures(board, [1, 5, 9, 100])["median_views"].value == 7
    assert figures(board, [8, 8, 8, 8])["median_views"].value == 8
    assert figures(board, [3])["median_views"].value == 3


def test_the_top_share_takes_the_number_of_posts_rounded_up(board) -> None:
    found = figures(board, [100, 50, *[10] * 10])
    assert found["top_1_percent_share"].value == 100 / 250
    top = found["top_10_percent_share"]
    assert top.value == 150 / 250
    assert (top.lower, top.upper) == (top.value, top.value)


def test_the_bounds_of_the_top_share_hold_every_truth_that_rounding_allows(board) -> None:
    found = figures(board, [rounded(1_000, 100), rounded(1_000, 1_000), 30, 20])
    top = found["top_1_percent_share"]
    assert top.value == pytest.approx(1_000 / 2_050)
    assert top.lower <= 950 / (950 + 1_999 + 50)
    assert top.upper >= 1_999 / (1_999 + 950 + 50)


def test_ties_at_the_edge_do_not_depend_on_order(board) -> None:
    one = figures(board, [5, 5, rounded(5, 1), 5])["top_1_percent_share"]
    assert one.value == 0.25


def test_no_views_at_all_cannot_be_shared(board) -> None:
    found = figures(board, [0, 0])
    assert found["median_views"].value == 0
    assert found["top_1_percent_share"].refused == "tổng lượt xem bằng 0, nên không chia được"
