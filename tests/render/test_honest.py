"""A rounded number says no more than its interval allows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.language.claims import assertions_in
from lantoa.render.honest import honest, interval, rounded, taken_apart, written
from tests.render.boards import figure

SIZES = {"triệu": 10**6, "tỷ": 10**9, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def parsed(text, lang):
    amount, _, unit = text.partition(" ")
    plain = amount.replace(".", "").replace(",", ".") if lang == "vi" else amount.replace(",", "")
    return Decimal(plain.rstrip("%")) * SIZES.get(unit, 1)


@st.composite
def known(draw):
    """A value up to 10^12 and an interval that holds it."""
    value = draw(st.integers(0, 10**12))
    return (
        value,
        draw(st.integers(max(0, value - value // 3 - 5), value)),
        draw(st.integers(value, value + value // 3 + 5)),
    )


@given(known(), st.sampled_from(["vi", "en"]))
def test_the_word_keeps_the_bound_that_the_interval_allows(ends, lang):
    value, low, high = ends
    said = honest(figure("views", *ends, unit="event"), lang)
    if said.bound == "between":
        first, _, last = said.number.replace("to", "đến").partition(" đến ")
        unit = last.partition(" ")[2]
        assert parsed(f"{first} {unit}", lang) <= low
        assert parsed(last, lang) >= high
        return
    number = parsed(said.number, lang)
    match said.bound:
        case "about":
            assert low <= number <= high
            assert max(number - low, high - number) <= Decimal("0.05") * number
        case "over":
            assert number < low
            assert value - number <= Decimal("0.05") * number
        case "nearly":
            assert number > high
            assert low >= Decimal("0.95") * number
        case _:
            assert number == low == high


@given(known(), st.sampled_from(["vi", "en"]))
def test_a_written_interval_holds_the_whole_interval(ends, lang):
    shown = interval(figure("views", *ends, unit="event"), lang)
    first, _, last = shown.partition(" – ")
    unit = (last or first).partition(" ")[2]
    assert parsed(f"{first.partition(' ')[0]} {unit}", lang) <= ends[1]
    assert parsed(last or first, lang) >= ends[2]


def numbers_in(sentence):
    return [one for one in assertions_in(sentence) if one.kind == "number"]


@given(st.integers(0, 999_999), st.integers(0, 9), st.sampled_from(["vi", "en"]))
def test_a_number_with_its_large_unit_is_read_back_as_a_claim(digits, zeros, lang):
    value = digits * 10**zeros
    (found,) = numbers_in(f"{written(value, lang)} {'lượt xem' if lang == 'vi' else 'views'}")
    assert (found.value, found.bound, found.counted) == (value, "exact", "views")


@given(known(), st.sampled_from(["vi", "en"]))
def test_what_is_said_of_a_figure_is_read_back_with_its_bound(ends, lang):
    said = honest(figure("views", *ends, unit="event"), lang)
    found = numbers_in(f"{said.text} {'lượt xem' if lang == 'vi' else 'views'}")
    if said.bound == "between":
        low, high = found
        assert low.value <= ends[1] <= ends[2] <= high.value
        return
    (one,) = found
    assert one.bound == (said.bound or "exact")
    assert one.value == parsed(said.number, lang)


@given(known(), st.sampled_from(["vi", "en"]))
def test_an_interval_is_read_back_as_a_claim_that_holds_it(ends, lang):
    shown = interval(figure("views", *ends, unit="event"), lang)
    found = numbers_in(f"{shown} {'lượt xem' if lang == 'vi' else 'views'}")
    assert found[0].value <= ends[1] <= ends[2] <= found[-1].value


@given(st.integers(0, 1000), st.sampled_from(["vi", "en"]))
def test_a_share_is_read_back_as_a_claim(tenths, lang):
    words = "bình luận tích cực" if lang == "vi" else "positive comments"
    (found,) = numbers_in(f"{written(Decimal(tenths) / 10, lang, ratio=True)} {words}")
    assert found.value == Decimal(tenths) / 1000


@given(known())
def test_a_rounded_value_is_off_by_less_than_its_interval_is_wide(ends):
    value, low, high = ends
    assert abs(parsed(rounded(figure("views", *ends, unit="event")), "vi") - value) <= max(
        high - low, 0
    )


@pytest.mark.parametrize(
    ("ends", "vietnamese", "english"),
    [
        ((803_000_000, 786_000_000, 821_000_000), "khoảng 800 triệu", "about 800 million"),
        ((60_214, 60_214, 60_214), "hơn 60.000", "more than 60,000"),
        ((340, 340, 340), "340", "340"),
        ((0, 0, 0), "0", "0"),
        ((1_990_000, 1_990_000, 1_990_000), "gần 2 triệu", "nearly 2 million"),
        ((179, 162, 179), "từ 162 đến 179", "from 162 to 179"),
        ((179, 174, 179), "gần 180", "nearly 180"),
        ((10**12, 10**12, 10**12), "1.000 tỷ", "1 trillion"),
        ((19, 11, 138), "từ 11 đến 138", "from 11 to 138"),
        ((5, 5, None), "ít nhất 5", "at least 5"),
        ((None, None, None), "Chưa đo", "Not measured"),
    ],
)
def test_numbers_as_people_say_them(ends, vietnamese, english):
    its = figure("views", *ends, unit="event")
    assert honest(its).text == vietnamese
    assert honest(its, "en").text == english


def test_a_share_is_written_in_percent():
    its = figure("engagement_rate", 0.1047, 0.1037, 0.1053, unit="ratio")
    assert honest(its).text == "hơn 10%"
    assert interval(its) == "10,3 – 10,6%"
    assert rounded(its) == "10,5%"


def test_a_small_share_keeps_the_digits_that_say_anything():
    its = figure("engagement_rate", 0.00047, 0.00041, 0.00053, unit="ratio")
    assert interval(its) == "0,04 – 0,06%"
    assert rounded(its) == "0,05%"


@pytest.mark.parametrize(
    ("sentence", "lang", "parts"),
    [
        (
            "khoảng 800 triệu lượt xem trên TikTok",
            "vi",
            ("khoảng", "800 triệu", "lượt xem trên TikTok"),
        ),
        ("340 bài đăng", "vi", ("", "340", "bài đăng")),
        ("more than 1.2 billion views", "en", ("more than", "1.2 billion", "views")),
        ("from 11 to 138 posts", "en", ("from", "11 to 138", "posts")),
    ],
)
def test_a_sentence_comes_apart_into_word_number_and_rest(sentence, lang, parts):
    found = taken_apart(sentence, lang)
    assert found is not None
    assert (found[0].word, found[0].number, found[1]) == parts


def test_a_sentence_without_a_number_does_not_come_apart():
    assert taken_apart("chưa đo") is None
    assert taken_apart("") is None
