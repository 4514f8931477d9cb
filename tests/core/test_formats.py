"""Numbers, days and instants as people read them."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from lantoa.core import formats


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


@given(st.integers(-(10**15), 10**15))
def test_a_written_number_reads_back(value):
    assert int(formats.number(value, "vi").replace(".", "")) == value
    assert int(formats.number(value, "en").replace(",", "")) == value
