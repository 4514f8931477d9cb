"""The flag of Việt Nam from its geometry: 2:3, one point of the star up, straight edges."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

RED: Final = "#da251d"
YELLOW: Final = "#ffff00"
INNER: Final = cos(2 * pi / 5) / cos(pi / 5)
"""Radius of the star's inner points as a share of its radius: 0.381966."""

Point = tuple[float, float]


def star(length: float) -> tuple[Point, ...]:
    """Return the ten points of the star on a flag `length` long, clockwise from the top.

    The flag's upper left corner is (0, 0); its star stands where the diagonals cross, and its
    points lie a fifth of the length from there.

    Source: Hướng dẫn 3420/HD-BVHTTDL, 2/10/2012.

    Examples
    --------
    >>> [(round(x, 3), round(y, 3)) for x, y in star(900)][:3]
    [(450.0, 120.0), (490.413, 244.377), (621.19, 244.377)]
    """
    radius = length / 5
    points = []
    for n in range(10):
        reach = radius if n % 2 == 0 else radius * INNER
        turn = n * pi / 5
        points.append((length / 2 + reach * sin(turn), length / 3 - reach * cos(turn)))
    return tuple(points)


def flag_svg(x: float, y: float, length: float) -> str:
    """Return the flag as SVG, its upper left corner at (x, y), whole and upright."""
    corners = " ".join(f"{x + px:.3f},{y + py:.3f}" for px, py in star(length))
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{length:.2f}" height="{length * 2 / 3:.2f}" '
        f'fill="{RED}"/><polygon points="{corners}" fill="{YELLOW}"/>'
    )
