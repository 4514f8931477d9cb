"""How views are spread over posts: the median, and what the largest posts hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lantoa.measure.labels import words
from lantoa.measure.passports import of_metric

if TYPE_CHECKING:
    from lantoa.core.figures import Figure, Number
    from lantoa.measure.facts import Facts
    from lantoa.measure.passports import Definition

Ints = np.ndarray[Any, np.dtype[np.int64]]


def median_views(facts: Facts, its: Definition) -> Figure:
    """The middle post's views; the mean of the two middle ones where their number is even."""
    shown = None
    if facts.sizes:
        value, lower, upper, posts = _columns(facts)
        shown = {
            "value": _median(value, posts),
            "lower": _median(lower, posts),
            "upper": _median(upper, posts),
        }
    return of_metric(facts, its, "views", shown=shown)


def top_1_percent_share(facts: Facts, its: Definition) -> Figure:
    """The share of all views that the 1% of posts with most views hold (their number rounded up)."""
    return _top_share(facts, its, 100)


def top_10_percent_share(facts: Facts, its: Definition) -> Figure:
    """The same for 10% of posts."""
    return _top_share(facts, its, 10)


def _top_share(facts: Facts, its: Definition, one_in: int) -> Figure:
    if not facts.sizes:
        return of_metric(facts, its, "views")
    value, lower, upper, posts = _columns(facts)
    size = -(-int(posts.sum()) // one_in)
    everything = int((value * posts).sum())
    if not everything:
        return of_metric(facts, its, "views", refused=words("zero_views", facts.lang))
    order = np.lexsort((-upper, -value))
    taken = _first(posts[order], size)
    held, held_low = int((value[order] * taken).sum()), int((lower[order] * taken).sum())
    rest_high = int((upper[order] * (posts[order] - taken)).sum())
    # No set of that size holds more than the largest upper bounds, nor leaves less than the
    # smallest lower ones.
    most = int((np.sort(upper)[::-1] * _first(posts[np.argsort(-upper)], size)).sum())
    least_rest = int((lower * posts).sum()) - int(
        (np.sort(lower)[::-1] * _first(posts[np.argsort(-lower)], size)).sum()
    )
    shown: dict[str, Number | None] = {
        "value": held / everything,
        "lower": held_low / (held_low + rest_high) if held_low + rest_high else 0.0,
        "upper": most / (most + least_rest),
    }
    return of_metric(facts, its, "views", shown=shown)


def _columns(facts: Facts) -> tuple[Ints, Ints, Ints, Ints]:
    value = np.array([row["views"] for row in facts.sizes], np.int64)
    step = np.array([row["views_step"] for row in facts.sizes], np.int64)
    posts = np.array([row["posts"] for row in facts.sizes], np.int64)
    return value, value - step // 2, value + step - 1, posts


def _median(values: Ints, posts: Ints) -> Number:
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(posts[order])
    last = int(reached[-1]) - 1
    low, high = (
        int(values[order][np.searchsorted(reached, place, side="right")])
        for place in (last // 2, last - last // 2)
    )
    return (low + high) // 2 if (low + high) % 2 == 0 else (low + high) / 2


def _first(posts: Ints, size: int) -> Ints:
    """How many of each group are among the first `size`, groups in the order given."""
    before = np.cumsum(posts) - posts
    taken: Ints = np.clip(size - before, 0, posts)
    return taken
