"""Shares of a whole keep what is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.render.shares import row_of, share_of
from tests.render.boards import figure


@st.composite
def parts(draw):
    value = draw(st.integers(0, 10**9))
    spread = draw(st.integers(0, value // 4 + 1))
    return {"key": "a", "value": value, "lower": max(0, value - spread), "upper": value + spread}


@given(st.lists(parts(), min_size=1, max_size=8), st.data())
def test_whatever_the_true_numbers_are_their_share_lies_inside(rows, data):
    its = figure("views_by_role", rows=rows, unit="event")
    share = share_of(its, [its.rows[0]])
    truth = [data.draw(st.integers(row["lower"], row["upper"])) for row in rows]
    if share is None or share.lower is None or share.upper is None:
        assert rows[0]["value"] == 0
        return
    if sum(truth):
        slack = 1e-9
        assert share.lower - slack <= truth[0] / sum(truth) <= share.upper + slack


def test_the_share_is_of_the_rows_themselves():
    rows = [{"key": k, "value": v, "lower": v, "upper": v} for k, v in (("kol", 3), ("public", 9))]
    its = figure("posts_by_role", rows=rows)
    share = share_of(its, [its.rows[0]])
    assert share is not None
    assert (share.value, share.lower, share.upper, share.unit) == (0.25, 0.25, 0.25, "ratio")


@pytest.mark.parametrize("end", ["value", "upper"])
def test_of_an_unknown_whole_there_is_no_share(end):
    rows = [{"key": "a", "value": 1, "lower": 1, "upper": 1},
            {"key": "b", "value": 1, "lower": 1, "upper": 1, end: None}]  # fmt: skip
    its = figure("views_by_role", rows=rows, unit="event")
    assert share_of(its, [its.rows[0]]) is None


def test_a_row_keeps_unit_and_passport():
    its = figure(
        "views_by_role", rows=[{"key": "a", "value": 5, "lower": 4, "upper": 6}], unit="event"
    )
    one = row_of(its, its.rows[0])
    assert (one.value, one.lower, one.upper, one.unit, one.rows) == (5, 4, 6, "event", ())
    assert one.passport is its.passport
