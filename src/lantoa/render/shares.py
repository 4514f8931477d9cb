"""Rows of a figure as figures of their own, and what share of the whole they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lantoa.core.figures import Figure


def row_of(figure: Figure, row: Mapping[str, Any]) -> Figure:
    """Return one row of a figure as a figure: same unit and passport, the row's value and ends."""
    return replace(
        figure, rows=(), value=row.get("value"), lower=row.get("lower"), upper=row.get("upper")
    )


def share_of(figure: Figure, inside: Sequence[Mapping[str, Any]]) -> Figure | None:
    """Return which share of a figure's rows some of them hold, as a figure of unit ``ratio``.

    The rows must part the whole: each thing counted stands in one of them. The lower end takes the
    rows inside at their lowest and the others at their highest, the upper end the other way round.

    Parameters
    ----------
    inside
        The rows asked about, of `figure.rows`.

    Returns
    -------
    Figure or None
        ``None`` where a row is not known or has no upper end, or where there is nothing to share.
    """
    ends = ("value", "lower", "upper")
    if not inside or any(row.get(end) is None for row in figure.rows for end in ends):
        return None
    others = [row for row in figure.rows if not any(row is one for one in inside)]
    mine, rest = (
        {end: sum(row[end] for row in rows) for end in ends} for rows in (inside, others)
    )
    if not mine["value"]:
        return None
    return replace(
        figure, rows=(), unit="ratio",
        value=mine["value"] / (mine["value"] + rest["value"]),
        lower=mine["lower"] / ((mine["lower"] + rest["upper"]) or 1),
        upper=mine["upper"] / ((mine["upper"] + rest["lower"]) or 1),
    )  # fmt: skip
