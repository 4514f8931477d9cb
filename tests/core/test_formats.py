"""Numbers, days and instants as people read them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from lantoa.core import formats

LANGS = st.sampled_from(["vi", "en"])


def test_vietnamese_and_english_write_thousands_their_own_way():
    assert formats.number(40803853520) == "40.803.853.520"
    assert formats.number(40803853520, "en") == "40,803,853,520"


def test_a_missing_number_is_a_dash_and_not_a_zero():
    assert formats.number(None) == "—"
    assert formats.share(None) == "—"


def test_instants_are_shown_in_the_campaign_zone():
    seen = datetime(2024, 9, 9, 17, 30, tzinfo=UTC)
    assert formats.moment(seen, "Asia/Ho_Chi_Minh") == "00:30 10/9/2024"
    assert formats.moment(seen, "Asia/Ho_Chi_Minh", "en") == "00:30 10 Sep 2024"
    assert formats.day(date(2024, 8, 26)) == "26/8/2024"


def read(text, lang):
    """What a reader takes a written number for."""
    marks = str.maketrans({".": "", ",": "."} if lang == "vi" else {",": ""})
    return Decimal(text.translate(marks).replace(formats.MINUS, "-"))


@given(st.integers(-(2**63), 2**63), LANGS)
def test_a_written_number_reads_back_to_the_last_digit(value, lang):
    text = formats.number(value, lang)
    assert read(text, lang) == value
    assert "-" not in text


@given(st.decimals(-(10**12), 10**12, places=4), st.integers(0, 4), LANGS)
def test_a_number_with_decimals_reads_back_as_it_was_rounded(value, decimals, lang):
    text = formats.number(value, lang, decimals)
    assert abs(read(text, lang) - value) <= Decimal(5).scaleb(-decimals - 1)
    assert text.count("," if lang == "vi" else ".") == bool(decimals) or abs(value) >= 1000


@given(st.floats(-5, 5), st.integers(0, 3), LANGS)
def test_a_written_share_reads_back(value, decimals, lang):
    text = formats.share(value, lang, decimals)
    assert text.endswith("%")
    assert " " not in text
    assert abs(float(read(text[:-1], lang)) - value * 100) <= 0.5 * 10**-decimals + 1e-9


def test_a_minus_is_a_true_one_and_nothing_is_below_zero_by_rounding():
    assert formats.number(-4871) == "−4.871"
    assert formats.share(-0.0004) == "0,0%"
    assert formats.number(-0.4) == "0"


@given(st.dates(date(1900, 1, 1)), LANGS)
def test_a_written_day_reads_back(value, lang):
    text = formats.day(value, lang)
    form = "%d/%m/%Y" if lang == "vi" else "%d %b %Y"
    padded = text.replace(str(value.year), f"{value.year:04}")
    assert datetime.strptime(padded, form).replace(tzinfo=UTC).date() == value
    assert not text.startswith("0")


@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    LANGS,
)
def test_a_written_instant_reads_back_to_the_minute(value, lang):
    text = formats.moment(value, "Asia/Ho_Chi_Minh", lang)
    form = "%H:%M %d/%m/%Y" if lang == "vi" else "%H:%M %d %b %Y"
    local = datetime.strptime(text, form).replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert timedelta(0) <= value - local < timedelta(minutes=1)
