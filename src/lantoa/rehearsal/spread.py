"""How far posts spread and how fast: views with a heavy tail, and everything that follows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lantoa.core.campaign import ROLES
from lantoa.core.clock import micros

if TYPE_CHECKING:
    from lantoa.rehearsal.scenario import Scenario

Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

METRICS: Final = ("views", "likes", "comments", "shares", "saves", "reposts")
_DAY_S: Final = 86_400.0
_SLOW_DAYS: Final = 25.0
_USUAL: Final = {"likes": 0.052, "comments": 0.0016, "shares": 0.0028, "saves": 0.0042,
                 "reposts": 0.0006}  # fmt: skip
"""A middling post's other counts, a view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """A curve of views a post; the other counts are shares of it, so that none ever falls."""

    published: Ints
    top: Floats
    """Views in the end."""
    quick_days: Floats
    slow: Floats
    """Share of the views that come slowly, over weeks."""
    burst: Floats
    """Views that come after the last day besides, as a share of `top`."""
    burst_at: Ints
    rates: dict[str, Floats]

    def views(self, posts: Ints, at_s: Floats) -> Ints:
        """Return the true views of `posts` (indices) at `at_s` (seconds), one time a post."""
        age = np.maximum(at_s - self.published[posts], 0.0) / _DAY_S
        slow = self.slow[posts]
        done = (1 - slow) * -np.expm1(-age / self.quick_days[posts])
        done += slow * -np.expm1(-age / _SLOW_DAYS)
        since = np.maximum(at_s - self.burst_at[posts], 0.0) / _DAY_S
        done += self.burst[posts] * -np.expm1(-since / 2.0)
        return np.floor(self.top[posts] * done).astype(np.int64)

    def counts(self, posts: Ints, at_s: Floats) -> dict[str, Ints]:
        """Return all six true counts of `posts` at `at_s`."""
        views = self.views(posts, at_s)
        found = {"views": views}
        for metric, rate in self.rates.items():
            found[metric] = np.floor(views * rate[posts]).astype(np.int64)
        return found


def grown(
    scenario: Scenario, published: Ints, role: Ints, counted: Bools, rng: np.random.Generator
) -> Growth:
    """Draw a curve for each post, scaled so that `counted` posts have the scenario's views.

    The body is log-normal; a small share of posts is multiplied by a Pareto number, which makes
    the tail. Each role gets its share of the views, measured when the first capture begins.
    """
    n, shape = len(published), scenario.shape
    liveliness = rng.normal(size=n)
    raw = np.exp(shape.body_spread * rng.normal(size=n) + 0.2 * liveliness)
    pareto = np.minimum((1 - rng.random(n)) ** (-1 / shape.tail_power), shape.tail_limit)
    raw *= np.where(rng.random(n) < shape.tail_share, pareto, 1.0)
    ends = scenario.starts_s + scenario.days * int(_DAY_S)
    late = rng.random(n) < shape.late_bursts
    growth = Growth(
        published=published,
        top=raw,
        quick_days=np.clip(np.exp(0.1 + 0.6 * rng.normal(size=n)), 0.2, 6.0),
        slow=rng.beta(2, 12, n),
        burst=np.where(late, rng.beta(2, 3, n), 0.0),
        burst_at=ends + (rng.random(n) * 4 * _DAY_S).astype(np.int64),
        rates=_rates(liveliness, rng),
    )
    _scale(growth, scenario, role, counted)
    return growth


def _rates(liveliness: Floats, rng: np.random.Generator) -> dict[str, Floats]:
    found = {}
    for metric, usual in _USUAL.items():
        odds = np.log(usual) + 0.45 * liveliness + 0.5 * rng.normal(size=len(liveliness))
        found[metric] = 1 / (1 + np.exp(-odds))
    return found


def _scale(growth: Growth, scenario: Scenario, role: Ints, counted: Bools) -> None:
    """Bring the raw tops to scale, in place."""
    begin = min(micros(capture.at) for capture in scenario.captures) / 1e6
    shares = {"kol": scenario.kol, "official": scenario.official}
    public = 1 - sum(its.views for its in shares.values() if its.posts)
    everybody = np.arange(len(role))
    for number, word in enumerate(ROLES):
        its = shares.get(word)
        wanted = scenario.views * (public if its is None else its.views)
        theirs = everybody[counted & (role == number)]
        if not len(theirs):
            continue
        large = 1e6  # so that rounding down to whole views does not matter yet
        growth.top[role == number] *= large
        now = growth.views(theirs, np.full(len(theirs), begin)).sum()
        growth.top[role == number] *= wanted / now if now else 0.0
