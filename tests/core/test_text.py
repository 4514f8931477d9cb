"""Text made comparable, hashtags found, secrets cut out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.text import hashtag_key, hashtags_in, nfc, plain_key, without_secrets


def test_a_decomposed_hashtag_is_found_whole_and_matches_the_composed_one():
    decomposed = unicodedata.normalize("NFD", "Chào #HàGiang")
    assert hashtags_in(decomposed) == ("HàGiang",)
    assert hashtag_key(unicodedata.normalize("NFD", "#HÀGIANG")) == hashtag_key("hàgiang")


def test_toa_written_in_two_ways_stays_two_keys_but_one_without_diacritics():
    assert hashtag_key("#LanToả") != hashtag_key("#LanTỏa")
    assert plain_key("LanToả") == plain_key("LanTỏa") == "lantoa"


def test_the_letter_d_with_stroke_loses_it_in_the_plain_key():
    assert plain_key("Đất Nước") == "dat nuoc"


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("#một#hai #ba", ("một", "hai", "ba")),
        ("https://a.vn/trang#dau #that", ("that",)),
        ("rock&#39;n roll #1 #2/9 #2thang9", ("2thang9",)),
        ("＃toàn_góc", ("toàn_góc",)),
        ("#lặp #lặp #Lặp", ("lặp", "Lặp")),
        ("email a#b", ()),
        ("", ()),
    ],
)
def test_hashtags_of_a_caption(caption, found):
    assert hashtags_in(caption) == found


def test_an_emoji_with_joiners_stays_inside_a_hashtag():
    assert hashtags_in("#vui👩‍👩‍👧❤️ nhé") == ("vui👩‍👩‍👧❤️",)


def test_tokens_signatures_and_passwords_leave_an_address():
    url = "https://an:matkhau@a.example.vn/v?id=1&X-Signature=abc&access_token=t&x-expires=9#access_token=t"
    assert without_secrets(url) == "https://a.example.vn/v?id=1"


def test_an_address_without_secrets_stays_as_it_is():
    url = "https://www.tiktok.com/@an.example/video/7506832681780355748"
    assert without_secrets(url) == url


@given(st.text(max_size=60))
def test_keys_and_addresses_never_fail_and_settle_at_once(text):
    assert nfc(nfc(text)) == nfc(text)
    assert hashtag_key(hashtag_key(text)) == hashtag_key(text)
    hashtags_in(text)
    without_secrets(text)
    plain_key(text)
