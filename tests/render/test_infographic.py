"""The infographic: text fits, dots are counted, the same board gives the same bytes."""

import io
import re
import struct
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lantoa.core.errors import BadInput
from lantoa.render.infographic import SIZES, Look, infographic, infographic_png
from lantoa.render.infographic_spiral import MOST_DOTS, dot_size, rings_of
from tests.render.boards import DIGEST, FIRST, board, figure, passport

NAMES = st.one_of(
    st.text(min_size=1, max_size=120),
    st.text("ƯỜNGẾỘ ", min_size=1, max_size=120),
    st.text("W", min_size=1, max_size=120),
)
NUMBERS = st.one_of(st.integers(0, 10**12), st.just(10**12), st.integers(0, 40))


def drawn(its, size="4x5", days=3, **more):
    return infographic(its, first_day=FIRST, last_day=FIRST + timedelta(days=days - 1),
                       zone="Asia/Ho_Chi_Minh", size=size, **more)  # fmt: skip


def circles(picture):
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/>', picture.svg)
    return [tuple(map(float, one)) for one in found]


def overlap(one, other):
    return min(one.right, other.right) - max(one.left, other.left) > 0.5 and (
        min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5
    )


def ink(box):
    """The part of a line's box in which letters mostly stand: accents may reach a little over."""
    height = box.bottom - box.top
    return type(box)(box.left, box.top + 0.2 * height, box.right, box.bottom - 0.18 * height)


def outlines(picture):
    """The box of every outline of letters, from the points that are drawn."""
    for d in re.findall(r'<path fill="#[0-9a-f]{6}" d="([^"]+)"', picture.svg):
        xs, ys = [], []
        for command, numbers in re.findall(r"([MLHVCQ])([-\d., ]+)", d):
            found = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
            xs += found if command == "H" else [] if command == "V" else found[::2]
            ys += found if command == "V" else [] if command == "H" else found[1::2]
        yield min(xs), min(ys), max(xs), max(ys)


def assert_fits(picture):
    sheet = SIZES[picture.size]
    for left, top, right, bottom in outlines(picture):
        assert left >= sheet.margin - 8
        assert right <= sheet.width - sheet.margin + 8
        assert top >= 0
        assert bottom <= sheet.height
    boxes = [(text, box) for text, box in picture.placed if box.width > 0]
    for text, box in boxes:
        assert box.left >= sheet.margin - 4, text
        assert box.right <= sheet.width - sheet.margin + 2, text
        assert box.top >= 0, text
        assert box.bottom <= sheet.height, text
    for n, (text, box) in enumerate(boxes):
        for other_text, other in boxes[n + 1 :]:
            assert not overlap(ink(box), ink(other)), (text, other_text)
    for x, y, radius in circles(picture):
        for text, box in boxes:
            near = (min(max(x, box.left), box.right), min(max(y, ink(box).top), ink(box).bottom))
            away = ((near[0] - x) ** 2 + (near[1] - y) ** 2) ** 0.5
            assert away >= radius * 0.7, (text, x, y)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.lists(NUMBERS, min_size=1, max_size=20), NUMBERS, st.sampled_from(list(SIZES)),
       st.sampled_from(["vi", "en"]), st.booleans())  # fmt: skip
def test_text_fits_for_names_up_to_120_letters_and_numbers_up_to_10_to_the_12(
    name, days, views, size, lang, flag
):
    its = board(
        name, days=days, posts=min(sum(days), 10**12), views=(views, views * 9 // 10, views)
    )
    assert_fits(drawn(its, size, len(days), lang=lang, look=Look(with_flag=flag)))


@pytest.mark.parametrize("size", SIZES)
def test_long_reasons_and_many_platforms_fit(size):
    reason = (
        "không bài nào trong phạm vi có lượt xem, vì nền tảng không cho: thiếu không phải là 0 "
        * 3
    )
    platforms = [{"key": p, "label": p} for p in ("TikTok", "Instagram", "Facebook", "YouTube", "Threads", "X", "Zalo", "Báo chí")]  # fmt: skip
    its = board(days=(5, 9))
    figures = [f for f in its.figures if f.id not in ("views", "posts_by_platform")]
    figures += [
        figure("views", refused=reason, unit="event"),
        figure("posts_by_platform", rows=platforms),
    ]
    assert_fits(drawn(type(its)(campaign="a", name="N" * 120, state=1, state_digest=DIGEST,
                                figures=tuple(figures), simulated=True), size))  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_the_same_board_gives_the_same_bytes_and_the_named_pixels(size):
    one, two = (drawn(board(), size) for _ in range(2))
    assert one.svg == two.svg
    png = infographic_png(one, scale=1)
    assert png == infographic_png(two, scale=1)
    assert struct.unpack(">II", png[16:24]) == (SIZES[size].width, SIZES[size].height)


@pytest.mark.parametrize(
    "again", ["lantoa board campaign.toml", "https://example.vn/hc/" + "a" * 250]
)
def test_the_code_is_drawn_module_by_module_with_four_white_ones_around(again):
    picture = drawn(board(), again=again)
    ((x, y, step, runs),) = re.findall(
        r'<path transform="translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)"[^>]* d="([^"]+)"',
        picture.svg,
    )
    wanted = [list(row) for row in segno.make_qr(f"{again}\n{DIGEST}", error="l").matrix]
    found = [[0] * len(wanted) for _ in wanted]
    for column, line, long in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", runs):
        found[int(line)][int(column) : int(column) + int(long)] = [1] * int(long)
    assert found == wanted
    whites = re.findall(
        r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="[\d.]+" fill="#ffffff"',
        picture.svg,
    )
    (left, top, side) = (float(n) for n in whites[0])
    assert float(x) - left == pytest.approx(4 * float(step), abs=0.02)
    assert float(y) - top == pytest.approx(4 * float(step), abs=0.02)
    assert side == pytest.approx((len(wanted) + 8) * float(step), abs=0.05)
    assert float(step) * 2 >= 2, "a module is two pixels of the PNG or more"


def test_one_file_is_one_file():
    source = passport().sources[:1]
    figures = tuple(
        replace(f, passport=replace(f.passport, sources=source)) for f in board().figures
    )
    for lang, words in (("vi", "; 1 tệp đã nhập; "), ("en", "; 1 imported file; ")):
        texts = " ".join(t for t, _ in drawn(replace(board(), figures=figures), lang=lang).placed)
        assert words in texts


def test_the_picture_holds_no_text_that_needs_a_font_and_opens_no_address():
    svg = drawn(board()).svg
    assert "<text" not in svg
    assert "href" not in svg
    assert "url(" not in svg
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")


@pytest.mark.parametrize("name", ["<b>&\"'", "\x00\ud800a", "😀", "﷽" * 120, " "])
def test_hostile_names_leave_the_picture_well_formed(name):
    picture = drawn(board(name))
    root = ET.fromstring(picture.svg)
    assert root.findtext("{http://www.w3.org/2000/svg}title")
    assert infographic_png(picture, scale=0.2)


def test_one_dot_is_a_fixed_number_of_posts():
    assert len(circles(drawn(board(days=(3, 8, 5))))) == 16
    assert len(circles(drawn(board(days=(20_000, 40_000)), days=2))) == 600


@given(st.lists(st.integers(0, 10**12), max_size=40))
def test_dots_are_at_most_half_a_dot_off_on_every_day_and_never_too_many(numbers):
    size = dot_size(sum(numbers))
    rings = rings_of([("d", n) for n in numbers], size)
    running = 0
    for ring, posts in zip(rings, numbers, strict=True):
        running += posts
        assert abs(ring.end * size - running) * 2 <= size
        assert ring.first <= ring.end
    assert not rings or rings[-1].end <= MOST_DOTS


def test_a_simulated_campaign_says_so_and_a_real_one_does_not():
    said = "Dữ liệu mô phỏng: bài đăng và con số đều được dựng ra"
    for size in SIZES:
        assert said in [text for text, _ in drawn(board(), size).placed]
        real = drawn(board(simulated=False), size)
        assert not any("mô phỏng" in text for text, _ in real.placed)
    assert said in drawn(board()).said


def test_the_numbers_are_those_that_were_judged():
    picture = drawn(
        board(),
        sentences={"views": "hơn 780.000 lượt xem trên TikTok", "posts": "gần 17 bài đăng"},
    )
    texts = [text for text, _ in picture.placed]
    assert {"hơn", "780.000", "gần", "17"} <= set(texts)
    assert "hơn 780.000 lượt xem trên TikTok" in picture.said


def test_an_unmeasured_figure_is_not_a_zero():
    texts = [text for text, _ in drawn(board(views=(None, None, None))).placed]
    assert "Chưa đo" in texts
    assert "0" not in texts


def test_no_post_at_all_is_said_in_words():
    picture = drawn(board(days=(0, 0)), days=2)
    assert not circles(picture)
    assert "Chưa thu được bài nào." in [text for text, _ in picture.placed]


def test_the_flag_stands_whole_in_the_middle_where_the_campaign_wants_it():
    assert "#da251d" not in drawn(board()).svg
    picture = drawn(board(days=(200, 300)), days=2, look=Look(with_flag=True))
    (found,) = re.findall(
        r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="#da251d"',
        picture.svg,
    )
    x, y, width, height = map(float, found)
    assert height == pytest.approx(width * 2 / 3, abs=0.01)
    for cx, cy, radius in circles(picture):
        near = (min(max(cx, x), x + width), min(max(cy, y), y + height))
        assert ((near[0] - cx) ** 2 + (near[1] - cy) ** 2) ** 0.5 >= radius


def test_a_pale_colour_is_darkened_until_it_can_be_read():
    svg = drawn(board(), look=Look(colour="#ffe000")).svg
    assert "#ffe000" not in svg
    with pytest.raises(BadInput):
        drawn(board(), look=Look(colour="gold"))


def test_a_size_that_does_not_exist_is_refused():
    with pytest.raises(BadInput, match="9x16"):
        drawn(board(), "2x1")


@pytest.mark.parametrize("size", SIZES)
def test_a_decoder_reads_the_code_of_every_format_and_finds_the_state(size):
    its = board()
    image = Image.open(io.BytesIO(infographic_png(drawn(its, size)))).convert("RGB")
    found = zxingcpp.read_barcodes(image)
    assert len(found) == 1
    assert its.state_digest[:12].lower() in found[0].text.lower()
    # As a phone shows it: half as wide it still reads.
    half = image.resize((image.width // 2, image.height // 2))
    assert [one.text for one in zxingcpp.read_barcodes(half)] == [found[0].text]
