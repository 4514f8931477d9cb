"""Hashes: stable for ever, and different for what is different."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.records import ABSENT, HIDDEN, exact, rounded
from lantoa.lake.hashes import content_hashes, key_hash, key_hashes, mixed, total
from lantoa.lake.intake import arrow_tables, comment_hashes, count_hashes
from tests.lake.observations import rows, seen


def test_stored_hashes_never_change() -> None:
    assert key_hash("tiktok:7300000000000000001") == 6222815588471372614
    assert content_hashes([["toả"], [None], [("a", "b")], [1.5], [True]]).tolist() == [
        2629576308384114578
    ]
    assert mixed([np.array([1, -2]), np.array([3, 4])]).tolist() == [
        -8730512010378760701,
        -1352537630894391516,
    ]
    tables = arrow_tables(rows(seen(1)))
    assert count_hashes(tables["counts"]).tolist() == [3079149077643066857]
    assert comment_hashes(tables["comments"]).tolist() == [-6800315104641570292]


def test_keys_hash_one_by_one_as_together() -> None:
    keys = [f"tiktok:{n}" for n in range(100)]
    assert key_hashes(keys).tolist() == [key_hash(key) for key in keys]
    assert len(key_hashes([])) == 0


_CELL = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=3) | st.lists(
    st.text(max_size=2), max_size=3)  # fmt: skip


@given(st.lists(st.tuples(_CELL, _CELL), min_size=2, max_size=2))
def test_rows_have_the_same_hash_only_where_they_say_the_same(
    cells: list[tuple[Any, Any]],
) -> None:
    one, two = content_hashes(list(zip(*cells, strict=True))).tolist()
    same = repr(cells[0]) == repr(cells[1])
    assert (one == two) == same


def test_a_list_and_a_tuple_say_the_same() -> None:
    assert content_hashes([[("a",)]]).tolist() == content_hashes([[["a"]]]).tolist()


@pytest.mark.parametrize(
    "other",
    [
        {"views": 11}, {"minute": 1}, {"text": "khác"}, {"views": HIDDEN}, {"views": ABSENT},
        {"views": rounded(10, 1)}, {"views": rounded(10, 5)},
    ],
)  # fmt: skip
def test_whatever_differs_makes_another_count(other: dict[str, Any]) -> None:
    tables = arrow_tables(rows(seen(1, views=exact(10)), seen(1, **{"views": exact(10), **other})))
    same = other == {"views": rounded(10, 1)}
    assert (len(set(count_hashes(tables["counts"]).tolist())) == 1) == same


def test_hidden_absent_and_zero_are_three_things() -> None:
    tables = arrow_tables(rows(*(seen(1, views=v) for v in (HIDDEN, ABSENT, exact(0)))))
    assert len(set(count_hashes(tables["counts"]).tolist())) == 3


def test_the_date_of_a_file_is_no_part_of_an_observation() -> None:
    tables = arrow_tables(rows(seen(1, source="file"), seen(1, minute=9, source="file")))
    assert len(set(count_hashes(tables["counts"]).tolist())) == 1
    assert len(set(comment_hashes(tables["comments"]).tolist())) == 1
    given_times = arrow_tables(rows(seen(1, source="given"), seen(1, minute=9, source="given")))
    assert len(set(count_hashes(given_times["counts"]).tolist())) == 2


def test_whole_and_fractional_lengths_of_the_same_video_are_one_version() -> None:
    chunk = rows(seen(1), seen(1))
    chunk.posts["duration_s"] = [15, 15.0]
    assert len(set(arrow_tables(chunk)["posts"]["version"].to_pylist())) == 1


def test_many_hashes_do_not_meet_and_spread_evenly() -> None:
    numbers = np.arange(200_000, dtype=np.int64)
    hashes = mixed([numbers // 1000, numbers % 1000])
    assert len(np.unique(hashes)) == len(numbers)
    assert abs(float((hashes > 0).mean()) - 0.5) < 0.01


def test_a_sum_of_hashes_is_the_same_in_any_order() -> None:
    hashes = key_hashes([str(n) for n in range(1000)])
    assert total(hashes) == total(hashes[::-1])
    assert 0 <= total(hashes) < 2**64
