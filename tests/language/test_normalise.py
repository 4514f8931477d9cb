import unicodedata

import pytest

from lantoa.language.normalise import match_key, readable, tone_placed


@pytest.mark.parametrize(
    ("new", "old"),
    [("toả", "tỏa"), ("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuý", "thúy"), ("HOÀ", "HÒA"), ("Uỷ ban", "Ủy ban")],
)  # fmt: skip
def test_both_styles_of_tone_marks_become_one(new, old):
    assert tone_placed(new) == old
    assert tone_placed(unicodedata.normalize("NFD", new)) == old
    assert tone_placed(old) == old


@pytest.mark.parametrize(
    "word", ["hoàn", "quý", "Quý", "toán", "huỳnh", "khoản", "tài khoản", "mỗi", "thuế"]
)
def test_words_with_one_spelling_stay(word):
    assert tone_placed(word) == word


def test_our_own_name_is_found_in_either_spelling():
    assert match_key("LAN TOẢ") == match_key("Lan Tỏa") == match_key("lan\u00a0to\u0309a")


def test_hostile_characters_become_spaces_or_nothing():
    assert readable("a\x00b\ud800c\u200bd\u202ee") == "a b cde"
    assert readable("") == ""
