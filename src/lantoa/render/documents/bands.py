"""The band of an interval: where it lies on the one scale that all figures share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lantoa.core.figures import Figure

_REACH: Final = 0.05
"""Every band is drawn on one scale: so far to either side of the value."""


def band(figure: Figure) -> dict[str, float | bool] | None:
    """Return where a figure's interval lies on the scale of ±5%, None where nothing is drawn.

    Returns
    -------
    dict
        ``low`` and ``high`` from -1 to 1 (0 is the value), ``open_low`` and ``open_high`` where
        the interval reaches further than the scale, ``exact`` where it has no width.
    """
    value, low, high = figure.value, figure.lower, figure.upper
    if value is None or low is None or not value:
        return None
    most = abs(value) * _REACH
    down = (low - value) / most
    up = (high - value) / most if high is not None else 2.0
    return {
        "low": max(down, -1.0), "high": min(up, 1.0), "open_low": down < -1, "open_high": up > 1,
        "exact": low == high,
    }  # fmt: skip
