"""A picture that stands alone carries its letters."""

import base64
import io
import re

from fontTools.ttLib import TTFont

from lantoa.render.charts import chart_of, chart_svg
from lantoa.render.svg_fonts import with_fonts
from tests.render.boards import board


def carried(svg):
    faces = re.findall(r"font-weight:(\d+);src:url\(data:font/ttf;base64,([^)]+)\)", svg)
    return {weight: TTFont(io.BytesIO(base64.b64decode(data))) for weight, data in faces}


def test_a_chart_carries_each_letter_in_the_weight_that_it_is_written_in():
    svg = chart_svg(chart_of(board(), "days").spec)
    fonts = carried(with_fonts(svg))
    assert set(fonts) == {"400", "600"}
    bold = re.findall(r'<text[^>]*font-weight="600"[^>]*>([^<]+)<', svg)
    assert bold
    assert {ord(letter) for text in bold for letter in text} <= set(fonts["600"].getBestCmap())


def test_letters_that_are_not_used_stay_out():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>Đợt &amp; số</text></svg>'
    fonts = carried(with_fonts(svg))
    assert set(fonts["400"].getBestCmap()) == set(map(ord, "Đợt & số"))
    assert len(with_fonts(svg)) < 12_000


def test_the_same_picture_gives_the_same_bytes():
    svg = chart_svg(chart_of(board(), "days").spec)
    assert with_fonts(svg) == with_fonts(svg)


def test_a_picture_without_text_stays_as_it_is():
    assert with_fonts("<svg><path d=''/></svg>") == "<svg><path d=''/></svg>"
