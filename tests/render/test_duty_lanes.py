"""Lanes of duties: placed by days, drawn alike for both sides, without a style of their own."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from lantoa.render.duty_lanes import KINDS, Axis, Mark, lane, sign

AXIS = Axis.over([date(2024, 5, 24), date(2027, 12, 31)])
TODAY = date(2026, 9, 16)


def drawn(marks=(), said="một", **more):
    return ET.fromstring(lane(AXIS, marks, today=TODAY, said=said, **more))


def test_the_axis_runs_over_whole_years():
    assert AXIS.years == (2024, 2025, 2026, 2027)
    assert AXIS.year_places()[0] == 0
    assert AXIS.place(date(2024, 1, 1)) < 0.1
    assert AXIS.place(date(2027, 12, 31)) > 99.9
    assert AXIS.place(date(2020, 1, 1)) == 0
    assert AXIS.place(date(2031, 1, 1)) == 100


def test_marks_stand_where_they_fall_due_and_today_is_a_line():
    made = drawn([Mark(date(2024, 6, 30), "done"), Mark(date(2026, 6, 30), "over")])
    places = [float(m.attrib["x"].rstrip("%")) for m in made.findall("svg")]
    assert places == sorted(places)
    assert places[1] < AXIS.place(TODAY)
    assert len([line for line in made.findall("line") if line.attrib["class"] == "today"]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_brings_a_style_and_each_has_a_shape_of_its_own(kind):
    text = lane(AXIS, [Mark(TODAY, kind)], today=TODAY, said="x")
    assert "style" not in text
    assert "fill=" not in text
    shapes = {sign(one).partition("<g>")[2] for one in KINDS}
    assert len(shapes) == len(KINDS)


def test_marks_that_stand_close_are_told_to_a_phone():
    months = [Mark(date(2024 + n // 12, n % 12 + 1, 28), "later") for n in range(48)]
    assert drawn(months).attrib["class"] == "lane dense"
    assert drawn(months[::3]).attrib["class"] == "lane"


def test_a_standing_duty_is_a_bar_and_words_are_escaped():
    made = drawn(said='"><script>', standing=(date(2024, 5, 24), date(2027, 12, 31)))
    assert made.find("rect") is not None
    assert made.attrib["aria-label"] == '"><script>'
