"""The dot spiral: one dot is a fixed number of posts, from the first day outwards."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from lantoa.render.colours import mixed
from lantoa.render.flag import flag_svg
from lantoa.render.fonts import width
from lantoa.render.infographic_canvas import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.render.colours import Colours
    from lantoa.render.infographic_canvas import Canvas

MOST_DOTS: Final = 640
_TURN: Final = pi * (3 - sqrt(5))
"""The golden angle: no two dots ever line up."""
_WIDEST_PITCH: Final = 46.0
_DOT: Final = 0.37


@dataclass(frozen=True, slots=True)
class Ring:
    """The dots of one day: `first` to before `end`, counted from the middle."""

    name: str
    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spiral:
    """A spiral to draw."""

    rings: tuple[Ring, ...]
    peak: int | None
    """Index of the day that stands out."""
    with_flag: bool


def dot_size(posts: int) -> int:
    """Return how many posts one dot stands for: the least of 1, 2, 5, 10 … with enough room.

    Examples
    --------
    >>> dot_size(340), dot_size(60_214), dot_size(0)
    (1, 100, 1)
    """
    size = 1
    while posts > MOST_DOTS * size:
        size = size * 5 // 2 if str(size)[0] == "2" else size * 2
    return size


def rings_of(days: Sequence[tuple[str, int]], size: int) -> tuple[Ring, ...]:
    """Return the dots of each day; rounding is of the running total, so that none is lost.

    Parameters
    ----------
    days
        Name and number of posts of each day, in order.
    size
        Posts to a dot.

    Examples
    --------
    >>> [(ring.first, ring.end) for ring in rings_of([("1/9", 149), ("2/9", 3), ("3/9", 48)], 100)]
    [(0, 1), (1, 2), (2, 2)]
    """
    rings, running, first = [], 0, 0
    for name, posts in days:
        running += posts
        end = (2 * running + size) // (2 * size)
        rings.append(Ring(name, first, end))
        first = end
    return tuple(rings)


def draw_spiral(
    canvas: Canvas, spiral: Spiral, centre: tuple[float, float], radius: float, colours: Colours,
    size: float,
) -> None:  # fmt: skip
    """Draw dots within `radius`, the flag or nothing in the middle, and days along the right."""
    count = spiral.rings[-1].end if spiral.rings else 0
    inner = radius * (0.30 if spiral.with_flag else 0.07)
    if count:
        outer = min(radius, sqrt(inner**2 + count * _WIDEST_PITCH**2 / pi))
        aisle = size * 0.5
        points, reach, pitch = _places(count, inner, outer, aisle)
        for n, ring in enumerate(spiral.rings):
            canvas.dots(
                [(centre[0] + x, centre[1] + y) for x, y in points[ring.first : ring.end]],
                pitch * _DOT, _fill(n, spiral.peak, colours),
            )  # fmt: skip
        _day_names(canvas, spiral, centre, reach, colours, size)
    if spiral.with_flag:
        length = 2 * inner * 0.72
        canvas.raw(flag_svg(centre[0] - length / 2, centre[1] - length / 3, length))


def _places(
    count: int, inner: float, outer: float, aisle: float
) -> tuple[list[tuple[float, float]], list[float], float]:
    """Return points, their distances and the pitch; the aisle to the right stays clear."""
    total = count
    while True:
        pitch = sqrt(pi * (outer**2 - inner**2) / total)
        edge, hole = (
            outer - pitch * _DOT,
            inner + (pitch * _DOT - inner * 0.1 if inner > 40 else 0),
        )
        points, reach = [], []
        for n in range(total):
            distance = sqrt(hole**2 + max(0.0, edge**2 - hole**2) * (n + 0.5) / total)
            x, y = distance * cos(n * _TURN), distance * sin(n * _TURN)
            if count < 12 or not (x > 0 and abs(y) < aisle + pitch * _DOT):
                points.append((x, y))
                reach.append(hypot(x, y))
        if len(points) >= count:
            return points[:count], reach[:count], pitch
        total += max(1, (count - len(points)) * 3 // 4)


def _fill(day: int, peak: int | None, colours: Colours) -> str:
    if peak is None or day < peak:
        return colours.d1 if day % 2 == 0 else mixed(colours.d1, colours.paper, 0.22)
    if day == peak:
        return colours.accent
    return colours.d3 if (day - peak) % 2 else mixed(colours.d3, colours.d2, 0.55)


def _day_names(
    canvas: Canvas, spiral: Spiral, centre: tuple[float, float], reach: Sequence[float],
    colours: Colours, size: float,
) -> None:  # fmt: skip
    """Name the outermost, the peak and the first day where they lie, in the clear aisle.

    Labels stand on their own ring, so that no line has to lead to them. One without room is left
    out: the key says the first and last day as well.
    """
    if len(reach) < 12:
        return
    x, baseline = centre[0], centre[1] + size * 0.35
    taken: list[tuple[float, float]] = []
    shown = [n for n, ring in enumerate(spiral.rings) if ring.end > ring.first]
    for n in dict.fromkeys((spiral.peak, shown[0], shown[-1])):
        if n is None:
            continue
        ring = spiral.rings[n]
        style = Style(size, 600, colours.accent if n == spiral.peak else colours.ink_2)
        half = width(ring.name, size, 600) / 2
        near, far = reach[ring.first], reach[ring.end - 1]
        middle = near + half if n == shown[0] else (near + far) / 2
        middle = min(max(middle, reach[0] + half - size * 0.4), reach[-1] - half + size * 0.4)
        if all(middle + half + 8 <= a or middle - half - 8 >= b for a, b in taken):
            taken.append((middle - half, middle + half))
            canvas.text(ring.name, x + middle, baseline, style, "centre")
