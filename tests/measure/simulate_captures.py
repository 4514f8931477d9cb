"""Simulated captures with known truth: independent ones, and ones that depend by construction.

``python -m tests.measure.simulate_captures`` prints the table of ``docs/measures/unseen_posts.md``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantoa.core.errors import CannotEstimate
from lantoa.measure.unseen import estimate

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
World = Callable[[np.random.Generator], tuple[Bools, Ints]]

SIZES = (-0.8, -0.2, 0.4, 1.0)
"""Log-odds by which four strata differ."""


def independent(
    rng: np.random.Generator, posts: int, chances: list[float], tilt: tuple[float, ...] = (0.0,)
) -> tuple[Bools, Ints]:
    """Posts × captures and the stratum of each post; `tilt` moves the log-odds of a stratum."""
    strata = rng.integers(0, len(tilt), posts)
    usual = np.log(np.array(chances) / (1 - np.array(chances)))
    odds = usual[None, :] + np.array(tilt)[strata][:, None]
    return rng.random((posts, len(chances))) < 1 / (1 + np.exp(-odds)), strata


def uneven(
    rng: np.random.Generator, posts: int, a: float, b: float, weights: list[float]
) -> tuple[Bools, Ints]:
    """Posts whose chance is drawn from Beta(a, b); capture j sees with weight j of that chance."""
    chance = rng.beta(a, b, posts)
    return rng.random((posts, len(weights))) < chance[:, None] * np.array(weights), _one(posts)


def copied(
    rng: np.random.Generator, posts: int, chances: list[float], share: float, onto: list[int]
) -> tuple[Bools, Ints]:
    """Captures `onto` crawl the first one's list again: each post copies with chance `share`."""
    seen, strata = independent(rng, posts, chances)
    for capture in onto:
        again = rng.random(posts) < share
        seen[again, capture] = seen[again, 0]
    return seen, strata


def nested(rng: np.random.Generator, posts: int, chances: list[float]) -> tuple[Bools, Ints]:
    """The second capture is a part of the first."""
    seen, strata = independent(rng, posts, chances)
    seen[:, 1] &= seen[:, 0]
    return seen, strata


def split(
    rng: np.random.Generator, posts: int, chances: list[float], parts: int
) -> tuple[Bools, Ints]:
    """The first `parts` captures are disjoint pages of one feed that sees half of all posts."""
    seen, strata = independent(rng, posts, chances)
    feed, page = rng.random(posts) < 0.5, rng.integers(0, parts, posts)
    for part in range(parts):
        seen[:, part] = feed & (page == part)
    return seen, strata


def seeded(
    rng: np.random.Generator, posts: int, chances: list[float], pull: float
) -> tuple[Bools, Ints]:
    """The second capture starts from what the first found: those posts come in with `pull`."""
    seen, strata = independent(rng, posts, chances)
    seen[:, 1] |= seen[:, 0] & (rng.random(posts) < pull)
    return seen, strata


def _one(posts: int) -> Ints:
    return np.zeros(posts, dtype=np.int64)


@dataclass
class Tally:
    """What came of many seeds."""

    seeds: int = 0
    bounded: int = 0
    lower_only: int = 0
    refused: int = 0
    covered: int = 0
    above_lower: int = 0
    above_upper: int = 0
    ratio: float = 0.0
    width: float = 0.0


def tally(world: World, seeds: int = 100, **options: Any) -> Tally:
    """Estimate in `seeds` worlds; ratio and width are medians, relative to the truth."""
    result = Tally(seeds=seeds)
    ratios, widths = [], []
    for seed in range(seeds):
        seen, strata = world(np.random.default_rng(seed))
        truth = int((~seen.any(axis=1)).sum())
        try:
            found = estimate(seen, strata, **options)
        except CannotEstimate:
            result.refused += 1
            continue
        result.above_lower += truth >= found.lower
        if found.upper is None:
            result.lower_only += 1
            result.covered += truth >= found.lower
            continue
        result.bounded += 1
        result.above_upper += truth > found.upper
        result.covered += found.lower <= truth <= found.upper
        ratios.append(found.unseen / max(truth, 1))
        widths.append((found.upper - found.lower) / max(truth, 1))
    if ratios:
        result.ratio, result.width = float(np.median(ratios)), float(np.median(widths))
    return result


HOLDING: dict[str, tuple[World, dict[str, bool]]] = {
    f"{captures} captures, p = {p}, N = {posts:,}": (
        partial(independent, posts=posts, chances=[p] * captures), {},
    )
    for posts in (500, 2_000, 10_000, 60_000)
    for captures, p in ((3, 0.2), (3, 0.4), (4, 0.1), (4, 0.3), (5, 0.2), (5, 0.6))
} | {
    f"3 captures, p = 0.1, 0.3, 0.6, 4 strata, N = {posts:,}": (
        partial(independent, posts=posts, chances=[0.1, 0.3, 0.6], tilt=SIZES), {},
    )
    for posts in (2_000, 10_000, 60_000)
} | {
    f"2 captures, p = 0.3, 4 strata, declared equally catching, N = {posts:,}": (
        partial(independent, posts=posts, chances=[0.3, 0.3], tilt=SIZES),
        {"declared_independent": True, "equally_catchable": True},
    )
    for posts in (2_000, 60_000)
}  # fmt: skip
"""Worlds in which the assumptions hold, by name."""

DEPENDING: dict[str, World] = {
    f"{name}, N = {posts:,}, p = {p}": world
    for posts in (500, 2_000, 20_000)
    for p in (0.2, 0.4)
    for name, world in {
        "one list crawled again, half of it copied": partial(
            copied, posts=posts, chances=[p] * 3, share=0.5, onto=[1]),
        "two captures copy the first": partial(
            copied, posts=posts, chances=[p] * 4, share=0.5, onto=[1, 2]),
        "one capture seeded by another": partial(seeded, posts=posts, chances=[p] * 3, pull=0.5),
        "one capture inside another": partial(nested, posts=posts, chances=[p] * 3),
        "one feed split in two": partial(split, posts=posts, chances=[p] * 3, parts=2),
        "one feed split in three": partial(split, posts=posts, chances=[p] * 4, parts=3),
    }.items()
}  # fmt: skip
"""Worlds in which captures depend by construction, by name."""

UNEVEN: dict[str, World] = {
    f"Beta({a}, {b}) × {weights}, N = {posts:,}": partial(
        uneven, posts=posts, a=a, b=b, weights=weights
    )
    for posts in (500, 2_000, 20_000)
    for a, b, weights in (
        (1, 3, [1.0, 1.0, 1.0]),
        (1, 3, [1, 0.7, 0.4]),
        (0.5, 1.5, [1, 0.7, 0.4]),
        (2, 6, [1.0, 1.0, 1.0]),
        (4, 12, [1, 0.7, 0.4, 0.9, 0.5]),
        (6, 14, [1.0, 1.0, 1.0]),
    )
}
"""Worlds in which posts differ in how easily they are caught, by name."""


def _report() -> None:
    print("| world | bounded | lower only | refused | covered | ratio | width |")
    for name, (world, options) in HOLDING.items():
        t = tally(world, **options)
        print(
            f"| {name} | {t.bounded} | {t.lower_only} | {t.refused} | {t.covered} | {t.ratio:.2f} | {t.width:.2f} |"
        )
    print("| world | refused |")
    for name, world in DEPENDING.items():
        print(f"| {name} | {tally(world).refused} |")
    print("| world | bounded | lower only | refused | truth above lower | truth above upper |")
    for name, world in UNEVEN.items():
        t = tally(world)
        print(
            f"| {name} | {t.bounded} | {t.lower_only} | {t.refused} | {t.above_lower} | {t.above_upper} |"
        )


if __name__ == "__main__":
    _report()
