from typing import Any

import numpy as np
import pytest

from lantoa.core.errors import CannotEstimate
from lantoa.core.figures import Scope
from lantoa.measure.unseen import Unseen, estimate, figure, histories
from tests.measure.simulate_captures import (
    DEPENDING,
    HOLDING,
    SIZES,
    UNEVEN,
    copied,
    independent,
    tally,
)


def matrix(table: dict[str, int]) -> np.ndarray:
    """Posts × captures from how often each history ("110") occurs."""
    return np.array(
        [[c == "1" for c in h] for h, n in table.items() for _ in range(n)], dtype=bool
    )


def refusal(seen: np.ndarray, **options: Any) -> str:
    with pytest.raises(CannotEstimate) as caught:
        estimate(seen, **options)
    return str(caught.value)


def scope(inside: int) -> Scope:
    return Scope(rule="#an-example", seen=inside, inside=inside)


# The study: where the assumptions hold ------------------------------------------------------


# `python -m tests.measure.simulate_captures` runs the whole of it; these worlds stand for it.
QUICK = (
    "3 captures, p = 0.2, N = 500",
    "5 captures, p = 0.2, N = 500",
    "3 captures, p = 0.4, N = 2,000",
    "3 captures, p = 0.2, N = 2,000",
    "3 captures, p = 0.1, 0.3, 0.6, 4 strata, N = 2,000",
    "4 captures, p = 0.3, N = 10,000",
    "2 captures, p = 0.3, 4 strata, declared equally catching, N = 2,000",
)


@pytest.mark.parametrize("world", QUICK)
def test_the_interval_covers_the_truth_in_nine_of_ten_worlds_where_assumptions_hold(world):
    found = tally(HOLDING[world][0], **HOLDING[world][1])
    assert found.covered >= 90, found
    assert found.refused <= 10, found


def test_captures_too_small_to_test_are_refused_instead_of_guessed():
    found = tally(HOLDING["4 captures, p = 0.1, N = 500"][0])
    assert found.refused == 100


@pytest.mark.parametrize("world", [w for w in DEPENDING if "p = 0.2" in w and "20,000" not in w])
def test_captures_that_depend_by_construction_are_refused(world):
    assert tally(DEPENDING[world]).refused >= 95


@pytest.mark.parametrize("world", [w for w in UNEVEN if "N = 2,000" in w])
def test_the_lower_bound_holds_where_posts_are_unevenly_easy_to_catch(world):
    found = tally(UNEVEN[world], seeds=50)
    assert found.above_lower + found.refused >= 48, found


def test_a_lower_bound_alone_is_given_where_unevenness_is_plain():
    found = tally(UNEVEN["Beta(1, 3) × [1.0, 1.0, 1.0], N = 20,000"], seeds=20)
    assert found.lower_only == 20


def test_two_captures_never_get_an_upper_bound_from_a_declaration_alone():
    seen, strata = independent(np.random.default_rng(3), 4000, [0.3, 0.4], SIZES)
    found = estimate(seen, strata, declared_independent=True)
    assert (found.kind, found.upper, found.why) == ("lower_bound", None, "two_captures")
    assert found.lower <= int((~seen.any(axis=1)).sum())


# The arithmetic, by hand --------------------------------------------------------------------


def test_two_equally_catching_captures_give_chapmans_number():
    seen = matrix({"10": 100, "01": 60, "11": 40})
    found = estimate(seen, declared_independent=True, equally_catchable=True)
    assert found.unseen == round(100 * 60 / (40 + 1))
    assert found.total_lower < 200 + found.unseen < (found.total_upper or 0)


def test_three_captures_without_room_for_unevenness_give_a_narrower_interval():
    seen, _ = independent(np.random.default_rng(5), 3000, [0.3, 0.3, 0.3])
    wide, narrow = estimate(seen), estimate(seen, equally_catchable=True)
    assert narrow.lower == wide.lower
    assert narrow.upper is not None
    assert wide.upper is not None
    assert narrow.upper <= wide.upper


def test_the_order_of_posts_and_captures_and_repeats_change_nothing():
    rng = np.random.default_rng(8)
    seen, strata = independent(rng, 2000, [0.2, 0.3, 0.4], SIZES)
    shuffled = rng.permutation(2000)
    one = estimate(seen, strata)
    two = estimate(seen[shuffled][:, [2, 0, 1]], strata[shuffled])
    assert (one.unseen, one.lower, one.upper) == (two.unseen, two.lower, two.upper)


def test_posts_that_no_capture_saw_may_be_in_the_matrix_and_change_nothing():
    seen, strata = independent(np.random.default_rng(9), 2000, [0.3, 0.3, 0.3])
    caught = seen.any(axis=1)
    assert estimate(seen, strata) == estimate(seen[caught], strata[caught])


def test_strata_mend_what_size_alone_would_bias():
    rng = np.random.default_rng(11)
    seen, strata = independent(rng, 20_000, [0.3, 0.3, 0.3], (-1.5, 0.0, 1.5))
    truth = int((~seen.any(axis=1)).sum())
    assert estimate(seen, strata).lower <= truth
    assert abs(estimate(seen, strata).unseen - truth) < 0.1 * truth
    assert estimate(seen).kind == "lower_bound"


def test_thin_strata_are_merged_with_their_neighbours():
    seen, _ = independent(np.random.default_rng(12), 3000, [0.3, 0.3, 0.3])
    strata = np.repeat(np.arange(300), 10)
    found = estimate(seen, strata)
    assert sum(len(s.numbers) for s in found.strata) == 300
    assert len(found.strata) < 300
    assert sum(s.seen for s in found.strata) == found.seen


def test_a_capture_that_saw_nothing_of_one_stratum_does_not_break_the_others():
    seen, strata = independent(np.random.default_rng(13), 6000, [0.3, 0.3, 0.3, 0.3], (0.0, 0.0))
    seen[strata == 0, 3] = False
    found = estimate(seen, strata)
    assert found.lower <= int((~seen.any(axis=1)).sum())


# Refusals ------------------------------------------------------------------------------------


def test_one_capture_says_nothing_of_what_it_missed():
    assert "ít nhất hai lượt" in refusal(np.ones((50, 1), dtype=bool))
    assert "at least two" in refusal(np.ones((50, 1), dtype=bool), lang="en")


def test_no_posts_and_no_captures_are_refused_and_do_not_break():
    assert "ít nhất hai lượt" in refusal(np.zeros((0, 0), dtype=bool))
    assert "ít nhất hai lượt" in refusal(np.zeros((9, 3), dtype=bool))


def test_two_captures_need_a_declaration_and_the_message_says_how():
    seen, _ = independent(np.random.default_rng(1), 2000, [0.4, 0.4])
    assert "[[captures]]" in refusal(seen, names=["an", "bình"])
    assert "“an”" in refusal(seen, names=["an", "bình"])


def test_one_capture_inside_another_is_refused_even_where_declared():
    seen = matrix({"10": 300, "11": 200})
    assert "gần như là một phần" in refusal(seen, declared_independent=True)


def test_the_same_list_twice_is_refused():
    assert "đúng cùng những bài" in refusal(matrix({"11": 400}), declared_independent=True)


def test_too_small_an_overlap_is_refused_with_the_threshold():
    told = refusal(matrix({"10": 90, "01": 80, "11": 9}), declared_independent=True)
    assert "9 bài chung" in told
    assert "ít nhất 10" in told


def test_two_parts_of_one_list_are_refused():
    told = refusal(matrix({"10": 5000, "01": 5000}), declared_independent=True)
    assert "không có bài nào chung" in told
    told = refusal(matrix({"10": 5000, "01": 5000, "11": 50}), declared_independent=True)
    assert "chưa đến 2%" in told


def test_an_empty_capture_is_named():
    seen, _ = independent(np.random.default_rng(1), 500, [0.4, 0.4, 0.4])
    seen[:, 2] = False
    assert "“ba”" in refusal(seen, names=["một", "hai", "ba"])


def test_a_copied_list_is_refused_and_the_pair_is_named():
    seen, _ = copied(np.random.default_rng(2), 2000, [0.3] * 3, 0.6, [1])
    assert "an × bình" in refusal(seen, names=["an", "bình", "chi"])


def test_more_captures_than_can_be_modelled_are_sent_back_to_be_grouped():
    assert "[[captures]]" in refusal(np.ones((50, 20), dtype=bool))


def test_a_tiny_campaign_is_refused_rather_than_guessed():
    seen, _ = independent(np.random.default_rng(4), 60, [0.2, 0.2, 0.2])
    refusal(seen)


def test_shapes_that_do_not_fit_are_an_error():
    with pytest.raises(ValueError, match="one stratum a post"):
        estimate(np.ones((5, 2), dtype=bool), np.zeros(4, dtype=int))
    with pytest.raises(ValueError, match="matrix"):
        estimate(np.ones(5, dtype=bool))


# Histories and the figure --------------------------------------------------------------------


def test_histories_take_pairs_in_any_order_with_repeats():
    posts, seen, names = histories([9, 7, 7, 9, 9], ["b", "a", "b", "b", "b"])
    assert posts.tolist() == [7, 9]
    assert names == ("a", "b")
    assert seen.tolist() == [[True, True], [False, True]]


def test_histories_take_whole_numbers_for_captures():
    _, seen, names = histories(np.array([1, 2]), np.array([10, 9]))
    assert names == ("9", "10")
    assert seen.tolist() == [[False, True], [True, False]]


def test_histories_of_nothing_are_empty():
    posts, seen, names = histories([], [])
    assert (len(posts), seen.shape, names) == (0, (0, 0), ())


def test_histories_refuse_pairs_that_do_not_pair():
    with pytest.raises(ValueError, match="differ in length"):
        histories([1, 2], ["a"])


def test_an_estimate_becomes_a_figure_with_both_bounds():
    seen, _ = independent(np.random.default_rng(6), 3000, [0.4, 0.4, 0.4])
    found = estimate(seen, names=["một", "hai", "ba"])
    shown = figure(found, scope(found.seen), considered=found.seen)
    assert shown.id == "unseen_posts"
    assert shown.unit == "post"
    assert (shown.value, shown.lower, shown.upper) == (found.unseen, found.lower, found.upper)
    assert not shown.refused
    assert not shown.passport.missing
    assert any("một:" in note for note in shown.passport.notes)


def test_a_lower_bound_is_shown_as_its_bound_and_nothing_above():
    seen, _ = independent(np.random.default_rng(6), 3000, [0.4, 0.4])
    found = estimate(seen, declared_independent=True, lang="en")
    shown = figure(found, scope(found.seen + 5), considered=found.seen, lang="en")
    assert shown.value == shown.lower == found.lower
    assert shown.upper is None
    assert "lower bound" in shown.passport.interval
    assert shown.passport.missing == {"published_later": 5}


def test_a_refusal_becomes_a_figure_that_says_why():
    shown = figure(CannotEstimate("vì sao"), scope(10), considered=10)
    assert shown.refused == "vì sao"
    assert shown.value is shown.lower is shown.upper is None


def test_an_estimate_is_a_frozen_record():
    seen, _ = independent(np.random.default_rng(6), 3000, [0.4, 0.4, 0.4])
    found = estimate(seen)
    assert isinstance(found, Unseen)
    assert {t.what for t in found.tests} == {"", "1 × 2", "1 × 3", "2 × 3"}
    assert all(0 <= t.p <= 1 for t in found.tests)
