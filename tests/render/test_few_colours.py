"""A PNG of few colours: the same picture in a quarter of the bytes."""

import io

import numpy as np
import pytest
import vl_convert
from PIL import Image

from lantoa.render.few_colours import few_colours
from lantoa.render.flag import RED, YELLOW
from lantoa.render.infographic import Look, infographic_png
from tests.render.boards import board
from tests.render.test_infographic import drawn


def png_of(pixels):
    written = io.BytesIO()
    Image.fromarray(np.array(pixels, dtype=np.uint8)).save(written, "PNG")
    return written.getvalue()


def pixels_of(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


@pytest.fixture(scope="module")
def picture():
    return drawn(board(days=(20_000, 40_000)), days=2, look=Look(with_flag=True))


def test_a_picture_of_256_colours_stays_exactly_as_it_is():
    pixels = [[(n, 255 - n, n // 2) for n in range(256)]] * 3
    assert (pixels_of(few_colours(png_of(pixels))) == np.array(pixels)).all()


def test_of_more_colours_the_commonest_stay_and_the_others_become_their_nearest():
    common = [[(n, 0, 0) for n in range(256)]] * 2
    rare = [[(n, 1, 0) for n in range(256)]]
    after = pixels_of(few_colours(png_of(common + rare)))
    assert (after == np.array(common + common[:1])).all()


def test_no_pixel_of_an_infographic_looks_otherwise(picture):
    before = pixels_of(vl_convert.svg_to_png(picture.svg, scale=2.0))
    after = pixels_of(infographic_png(picture))
    assert after.shape == before.shape
    assert np.abs(after - before).max() <= 16
    assert (np.abs(after - before).max(axis=2) > 0).mean() < 0.001


def test_the_colours_of_the_flag_are_exact(picture):
    colours = {tuple(one) for one in pixels_of(infographic_png(picture)).reshape(-1, 3)}
    for name in (RED, YELLOW):
        assert tuple(bytes.fromhex(name[1:])) in colours


def test_a_picture_to_post_is_small_and_has_the_same_bytes_each_time(picture):
    png = infographic_png(picture)
    assert len(png) <= 300_000
    assert len(png) * 2 < len(vl_convert.svg_to_png(picture.svg, scale=2.0))
    assert png == infographic_png(picture)
