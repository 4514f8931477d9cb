"""How benchmarks measure: ratios of medians inside one run, beside their targets."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One measured ratio or amount."""

    name: str
    value: float
    unit: str
    target: float
    detail: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.target

    def __str__(self) -> str:
        verdict = "met" if self.met else "MISSED"
        return (
            f"{self.name:<58} {self.value:>8.2f}{self.unit:<3} target ≤ {self.target:g}{self.unit}"
            f"  {verdict}   {self.detail}"
        )


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one run of `work`."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turn(*works: Callable[[], object], runs: int = 5) -> list[float]:
    """Return the median wall time of each work, run in turn so that drift hits all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for place, work in enumerate(works):
            taken[place].append(seconds(work))
    return [statistics.median(each) for each in taken]
