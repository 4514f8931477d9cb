"""Laws of all figures: rows in another order, split or repeated change nothing."""

from __future__ import annotations

import os
from typing import Any

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.core.campaign import DeclaredChannel
from lantoa.core.clock import micros
from lantoa.core.records import METHODS, Metric, State, exact, rounded
from lantoa.measure.board import measured
from tests.measure.made import Lake, Row, at, campaign, count, lake_of, number_of, post

EXAMPLES = 40 if os.environ.get("LANTOA_ENGINES") else 12

_METRIC = st.one_of(
    st.integers(0, 5_000).map(exact),
    st.integers(1, 90).map(lambda n: rounded(n * 1_000, 1_000)),
    st.sampled_from([State.ABSENT, State.HIDDEN, State.ERROR]).map(
        lambda s: Metric(None, None, s)
    ),
)
_NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
_POST = st.builds(
    post,
    _NAMES,
    st.sampled_from(["25", "26", "27 23:30", "28", "29", "31", None]),
    seen=st.sampled_from(["27", "28", "30"]),
    tags=st.sampled_from([("NgàyHội",), ("ngayhoi", "áodài"), ()]),
    text=st.sampled_from(["Một", "Hai", None]),
    channel_key=st.sampled_from(["tiktok:1", "tiktok:2", "tiktok:@an.example", None]),
    published_source=st.sampled_from(["platform", "id_derived"]),
    assets=st.sampled_from([[], ["sound:1"]]),
)
_COUNT = st.builds(
    count,
    _NAMES,
    st.sampled_from(["26 12:00", "27 00:00:00", "27 10:00", "28", "29", "29 23:00", "33", "40"]),
    method=st.sampled_from(METHODS[:2]),
    views=_METRIC,
    likes=_METRIC,
    comments=st.integers(0, 9),
    shares=st.integers(0, 9),
)
_CAMPAIGN = campaign(
    hashtags=("NgàyHội", "áodài"),
    ignore_diacritics=True,
    assets=("sound:1",),
    channels=(DeclaredChannel(platform="tiktok", role="kol", channel_id="2"),),
)


@pytest.fixture(scope="module")
def memory():
    backend = ibis.duckdb.connect()
    backend.raw_sql("SET TimeZone = 'UTC'")
    yield backend
    backend.disconnect()


def figures(backend: Any, lake: Lake) -> Any:
    for name, table in lake.items():
        backend.con.register(name, table)
    found = measured({name: backend.table(name) for name in lake}, _CAMPAIGN)
    for name in lake:
        backend.con.unregister(name)
    return found


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts=st.lists(_POST, max_size=8), counts=st.lists(_COUNT, max_size=14), data=st.data())
def test_order_and_repetition_of_rows_change_no_figure(memory, posts, counts, data) -> None:
    def again(rows: list[Row]) -> list[Row]:
        repeated = data.draw(st.lists(st.sampled_from(rows), max_size=4)) if rows else []
        return data.draw(st.permutations(rows + repeated))

    once = figures(memory, lake_of(posts, counts))
    twice = figures(memory, lake_of(again(posts), again(counts)))
    assert twice.figures == once.figures
    assert twice.scope == once.scope
    assert twice.batches == once.batches


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts=st.lists(_POST, max_size=8), counts=st.lists(_COUNT, max_size=14))
def test_every_figure_lies_in_its_interval_and_its_scope_adds_up(memory, posts, counts) -> None:
    found = figures(memory, lake_of(posts, counts))
    scope = found.scope
    assert scope.seen == len({row["post_key"] for row in posts})
    assert scope.inside == sum(scope.inside_by.values())
    assert scope.seen == scope.inside + sum(scope.outside_by.values())
    for figure in found.figures:
        shown = figure.rows or (
            []
            if figure.refused
            else [{"value": figure.value, "lower": figure.lower, "upper": figure.upper}]
        )
        for row in shown:
            if row["value"] is not None:
                assert row["lower"] <= row["value"]
                assert row["upper"] is None or row["value"] <= row["upper"]
        assert bool(figure.refused) or figure.value is not None or bool(figure.rows)
        share = figure.passport.missing_share
        assert share is None or 0 <= share <= 1


def test_sightings_say_which_batch_saw_which_post_of_the_scope(engine) -> None:
    lake = lake_of(
        [post("a", batch=1), post("b", batch=1, tags=()), post("c", "27", batch=2)],
        [
            count("a", "30", batch=1, views=50),
            count("a", "31", batch=3, views=2_000),
            count("b", batch=4),
            count("c", batch=2),
        ],
    )
    found = measured(engine(lake), campaign())
    seen = found.sightings
    matrix, rows = seen.histories([{1, 4}, {2}, {3}])
    by_post = dict(zip(seen.post[rows].tolist(), matrix.tolist(), strict=True))
    a, c = (number_of(f"tiktok:{name}") for name in "ac")
    assert by_post == {a: [True, False, True], c: [False, True, False]}
    assert seen.pairs == 3
    assert seen.batch_ids == {1, 2, 3}
    assert found.batches == frozenset((1, 2, 3))
    strata = dict(zip(seen.post.tolist(), seen.stratum.tolist(), strict=True))
    assert strata == {a: 3_000, c: 0}
    published = dict(zip(seen.post.tolist(), seen.published_at.tolist(), strict=True))
    assert published == {a: micros(at("26")), c: micros(at("27"))}


def test_sightings_hold_any_number_of_batches(engine) -> None:
    batches = [1, 61, 62, 63, 124, 500]
    counted = [count("a", batch=n, views=n) for n in batches] + [count("b", batch=62, views=1)]
    found = measured(
        engine(lake_of([post("a", batch=7), post("b", batch=7)], counted)), campaign()
    )
    seen = found.sightings
    assert seen.batch_ids == set(batches)
    assert seen.pairs == len(batches) + 1
    matrix, rows = seen.histories([{1, 500}, {2, 63}, {61}, {62, 124}, {3}])
    by_post = dict(zip(seen.post[rows].tolist(), matrix.tolist(), strict=True))
    assert by_post == {
        number_of("tiktok:a"): [True, True, True, True, False],
        number_of("tiktok:b"): [False, False, False, True, False],
    }
