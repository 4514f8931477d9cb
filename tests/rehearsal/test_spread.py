from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.rehearsal.spread import METRICS
from lantoa.rehearsal.world import invented
from tests.rehearsal.small import scenario

WORLD = invented(scenario())
SECOND = st.floats(1.7246e9, 1.728e9)


@settings(max_examples=50)
@given(st.integers(0, len(WORLD) - 1), SECOND, SECOND)
def test_no_count_ever_falls_and_none_exceeds_the_views(post, one, two):
    posts = np.array([post])
    earlier = WORLD.growth.counts(posts, np.array([min(one, two)]))
    later = WORLD.growth.counts(posts, np.array([max(one, two)]))
    for metric in METRICS:
        assert 0 <= earlier[metric][0] <= later[metric][0] <= later["views"][0]


def test_a_post_has_no_views_before_it_is_published():
    everybody = np.arange(len(WORLD))
    assert not WORLD.growth.views(everybody, WORLD.published.astype(float)).any()


def test_some_posts_spread_again_after_the_last_day():
    burst = WORLD.growth.burst > 0
    assert 0 < burst.sum() < len(WORLD) // 10
    ends = WORLD.scenario.starts_s + WORLD.scenario.days * 86_400
    assert (WORLD.growth.burst_at >= ends).all()


def test_engagement_goes_together():
    rates = WORLD.growth.rates
    together = np.corrcoef(np.log(rates["likes"]), np.log(rates["shares"]))[0, 1]
    assert 0.2 < together < 0.8
