"""What one metric of a count says: its value, and how far the true number may lie from it.

A rounded number with step s stands for a true one in [value - s // 2, value + s - 1], whether the
platform rounds or truncates; so sums carry three integers: value, what to take off, what to add.
"""

from __future__ import annotations

from typing import Any, Final

import ibis

from lantoa.core.records import State

LARGEST: Final = 10**15
"""No count of a platform is larger: one that claims to be is an error, and sums stay in int64."""


def has_value(table: Any, metric: str) -> Any:
    """Return a boolean expression: the state says that there is a value, and it can be one."""
    claimed = table[f"{metric}_state"].isin((int(State.EXACT), int(State.ROUNDED)))
    return (claimed & table[metric].between(0, LARGEST)).fill_null(False)


def state_of(table: Any, metric: str) -> Any:
    """Return an int8 expression: the state, ERROR where it claims a value that cannot be one."""
    state = table[f"{metric}_state"]
    broken = is_known(state) & ~has_value(table, metric)
    return ibis.cases((broken, int(State.ERROR)), else_=state.fill_null(int(State.ABSENT))).cast(
        "int8"
    )


def is_known(state: Any) -> Any:
    """Return a boolean expression: a state of `state_of` says that there is a value."""
    return state.isin((int(State.EXACT), int(State.ROUNDED)))


def sound_step(table: Any, metric: str) -> Any:
    """Return an int64 expression: the rounding step, at least 1."""
    step = table[f"{metric}_step"].fill_null(1)
    return ibis.least(ibis.greatest(step, 1), LARGEST).cast("int64")


def below(step: Any) -> Any:
    """Return how far the true number may lie below a value of this step."""
    return step >> 1


def above(step: Any) -> Any:
    """Return how far the true number may lie above a value of this step."""
    return step - 1
