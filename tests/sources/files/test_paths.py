"""Values by column or dotted path."""

from __future__ import annotations

import unicodedata

import pytest

from lantoa.sources.files.paths import found_at

PAYLOAD = {
    "author": {"name": "an.example"},
    "tags": [{"name": "a"}, {}, {"name": "b"}],
    "a.b": 1,
    "a": {"b": 2},
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("author.name", "an.example"), ("tags.name", ["a", "b"]), ("tags.0.name", "a"),
        ("tags.9.name", None), ("a.b", 1), ("author.name.first", None), ("none", None), ("none.x", None),
    ],
)  # fmt: skip
def test_what_stands_at_a_path(path, value):
    assert found_at(PAYLOAD, path) == value


def test_a_column_matches_in_any_unicode_form():
    composed = unicodedata.normalize("NFC", "Lượt xem")
    decomposed = unicodedata.normalize("NFD", composed)
    assert found_at({decomposed: "5"}, composed) == found_at({composed: "5"}, decomposed) == "5"
