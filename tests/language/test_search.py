"""A question finds a name however either of them is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.language.search import MOST_WORDS, asked, same_name, searchable, words_of


def finds(question: str, text: str) -> bool:
    line = searchable(text)
    return all(word in line for word in asked(question))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("hoa hau via he", "Hoa hậu vỉa hè"),
        ("toả", "Lan Tỏa"),
        ("tỏa", "LAN TOẢ"),
        ("dat mui", "Đất Mũi"),
        ("ĐẤT", "dat mui"),
        ("via hoa", "Hoa hậu vỉa hè"),
        ("v", "Hoa hậu vỉa hè"),
        (unicodedata.normalize("NFD", "vỉa hè"), "Hoa hậu vỉa hè"),
        ("an.example", "@an.example"),
        ("", "bất cứ ai"),
        ("%", "bất cứ ai"),
    ],
)
def test_a_question_finds_it(question, text):
    assert finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"), [("oa", "Hoa hậu"), ("hoa x", "Hoa hậu"), ("hoahau", "Hoa hậu")]
)
def test_a_question_does_not_find_it(question, text):
    assert not finds(question, text)


def test_one_name_in_two_spellings_is_the_same_name():
    assert same_name("Hoa hậu vỉa hè") == same_name("HOA-HAU viahe") != same_name("Hoa hậu")


@given(st.text())
def test_folding_again_changes_nothing_and_holds_no_sign(text):
    words = words_of(text)
    assert words_of(" ".join(words)) == words
    assert all(word.isalnum() for word in words)


@given(st.text())
def test_every_text_finds_itself(text):
    assert finds(text, text)
    assert len(asked(text)) <= MOST_WORDS
