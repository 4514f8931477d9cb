"""Text is measured as it is drawn, whatever letters it holds."""

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from hypothesis import given
from hypothesis import strategies as st

from lantoa.render.fonts import FOLDER, face, shortened, width

VIETNAMESE = (
    "ĂÂĐÊÔƠƯẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴỶỸạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ"
)


def extent(path):
    pen = BoundsPen(None)
    parse_path(path, pen)
    return pen.bounds


@pytest.mark.parametrize("weight", [400, 600, 800])
def test_every_vietnamese_letter_has_an_outline_in_every_weight(weight):
    its = face(weight)
    for letter in VIETNAMESE:
        assert ord(letter) in its._cmap, letter
        assert its.path(letter, 0, 0, 100)


def test_decomposed_letters_are_drawn_like_composed_ones():
    assert face(400).path("e\u0302\u0323", 0, 0, 20) == face(400).path("ệ", 0, 0, 20)


def test_kerning_brings_a_pair_together():
    apart = width("A", 100) + width("V", 100)
    assert width("AV", 100) < apart


def test_pictures_are_left_out_and_foreign_letters_are_boxes():
    assert width("a😀️b", 20) == width("ab", 20)
    assert width("a中b", 20) > width("ab", 20)
    assert face(400).path("中", 0, 0, 20)


@given(st.text(max_size=40), st.sampled_from([400, 600, 800]))
def test_outlines_end_where_the_measured_width_ends(text, weight):
    path = face(weight).path(text, 0, 0, 1000)
    if path:
        left, _, right, _ = extent(path)
        # A letter may lean a little out of its own advance width.
        assert left >= -160
        assert right <= width(text, 1000, weight) + 160


@given(st.text(max_size=60), st.floats(1, 400))
def test_a_shortened_text_fits_its_room(text, room):
    cut = shortened(text, room, 16)
    assert width(cut, 16) <= room or cut == "…"
    assert cut == text or cut.endswith("…")


def test_the_licence_lies_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
