from __future__ import annotations

import pytest

from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Head
from lantoa.sources.shapes import (
    beginning,
    first,
    flag,
    handle,
    label,
    mapping,
    mappings,
    seconds,
    within,
    words,
)


@pytest.mark.parametrize("read", [mapping, mappings, flag, words, seconds])
def test_what_has_another_type_is_refused_by_the_name_of_its_field(read):
    with pytest.raises(Unreadable) as refused:
        read(object(), "user")
    assert refused.value.field == "user"


def test_a_list_may_come_as_an_object_of_positions():
    assert mappings({"0": {"a": 1}, "1": {"a": 2}}, "x") == [{"a": 1}, {"a": 2}]
    with pytest.raises(Unreadable):
        mappings({"edges": []}, "x")
    with pytest.raises(Unreadable):
        mappings([1], "x")


def test_text_loses_nul_and_lone_surrogates_and_truth_is_no_text():
    assert words("a\x00b\ud83d", "x") == "ab?"
    assert words(5, "x") == "5"
    with pytest.raises(Unreadable):
        words(True, "x")


def test_yes_and_no_have_many_spellings_and_perhaps_has_none():
    assert [flag(v, "x") for v in (True, 1, "Yes", "true")] == [True] * 4
    assert [flag(v, "x") for v in (False, 0, "no", "FALSE")] == [False] * 4
    for wrong in (2, "perhaps", 1.0):
        with pytest.raises(Unreadable):
            flag(wrong, "x")


def test_a_duration_that_is_none_is_not_zero_seconds():
    for nothing in (None, "", 0, "nan", float("inf"), -1):
        assert seconds(nothing, "x") is None
    assert seconds("37.1", "x") == 37.1


def test_a_user_name_has_no_at_and_is_in_lower_case():
    assert [handle(v, "x") for v in ("@An.Example ", "", "@", None)] == ["an.example", *[None] * 3]


def test_the_first_value_that_is_there_may_be_zero():
    assert (first(None, "", 0, 1), first()) == (0, None)


def test_a_label_is_a_word():
    assert (label("clips"), label(2), label(None), label([])) == ("clips", "2", "", "")


def test_a_refused_part_is_named_by_its_place():
    assert within("data[1]", Unreadable("id", "no id")) == ("data[1].id", "no id")
    assert within("data[1]", Unreadable("", "empty")) == ("data[1]", "empty")


def test_the_beginning_of_a_file_is_its_objects_whatever_its_shape():
    assert beginning(Head(name="a", shape="lines", payloads=({"a": 1},))) == [{"a": 1}]
    assert beginning(Head(name="a", shape="json", payloads=(), document=[1, {"a": 1}])) == [
        {"a": 1}
    ]
    assert beginning(Head(name="a", shape="json", payloads=(), document={"a": 1})) == [{"a": 1}]
