"""Every figure has a label in both languages, an interval in words, and its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantoa.core.records import METHODS
from lantoa.measure.labels import LABELS, WORDS
from lantoa.measure.last import EXACTNESS
from lantoa.measure.registry import DEFINITIONS, PLACE_DEFINITIONS

_PAGES = Path(__file__).parents[2] / "docs" / "measures"


def test_ids_are_unique_and_posts_come_first() -> None:
    ids = [its.id for its in (*DEFINITIONS, *PLACE_DEFINITIONS)]
    assert len(ids) == len(set(ids))
    assert ids[0] == "posts"
    assert set(ids) == set(LABELS)


@pytest.mark.parametrize("its", DEFINITIONS, ids=lambda its: its.id)
def test_a_definition_has_its_words_and_a_page_that_names_id_and_version(its) -> None:
    assert its.interval in WORDS
    assert its.unit in ("post", "channel", "event", "ratio")
    page = (_PAGES / its.page).read_text(encoding="utf-8")
    assert f"`{its.id}`" in page
    assert f"`{its.id}` · {its.version}" in page
    assert "## English" in page


def test_every_method_has_its_place_in_the_order_of_exactness() -> None:
    assert sorted(EXACTNESS) == sorted(METHODS)


def test_every_sentence_has_the_same_facts_in_both_languages() -> None:
    import string

    for vi, en in WORDS.values():
        fields = [{f for _, f, _, _ in string.Formatter().parse(text) if f} for text in (vi, en)]
        assert fields[0] == fields[1]
