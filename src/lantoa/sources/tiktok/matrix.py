"""Counts of many lines at once: one row of numbers a line, rounded as a web page rounds them."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from lantoa.core.records import State
from lantoa.sources.tiktok.lines import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import msgspec

Ints = npt.NDArray[np.int64]


def getter(shape: type[msgspec.Struct], keys: Iterable[str]) -> attrgetter[Any]:
    """Return what reads one row of numbers off a struct.

    Parameters
    ----------
    shape
        The kind of struct.
    keys
        Names of the numbers as the file has them, in the order of the row; two or more.
    """
    names = dict(zip(shape.__struct_encode_fields__, shape.__struct_fields__, strict=True))
    return attrgetter(*(names[key] for key in keys))


def packed(numbers: Ints) -> list[bytes]:
    """Return each row of numbers as one value that can be compared with others."""
    width = numbers.shape[1] * numbers.itemsize
    rows: list[bytes] = numbers.view(f"V{width}").ravel().tolist()
    return rows


def preferred(
    better: Sequence[Any], other: Sequence[Any], none: Any, numbers_of: attrgetter[Any]
) -> Ints:
    """Return one row of numbers a line, each from `better`, or from `other` where that lacks it.

    Parameters
    ----------
    better, other
        Two structs a line.
    none
        The struct that stands in `better` where the file has none.
    numbers_of
        What reads a row off a struct; a missing number is -1.

    Raises
    ------
    ValueError
        A number is below zero.
    OverflowError
        A number is beyond 64 bits.
    """
    used = [one if one is not none else two for one, two in zip(better, other, strict=True)]
    numbers = _matrix(used, numbers_of)
    missing = numbers == MISSING
    if missing.any() and any(one is not none for one in better):
        numbers = np.where(missing, _matrix(other, numbers_of), numbers)
    if numbers.min() < MISSING:
        raise ValueError("a number below zero")
    return numbers


def _matrix(parts: Sequence[Any], numbers_of: attrgetter[Any]) -> Ints:
    flat = chain.from_iterable(map(numbers_of, parts))
    return np.fromiter(flat, dtype=np.int64).reshape(len(parts), -1)


def metric_columns(names: Sequence[str], numbers: Ints) -> dict[str, Any]:
    """Return value, step and state of each metric, rounded as `values.web_rounded` does.

    Parameters
    ----------
    names
        One metric for each column of `numbers`.
    numbers
        One row a line; -1 where there is no number.

    Returns
    -------
    dict
        ``name``, ``name_step`` and ``name_state`` of each metric: numpy arrays, or lists with
        ``None`` where a number is missing.
    """
    steps = np.where(
        numbers < 10_000,
        1,
        np.where(numbers < 10**6, 100, np.where(numbers < 10**9, 10**5, 10**8)),
    )
    for _ in range(2):
        steps = np.where((steps > 100) & (numbers % steps != 0), steps // 1_000, steps)
    steps = np.where(numbers % steps == 0, steps, 1)
    states = np.where(steps > 1, int(State.ROUNDED), int(State.EXACT))
    states = np.where(numbers == MISSING, int(State.ABSENT), states).astype(np.int8)
    columns: dict[str, Any] = {}
    for i, name in enumerate(names):
        missing = states[:, i] == State.ABSENT
        columns[name] = _with_gaps(numbers[:, i], missing)
        columns[f"{name}_step"] = _with_gaps(steps[:, i], missing)
        columns[f"{name}_state"] = np.ascontiguousarray(states[:, i])
    return columns


def _with_gaps(numbers: Ints, missing: npt.NDArray[np.bool_]) -> Any:
    if missing.all():
        return [None] * len(numbers)
    if not missing.any():
        return np.ascontiguousarray(numbers)
    gaps = missing.tolist()
    return [None if gap else one for one, gap in zip(numbers.tolist(), gaps, strict=True)]
