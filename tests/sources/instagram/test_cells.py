from __future__ import annotations

from lantoa.sources.instagram.cells import decoded, nested, unquoted


def test_columns_flattened_with_slashes_or_dots_are_objects_again():
    assert nested({"a/0/b": "1", "a/1/b": "2", "c.d": "3", "e": "4"}) == {
        "a": {"0": {"b": "1"}, "1": {"b": "2"}},
        "c": {"d": "3"},
        "e": "4",
    }


def test_a_column_that_is_text_and_object_at_once_keeps_the_text():
    assert nested({"a": "1", "a.b": "2"}) == {"a": "1"}


def test_a_column_name_of_a_thousand_dots_is_no_trouble():
    assert nested({"." * 1000: "1"})


def test_a_literal_null_is_nothing():
    assert unquoted(" null ") is None
    assert decoded("null") is None


def test_text_that_only_begins_like_json_stays_text():
    assert unquoted('"Hà Giang" mùa hoa') == '"Hà Giang" mùa hoa'
    assert decoded("[giveaway] 3 vé") == "[giveaway] 3 vé"
    assert decoded("[" * 100_000) == "[" * 100_000


def test_a_list_in_a_cell_is_a_list():
    assert decoded('[{"video_duration": 12.5}]') == [{"video_duration": 12.5}]
