from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import Unreadable
from lantoa.sources.instagram.ids import (
    pk_of,
    shortcode,
    shortcode_in,
    shortcode_of,
    uploaded_at,
)

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PK, CODE = 3963381371133254330, "DcAwluvzFq6"


@given(st.integers(1, 2**64 - 1))
def test_a_number_and_its_shortcode_are_the_same_number(pk):
    assert pk_of(shortcode_of(pk)) == pk


@given(st.text(DIGITS, min_size=1, max_size=11).filter(lambda code: code[0] != "A"))
def test_a_shortcode_and_its_number_are_the_same_shortcode(code):
    assert shortcode_of(pk_of(code)) == code


@pytest.mark.parametrize(
    "names",
    [
        {"code": CODE},
        {"pk": PK},
        {"pk": str(PK)},
        {"pk": f"{PK}_5583800796"},
        {"code": CODE, "pk": PK},
        {"code": CODE + "x" * 28, "pk": PK},
        {"code": CODE, "pk": "3.96338E+18"},
        {"code": CODE, "pk": 3.96338e18},
        {"pk": "", "url": f"https://www.instagram.com/reel/{CODE}/?igsh=abc"},
    ],
)
def test_every_name_of_a_post_gives_the_same_shortcode(names):
    assert shortcode(**names) == CODE


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ({"code": CODE, "pk": PK + 1}, "code"),
        ({"code": "not a code"}, "code"),
        ({"code": "https://a.vn/"}, "code"),
        ({"pk": "3.96338E+18"}, "pk"),
        ({"pk": None}, "pk"),
        ({"pk": "abc", "url": "https://example.vn/p/DcAwluvzFq6"}, "pk"),
        ({"pk": True}, "pk"),
        ({"pk": "０１２"}, "pk"),
        ({"code": [CODE]}, "code"),
    ],
)
def test_what_names_no_post_or_two_is_refused_by_field(names, field):
    with pytest.raises(Unreadable) as refused:
        shortcode(**names)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.instagram.com/p/{CODE}/",
        f"instagram.com/reels/{CODE}",
        f"https://instagram.com/tv/{CODE}#a",
        f"https://www.instagram.com/an.example/p/{CODE}/?img_index=1",
        f"https://www.threads.net/@an.example/post/{CODE}",
    ],
)
def test_the_shortcode_is_found_in_an_address(address):
    assert shortcode_in(address) == CODE


def test_an_address_of_an_account_holds_no_shortcode():
    assert shortcode_in("https://www.instagram.com/an.example/") is None


def test_the_number_of_a_post_holds_when_it_was_uploaded():
    pk = int((datetime(2026, 2, 8, tzinfo=UTC).timestamp() * 1000) - 1314220021721) << 23 | 12345
    assert uploaded_at(shortcode_of(pk)) == datetime(2026, 2, 8, tzinfo=UTC)


def test_the_number_of_a_very_old_post_holds_no_time():
    assert uploaded_at("BQeH") is None
