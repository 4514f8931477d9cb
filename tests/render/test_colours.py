"""A campaign's colour is read, refused, and made legible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import BadInput
from lantoa.render.colours import DARK, LIGHT, colour_of, contrast, legible

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@pytest.mark.parametrize("text", ["", "red", "#12", "#1234567", "#ggg", "url(#a)", "#fff;"])
def test_what_is_no_colour_is_refused_with_an_example(text):
    with pytest.raises(BadInput, match="#rrggbb"):
        colour_of(text)


@given(COLOURS, st.sampled_from([LIGHT.paper, DARK.paper, "#ffffff", "#000000"]))
def test_any_colour_becomes_legible_and_a_legible_one_stays(colour, paper):
    shade = legible(colour, paper)
    assert contrast(shade, paper) >= 4.5
    assert shade == colour or contrast(colour, paper) < 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_ink_of_both_themes_can_be_read_on_paper(theme):
    for ink in (theme.ink, theme.ink_2, theme.ink_3, theme.accent):
        assert contrast(ink, theme.paper) >= 4.5
