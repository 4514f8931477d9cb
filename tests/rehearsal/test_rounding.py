from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lantoa.rehearsal.rounding import shown, shown_one


@given(st.integers(0, 10**12))
def test_both_ways_of_rounding_agree_and_never_add(count):
    found = int(shown(np.array([count]))[0])
    assert found == shown_one(count)
    assert 0 <= count - found < max(count // 10, 1)


def test_a_page_shows_whole_counts_up_to_9999_and_then_one_decimal():
    counts = np.array([0, 9_999, 10_099, 999_999, 1_099_999, 2_449_999_999])
    assert shown(counts).tolist() == [0, 9_999, 10_000, 999_900, 1_000_000, 2_400_000_000]
