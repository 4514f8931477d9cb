"""Counts as platforms show them on the web: whole up to 9,999, then one decimal of K, M, B."""

from __future__ import annotations

from typing import Any

import numpy as np

Ints = np.ndarray[Any, np.dtype[np.int64]]


def shown(counts: Ints) -> Ints:
    """Return counts cut to the step in which TikTok's and Instagram's pages show them.

    Examples
    --------
    >>> shown(np.array([9_999, 18_463, 1_270_400])).tolist()
    [9999, 18400, 1200000]
    """
    step = np.where(counts < 10_000, 1, np.where(counts < 10**6, 100, 10**5))
    step = np.where(counts < 10**9, step, 10**8)
    cut: Ints = counts // step * step
    return cut


def shown_one(count: int) -> int:
    """Return one count as :func:`shown` does, without an array's overhead.

    Examples
    --------
    >>> shown_one(541_299)
    541200
    """
    if count < 10_000:
        return count
    step = 100 if count < 10**6 else 10**5 if count < 10**9 else 10**8
    return count // step * step
