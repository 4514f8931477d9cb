"""The flag has the form that the ministry's guide of 2012 describes."""

import math

import pytest

from lantoa.render.flag import INNER, flag_svg, star


def test_the_star_of_a_flag_of_900_by_600_has_the_known_points():
    known = [(450, 120), (490.413, 244.377), (621.19, 244.377), (515.389, 321.246), (555.801, 445.623),
             (450, 368.754), (344.199, 445.623), (384.611, 321.246), (278.81, 244.377), (409.587, 244.377)]  # fmt: skip
    for point, wanted in zip(star(900), known, strict=True):
        assert list(point) == pytest.approx(wanted, abs=0.001)


def test_the_points_lie_a_fifth_of_the_length_from_where_the_diagonals_cross():
    for n, (x, y) in enumerate(star(3)):
        reach = math.hypot(x - 1.5, y - 1.0)
        assert reach == pytest.approx(0.6 if n % 2 == 0 else 0.6 * 0.381966, abs=1e-6)
    assert pytest.approx(0.381966, abs=1e-6) == INNER


def test_the_edges_of_the_star_are_straight_from_point_to_point():
    points = star(900)
    for a, b, c, d in ((0, 1, 3, 4), (2, 3, 5, 6), (4, 5, 7, 8)):
        (ax, ay), (dx, dy) = points[a], points[d]
        for x, y in (points[b], points[c]):
            assert abs((dx - ax) * (y - ay) - (dy - ay) * (x - ax)) < 1e-6


def test_the_drawn_flag_is_two_to_three_and_in_its_own_colours():
    svg = flag_svg(10, 20, 90)
    assert 'x="10.00" y="20.00" width="90.00" height="60.00" fill="#da251d"' in svg
    assert 'points="55.000,32.000 ' in svg
    assert 'fill="#ffff00"' in svg
