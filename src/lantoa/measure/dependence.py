"""Whether captures may be taken for independent of each other: tests, and reasons to refuse."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import erfc, sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from lantoa.core.errors import CannotEstimate
from lantoa.core.formats import number
from lantoa.measure.loglinear import fit, likeness, pair_terms
from lantoa.measure.unseen_words import REASONS

if TYPE_CHECKING:
    from lantoa.core.formats import Lang
    from lantoa.measure.loglinear import Bools, Fit, Floats

MOST_CAPTURES: Final = 8
"""More are grouped by the campaign file: 255 histories are as many as data ever fill."""
LEAST_COMMON: Final = 10
"""Posts that two captures must share: below, the relative error of the estimate (about one over
the root of this number) is over a third, and its bias is no longer small (Robson & Regier 1964
ask for 7)."""
LEAST_COMMON_SHARE: Final = 0.02
"""A share of the smaller capture: below, two captures look like two parts of one list."""
NESTED_SHARE: Final = 0.95
"""A share of the smaller capture: above, it looks like a part of the greater one."""
ALPHA: Final = 0.01
"""Chance of refusing captures that are independent. Copied, seeded and divided lists are far
beyond any such limit, so it costs nothing."""
MAYBE_UNEVEN: Final = 0.05
"""Chance of giving up the upper bound where posts are all alike."""
SURELY_UNEVEN: Final = 0.001
"""Below it the lower bound is taken from a model of uneven posts, which is higher."""
MATTERS: Final = float(np.log(1.5))
"""A pair's extra log odds ratio from which a significant dependence is refused."""
TOO_UNEVEN: Final = float(np.log(4.0))
"""A common log odds ratio from which uneven posts cannot be told from one list crawled again."""
WORST_ERROR: Final = 0.6
"""Standard error of a pair's log odds ratio above which no test could see a copied list, whose
log odds ratio is 2.2 or more where half of the posts are copied."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test that was done: `effect` is a log odds ratio, `p` stands after Holm's correction."""

    __test__ = False
    what: str
    effect: float
    p: float


@dataclass(frozen=True, slots=True)
class Judged:
    """Captures that were not refused; `why` says what forbids an upper bound, if anything does."""

    why: str
    tests: tuple[Test, ...]
    surely_uneven: bool
    level: Fit
    uneven: Fit


def refuse_unusable(matrix: Bools, labels: tuple[str, ...], lang: Lang) -> None:
    """Refuse captures that no test is needed for: too few, too many, empty, nested, apart.

    Raises
    ------
    CannotEstimate
        The message says which captures, and why.
    """
    captures = matrix.shape[1]
    if captures < 2 or not len(matrix):
        raise CannotEstimate(REASONS["one"][lang])
    if captures > MOST_CAPTURES:
        raise CannotEstimate(REASONS["many"][lang].format(n=captures, most=MOST_CAPTURES))
    for name, posts in zip(labels, matrix.sum(axis=0), strict=True):
        if not posts:
            raise CannotEstimate(REASONS["empty"][lang].format(a=name))
    for i, j in combinations(range(captures), 2):
        _refuse_pair(matrix[:, i], matrix[:, j], (labels[i], labels[j]), lang)


def _refuse_pair(one: Bools, two: Bools, pair: tuple[str, str], lang: Lang) -> None:
    common = int((one & two).sum())
    small, great = sorted(((int(one.sum()), pair[0]), (int(two.sum()), pair[1])))
    facts = {
        "a": small[1], "b": great[1], "common": number(common, lang), "least": LEAST_COMMON,
        "small": number(small[0], lang), "share": f"{LEAST_COMMON_SHARE:.0%}",
    }  # fmt: skip
    reason = ""
    if np.array_equal(one, two):
        reason = "same"
    elif common >= NESTED_SHARE * small[0]:
        reason = "nested"
    elif not common:
        reason = "disjoint"
    elif common < LEAST_COMMON:
        reason = "few"
    elif common < LEAST_COMMON_SHARE * small[0]:
        reason = "apart"
    if reason:
        raise CannotEstimate(REASONS[reason][lang].format(**facts))


def judged(counts: Floats, bits: Floats, labels: tuple[str, ...], lang: Lang) -> Judged:
    """Test three or more captures for dependence and for unevenness; refuse the first.

    Uneven posts make *all* pairs of captures agree more than chance does; a copied list makes
    one pair agree more than the others; a divided list makes a pair agree less. So there is one
    term common to all pairs, tested against less than 0, and each pair is tested on top of it.
    These tests are one family with one error rate (Holm 1979: it holds whatever the tests have
    to do with each other, and they share the same posts).

    Parameters
    ----------
    counts, bits
        Of :mod:`lantoa.measure.loglinear`.
    labels
        Names of the captures.
    lang
        Language of the reason.

    Raises
    ------
    CannotEstimate
        Captures depend on each other, or too little is known to tell.
    """
    common = likeness(bits)
    level = fit(counts, bits)
    uneven = fit(counts, bits, common[:, None], start=level)
    lean = float(uneven.shared[0])
    root = float(np.sign(lean) * np.sqrt(max(level.deviance - uneven.deviance, 0.0)))
    tests = [Test("", lean, _below(root))]
    weakest = 0.0
    for (i, j), term in pair_terms(bits).items():
        found = fit(counts, bits, np.column_stack([common, term]), start=uneven)
        gain = max(uneven.deviance - found.deviance, 0.0)
        pair = f"{labels[i]} × {labels[j]}"
        tests.append(Test(pair, float(found.shared[1]), erfc(sqrt(gain / 2))))
        weakest = max(weakest, float(np.sqrt(found.shared_variance[1])))
    corrected = _holm(tests)
    slight = _refuse_dependence(corrected, lean, lang)
    if weakest > WORST_ERROR:
        raise CannotEstimate(REASONS["untestable"][lang])
    if lean > TOO_UNEVEN:
        raise CannotEstimate(REASONS["too_uneven"][lang])
    chance = _below(-root)
    why = "uneven" if chance < MAYBE_UNEVEN else "leaning" if slight else ""
    return Judged(why, corrected, chance < SURELY_UNEVEN, level, uneven)


def _below(root: float) -> float:
    """Return the chance that a standard normal number is smaller."""
    return erfc(-root / sqrt(2)) / 2


def _holm(tests: list[Test]) -> tuple[Test, ...]:
    order = sorted(range(len(tests)), key=lambda i: tests[i].p)
    corrected, worst = list(tests), 0.0
    for rank, index in enumerate(order):
        test = tests[index]
        worst = max(worst, min(1.0, test.p * (len(tests) - rank)))
        corrected[index] = Test(test.what, test.effect, worst)
    return tuple(corrected)


def _refuse_dependence(tests: tuple[Test, ...], lean: float, lang: Lang) -> bool:
    """Refuse, or return whether a dependence is sure but too slight to matter much."""
    overall, *pairs = tests
    found = sorted((t for t in pairs if t.p < ALPHA), key=lambda t: -abs(t.effect))
    for test in found:
        # The worst pair is named; less than chance is refused even where slight, because it
        # would make a lower bound too high.
        if abs(test.effect) > MATTERS or lean + test.effect < 0:
            reason = "attract" if test.effect > 0 else "repel"
            raise CannotEstimate(REASONS[reason][lang].format(pair=test.what))
    if overall.p < ALPHA:
        raise CannotEstimate(REASONS["all_repel"][lang])
    return bool(found)
