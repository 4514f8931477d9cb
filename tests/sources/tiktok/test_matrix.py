"""Counts of many lines at once are rounded as one count is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.records import ABSENT, exact
from lantoa.sources.tiktok.lines import NO_NUMBERS, Numbers
from lantoa.sources.tiktok.matrix import getter, metric_columns, packed, preferred
from lantoa.sources.values import web_rounded

counts = st.one_of(
    st.integers(-1, 2**63 - 1),
    st.builds(lambda n, step: n * step, st.integers(0, 10**5), st.sampled_from([1, 100, 10**5, 10**8])),
)  # fmt: skip
LIKES_AND_VIEWS = getter(Numbers, ["diggCount", "playCount"])


@given(st.lists(counts, min_size=1, max_size=30))
def test_a_column_of_counts_is_rounded_as_each_count_is(values: list[int]):
    columns = metric_columns(["views"], np.array(values, dtype=np.int64).reshape(-1, 1))
    for i, value in enumerate(values):
        one = ABSENT if value == -1 else web_rounded(exact(value))
        found = (columns["views"][i], columns["views_step"][i], columns["views_state"][i])
        assert found == (one.value, one.step, int(one.state))


def test_the_better_number_is_taken_where_it_is_there():
    better = [Numbers(digg_count=5), Numbers(), NO_NUMBERS]
    other = [Numbers(digg_count=4), Numbers(digg_count=3), NO_NUMBERS]
    assert preferred(better, other, NO_NUMBERS, LIKES_AND_VIEWS).tolist() == [
        [5, -1],
        [3, -1],
        [-1, -1],
    ]


def test_numbers_below_zero_or_beyond_64_bits_are_left_to_the_slow_path():
    with pytest.raises(ValueError, match="below zero"):
        preferred([Numbers(digg_count=-2)], [NO_NUMBERS], NO_NUMBERS, LIKES_AND_VIEWS)
    with pytest.raises(OverflowError):
        preferred([Numbers(digg_count=2**63)], [NO_NUMBERS], NO_NUMBERS, LIKES_AND_VIEWS)


def test_equal_rows_pack_alike():
    one, two, three = packed(np.array([[1, 2], [1, 2], [2, 1]], dtype=np.int64))
    assert one == two != three
