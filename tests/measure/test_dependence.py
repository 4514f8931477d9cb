import numpy as np
import pytest

from lantoa.core.errors import CannotEstimate
from lantoa.measure.dependence import judged, refuse_unusable
from lantoa.measure.loglinear import history_bits, history_counts
from tests.measure.simulate_captures import copied, independent, split, uneven


def counts_of(world):
    seen, strata = world
    seen, strata = seen[seen.any(axis=1)], strata[seen.any(axis=1)]
    return history_counts(seen, strata, int(strata.max()) + 1), history_bits(seen.shape[1])


def test_independent_captures_pass_with_all_their_tests():
    counts, bits = counts_of(independent(np.random.default_rng(1), 5000, [0.3] * 4, (0.0, 0.5)))
    found = judged(counts, bits, ("a", "b", "c", "d"), "vi")
    assert found.why == ""
    assert len(found.tests) == 1 + 6


def test_a_copied_pair_is_named_among_others():
    counts, bits = counts_of(copied(np.random.default_rng(1), 5000, [0.3] * 4, 0.5, [1]))
    with pytest.raises(CannotEstimate, match="a × b"):
        judged(counts, bits, ("a", "b", "c", "d"), "en")


def test_uneven_posts_are_no_dependence():
    counts, bits = counts_of(uneven(np.random.default_rng(1), 20_000, 1, 3, [1.0, 1.0, 1.0]))
    found = judged(counts, bits, ("a", "b", "c"), "vi")
    assert found.why == "uneven"
    assert found.surely_uneven


def test_one_list_seen_by_all_is_refused_as_too_uneven_to_tell():
    rng = np.random.default_rng(1)
    listed = rng.random(20_000) < 0.2
    seen = rng.random((20_000, 3)) < np.where(listed, 0.9, 0.05)[:, None]
    counts, bits = counts_of((seen, np.zeros(20_000, dtype=np.int64)))
    with pytest.raises(CannotEstimate, match="very uneven"):
        judged(counts, bits, ("a", "b", "c"), "en")


def test_pages_of_one_feed_are_refused_before_any_test():
    seen, _ = split(np.random.default_rng(1), 5000, [0.3] * 3, 3)
    with pytest.raises(CannotEstimate, match="no post in common"):
        refuse_unusable(seen, ("a", "b", "c"), "en")


def test_captures_that_avoid_each_other_without_being_disjoint_are_refused():
    rng = np.random.default_rng(1)
    seen, strata = independent(rng, 20_000, [0.4] * 3)
    twice = seen.sum(axis=1) >= 2
    seen[twice & (rng.random(20_000) < 0.5), 0] = False
    counts, bits = counts_of((seen, strata))
    with pytest.raises(CannotEstimate):
        judged(counts, bits, ("a", "b", "c"), "vi")
